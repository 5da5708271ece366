/** Cues that are signs: "-n/v/d", "+SOB", "CP (-)", "(+) cough", "?PNA", "[x] dyspnea", "Homans: -". */
import { Flag, Kind, type Sentence } from '../note/index.ts'
import { impliedBy, type Section, sectionOf } from '../sections/index.ts'
import { answersLabel, isRowNo, isYes } from './answers.ts'
import { readCueRow } from './cue-rows.ts'
import { answeredNo, followedByContent, isLetterChain, type Page, readQuestion } from './question-cues.ts'
import { type FoundCue, Mark, wordTest } from './view.ts'

const plusBefore = readCueRow('(+)', 'certainty=present', 'forward', 'next')
const minusBefore = readCueRow('-', 'certainty=absent', 'forward', 'next')
const plusAfter = readCueRow('(+)', 'certainty=present', 'backward', '1')
// "(-) fever, chills": the bracket heads its list
const minusHead = readCueRow('(-)', 'certainty=absent', 'forward', 'clause')
const minusAfter = readCueRow('(-)', 'certainty=absent', 'backward', '1')
const noneOfTen = readCueRow('0/10', 'certainty=absent', 'backward', '1')
const boxChecked = readCueRow('[x]', 'certainty=present', 'forward', 'clause')
const boxAsked = readCueRow('[?]', 'certainty=possible', 'forward', 'clause')
const boxEmpty = readCueRow('[ ]', 'certainty=absent', 'forward', 'clause')

/** The sign cues of a note, in order. */
export function findSignCues(page: Page, sentences: readonly Sentence[], sections: readonly Section[]): FoundCue[] {
  const found: FoundCue[] = []
  let checked: boolean | null = null
  for (const sentence of sentences) {
    let after: boolean | null = null // do "(+)" and "(-)" stand after what they are about? decided by the first of a sentence
    for (let i = sentence.first; i < sentence.end; i++) {
      if (page.tokens.kind[i] !== Kind.sign) {
        // "Diabetes Y  HTN N": a row of letters
        if (isRowNo(page, i, sentence)) found.push({ first: i, end: i + 1, row: answeredNo })
        else if (isNoneOfTen(page, i, sentence)) found.push({ first: i, end: i + 3, row: noneOfTen })
        continue
      }
      switch (page.text.charCodeAt(page.tokens.start[i]!)) {
        case 91: /* [ */
        case 0x2610: /* ☐ */
        case 0x2611: /* ☑ */
        case 0x2612: /* ☒ */ {
          const box = readBox(page, i, sentence.end)
          if (!box) break
          const symptoms = impliedBy(sections[sectionOf(sections, i)]!, 'list') === 'symptom'
          if (!box.checked && !symptoms && !isRow(page, i, box.end) && !(checked ??= hasCheckedBox(page))) break // a list of things to do
          const end = endOfBox(page, box.end, sentence.end)
          found.push({
            first: i,
            end: box.end,
            row: box.asked ? boxAsked : box.checked ? boxChecked : boxEmpty,
            scope: { first: box.end, end },
          })
          i = box.end - 1
          break
        }
        case 40: /* ( */ {
          if (i + 2 >= sentence.end || page.marks[i + 2] !== Mark.close) break
          // "Headache (Y), seizures (N)"
          if (i > sentence.first && page.contentFirst[i - 1] !== 0 && isLetterAnswer(page, i + 1)) {
            const row = isYes(page.tokens, i + 1) ? plusAfter : minusAfter
            found.push({ first: i, end: i + 3, row })
            i += 2
            break
          }
          const plus = isPlus(page, i + 1)
          if (!plus && !isMinus(page, i + 1)) break
          after ??= i > sentence.first && contentBefore(page, i - 1, sentence.first)
          found.push({
            first: i,
            end: i + 3,
            row: after ? (plus ? plusAfter : minusAfter) : plus ? plusBefore : minusHead,
          })
          i += 2
          break
        }
        case 63: /* ? */ {
          const one = readQuestion(page, i, sentence)
          if (one) found.push(one)
          break
        }
        case 58 /* : */:
          // `scope.ts` knows "No" for an answer, which is a cue by itself
          if (isN(page.tokens, i + 1) && answersLabel(page, i + 1))
            found.push({ first: i + 1, end: i + 2, row: answeredNo })
          break
        case 43 /* + */:
          if (
            (isSigned(page, i, sentence) || isInSignRow(page, i, sentence)) &&
            followedByContent(page, i + 1, sentence.end)
          )
            found.push({ first: i, end: i + 1, row: plusBefore })
          break
        case 45: /* - */
        case 0x2013: /* – */
        case 0x2212: /* − */ {
          const one = readMinus(page, i, sentence, sections, found.at(-1))
          if (one) found.push(one)
          break
        }
        default:
      }
    }
  }
  return found
}

/** "Pain 0/10", "headache: 0/10". */
function isNoneOfTen({ text, tokens, marks, contentFirst }: Page, i: number, { first, end }: Sentence): boolean {
  if (tokens.kind[i] !== Kind.number || text.charCodeAt(tokens.start[i]!) !== 48 || i + 2 >= end) return false
  if (tokens.end[i]! - tokens.start[i]! !== 1 || marks[i + 1] !== Mark.slash) return false
  if (text.slice(tokens.start[i + 2]!, tokens.end[i + 2]!) !== '10') return false
  const before = i > first && marks[i - 1] === Mark.colon ? i - 2 : i - 1
  return before >= first && contentFirst[before] !== 0
}

function isPlus(page: Page, i: number): boolean {
  return page.text.charCodeAt(page.tokens.start[i]!) === 43 && page.tokens.kind[i] === Kind.sign
}

function isMinus({ text, tokens }: Page, i: number): boolean {
  const code = text.charCodeAt(tokens.start[i]!)
  return (
    tokens.kind[i] === Kind.sign &&
    tokens.end[i]! - tokens.start[i]! === 1 &&
    (code === 45 || code === 0x2013 || code === 0x2212)
  )
}

/** Glued to what follows and not to what stands before: "+SOB", "(+cough", "/-d"; also "+ fatigue" where a thought begins. */
function isSigned({ tokens, marks }: Page, i: number, sentence: Sentence): boolean {
  if (i + 1 >= sentence.end || tokens.kind[i + 1] !== Kind.word) return false
  const before = i > sentence.first ? marks[i - 1]! : Mark.comma
  const starts =
    before === Mark.comma ||
    before === Mark.semicolon ||
    before === Mark.colon ||
    before === Mark.open ||
    before === Mark.slash
  if (tokens.flags[i + 1]! & Flag.space) return starts && before !== Mark.slash
  return starts || (tokens.flags[i]! & Flag.space) !== 0
}

function readMinus(
  page: Page,
  i: number,
  sentence: Sentence,
  sections: readonly Section[],
  previous: FoundCue | undefined,
): FoundCue | null {
  const { tokens, marks, contentFirst } = page
  if (!isMinus(page, i)) return null
  const spaced = (tokens.flags[i]! & Flag.space) !== 0
  const last = i + 1 >= sentence.end
  // "Homans: -", "CP-, SOB-": glued to a condition, or after its colon, and nothing follows
  if (i > sentence.first && (last || marks[i + 1] === Mark.comma || marks[i + 1] === Mark.semicolon)) {
    // "fever -, rash -": with a blank before it a dash at the end is a sign after others only
    const isSign = !spaced || !last || (previous?.row === minusAfter && previous.first >= sentence.first)
    if (contentFirst[i - 1] !== 0 && isSign) return { first: i, end: i + 1, row: minusAfter }
    if (marks[i - 1] === Mark.colon) return { first: i, end: i + 1, row: minusAfter }
    return null
  }
  // "+ SOB - likely CHF": a dash before what is thought of it
  if (isInSignRow(page, i, sentence) && followedByContent(page, i + 1, sentence.end) && !isHedge(tokens, i + 1))
    return { first: i, end: i + 1, row: minusBefore }
  if (last || !isSigned(page, i, sentence) || tokens.flags[i + 1]! & Flag.space) return null
  if (!followedByContent(page, i + 1, sentence.end)) return null
  // At a line's begin a dash is a bullet, unless the line is a row of signs, or lists symptoms by letters.
  if (tokens.flags[i]! & Flag.line || i === sentence.first) {
    const list = impliedBy(sections[sectionOf(sections, i)]!, 'list')
    if (
      !isLetterChain(page, i + 1, sentence.end) &&
      !hasFurtherSign(page, i + 1, sentence.end) &&
      !(list === 'symptom' && isCompact(page, i, sentence.end))
    )
      return null
  }
  return { first: i, end: i + 1, row: minusBefore }
}

const isHedge = wordTest(
  'likely probable probably possible possibly presumed suspect suspected suspicious concern concerning concerned consider presumably due from',
)

// How far from a sign the others of its row are looked for, in tokens.
const rowReach = 60

/**
 * "- CP, - SOB, + palpitations", "ROS: + SOB - CP": signs with blanks around them, one of plus and two of minus on a line, or one where
 * the plus begins it, each before a condition and each but the first after a comma or a condition.
 */
function isInSignRow(page: Page, at: number, { first, end }: Sentence): boolean {
  const { tokens, marks, contentFirst } = page
  let from = at
  while (from > first && from > at - rowReach && !(tokens.flags[from]! & Flag.line)) from--
  let pluses = 0
  let minuses = 0
  let plusFirst = false
  for (let i = from; i < end && i < at + rowReach && !(i > from && tokens.flags[i]! & Flag.line); i++) {
    const plus = isPlus(page, i)
    if (!plus && !isMinus(page, i)) continue
    const opens = i === from || marks[i - 1] === Mark.colon
    const begins = opens || marks[i - 1] === Mark.comma || contentFirst[i - 1] !== 0
    const spaced = i === from || (tokens.flags[i]! & Flag.space) !== 0
    if (!begins || !spaced || !followedByContent(page, i + 1, end)) continue
    if (pluses + minuses === 0) plusFirst = plus && opens
    if (plus) pluses++
    else minuses++
  }
  return pluses >= 1 && minuses >= (plusFirst ? 1 : 2)
}

// "-CP" alone on a line of a review of systems: an item of one or two words is denied, a longer one is a bullet's.
const compact = 3

function isCompact(page: Page, i: number, end: number): boolean {
  return end - i <= compact && (page.tokens.flags[i + 1]! & Flag.upper) !== 0
}

/** Another glued "-x" or "+x" on the same line. */
function hasFurtherSign(page: Page, from: number, end: number): boolean {
  const { tokens } = page
  for (let i = from; i + 1 < end && !(tokens.flags[i]! & Flag.line && i > from); i++) {
    if (!(isMinus(page, i) || isPlus(page, i)) || !(tokens.flags[i]! & Flag.space) || tokens.flags[i + 1]! & Flag.space)
      continue
    if (page.contentEnd[i + 1] !== 0) return true
  }
  return false
}

/** "(Y)", "(no)": the answer alone in its brackets. */
function isLetterAnswer({ tokens, marks }: Page, i: number): boolean {
  return marks[i + 1] === Mark.close && isShortAnswer(tokens, i)
}

const isShortAnswer = wordTest('y n yes no')
const isN = wordTest('n')

function contentBefore({ contentFirst, marks }: Page, from: number, low: number): boolean {
  for (let i = from; i >= low && i > from - 4; i--) {
    if (contentFirst[i] !== 0) return true
    if (marks[i] === Mark.comma || marks[i] === Mark.colon || marks[i] === Mark.semicolon) return false
  }
  return false
}

interface Box {
  readonly checked: boolean
  readonly asked?: boolean
  readonly end: number
}

function readBox({ text, tokens }: Page, i: number, end: number): Box | null {
  const code = text.charCodeAt(tokens.start[i]!)
  if (code !== 91) return { checked: code !== 0x2610, end: i + 1 }
  if (i + 1 < end && text.charCodeAt(tokens.start[i + 1]!) === 93) return { checked: false, end: i + 2 }
  if (i + 2 >= end || text.charCodeAt(tokens.start[i + 2]!) !== 93 || tokens.end[i + 1]! - tokens.start[i + 1]! !== 1)
    return null
  const mark = text[tokens.start[i + 1]!]!
  if ('xX+✓✔√*'.includes(mark)) return { checked: true, end: i + 3 }
  if (mark === '?') return { checked: true, asked: true, end: i + 3 }
  return '_-'.includes(mark) ? { checked: false, end: i + 3 } : null
}

/** A box speaks of what follows it up to the next box or the line's end. */
function endOfBox({ text, tokens }: Page, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(tokens.start[i]!)
    if (i > from && tokens.flags[i]! & Flag.line) return i
    if (code === 91 || (code >= 0x2610 && code <= 0x2612)) return i
  }
  return end
}

// How far the next box of a row may stand.
const maxRow = 12

/** "[ ] chest pain [ ] dyspnea": a box before a condition, and another on the same line; things to do have a line each. */
function isRow(page: Page, i: number, end: number): boolean {
  const { text, tokens, contentEnd } = page
  if (end >= tokens.length || contentEnd[end] === 0) return false
  const isBox = (k: number): boolean =>
    text.charCodeAt(tokens.start[k]!) === 91 || text.charCodeAt(tokens.start[k]!) === 0x2610
  for (let k = end; k < tokens.length && k < end + maxRow && !(tokens.flags[k]! & Flag.line); k++)
    if (isBox(k)) return true
  for (let k = i; k > 0 && k > i - maxRow && !(tokens.flags[k]! & Flag.line); k--) if (isBox(k - 1)) return true
  return false
}

/** A list of boxes in which one is checked is a list of findings, not of things to do. */
function hasCheckedBox(page: Page): boolean {
  for (let i = 0; i < page.tokens.length; i++) {
    const code = page.text.charCodeAt(page.tokens.start[i]!)
    if (code === 0x2611 || code === 0x2612) return true
    if (code === 91 && readBox(page, i, page.tokens.length)?.checked) return true
  }
  return false
}
