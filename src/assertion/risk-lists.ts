/** Lists of what may come: "the risks, which include bleeding and stroke", "complications including infection were discussed". */
import { Kind, mayHold, type Sentence } from '../note/index.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, Mark, type View, wordTest } from './view.ts'

const listed = readCueRow('risks include', 'certainty=hypothetical', 'forward', 'clause')

const isRisk = wordTest('risk risks hazard hazards danger dangers')
// one question instead of three for nearly every word
const any =
  'risk risks hazard hazards danger dangers complication complications sequelae toxicity toxicities effect effects'
const isAny = wordTest(any)
const mayRisk = mayHold(any)
const isRisks = wordTest('risks')
const longestTerm = 8 // tokens of a condition right behind "risks"
const isFactor = wordTest('factor factors assessment score stratification')
// These happen as well as threaten: a word of counselling must stand in their sentence.
const isComplication = wordTest('complication complications sequelae toxicity toxicities')
const isEffect = wordTest('effect effects')
const isSide = wordTest('side adverse')
const isCounsel = wordTest(
  'discussed discuss discussing discussion explained explain explaining reviewed outlined informed understand understands understood consent consented aware counseled counselled counseling accepts accepted advised described warned possible potential potentially may could might',
)
const opens = wordTest('including include includes included are were namely like')
const isSuch = wordTest('such')
const isAs = wordTest('as')
const ends = wordTest('was were has have had is but he she')

// How many tokens may stand between the risks and the word that begins their list, and in the list.
const maxLead = 25
const maxList = 160

/** One cue a list, its scope the list: from "including", "are", "such as" or a colon after the risks to the next verb. */
export function findRiskCues(
  { text, tokens, marks, contentFirst }: Pick<View, 'text' | 'tokens' | 'marks' | 'contentFirst'>,
  sentences: readonly Sentence[],
): FoundCue[] {
  const cues: FoundCue[] = []
  if (!mayRisk(tokens) && !mayTell(tokens)) return cues
  for (const sentence of sentences) {
    const told = toldList(sentence)
    if (told) {
      cues.push(told)
      continue
    }
    let counselled: boolean | null = null
    for (let i = sentence.first; i < sentence.end; i++) {
      if (tokens.kind[i] !== Kind.word || !isAny(tokens, i)) continue
      const risk = isRisk(tokens, i) && !(i + 1 < sentence.end && isFactor(tokens, i + 1))
      const event = isComplication(tokens, i) || (isEffect(tokens, i) && i > sentence.first && isSide(tokens, i - 1))
      if (!risk && !(event && (counselled ??= isCounselled(tokens, sentence)))) continue
      const stop = Math.min(sentence.end, i + maxLead)
      let at = i + 1
      // "Risks bleeding, infection, conversion to open reviewed."
      if (isRisks(tokens, i) && beginsContent(i + 1, stop) && (counselled ??= isCounselled(tokens, sentence))) {
        cues.push({ first: i, end: i + 1, row: listed, scope: { first: i + 1, end: listEnd(i + 1, sentence.end) } })
        break
      }
      // "Ileus risk: senna" heads a plan
      if (marks[at] === Mark.colon && i > sentence.first && contentFirst[i - 1] !== 0) continue
      while (at < stop && !begins(at)) at++
      if (at >= stop) continue
      const first = at
      const end = isSuch(tokens, at) ? at + 2 : at + 1
      const last = listEnd(end, sentence.end)
      if (last > end) cues.push({ first, end, row: listed, scope: { first: end, end: last } })
      i = last
    }
  }
  return cues

  /** "We discussed DVT, skin necrosis and death": a list that ends in death is of what may come. */
  function toldList({ first, end }: Sentence): FoundCue | null {
    const death = deathIn(tokens, first, end)
    for (let i = first; i < death; i++)
      if (isTold(tokens, i) && beginsContent(i + 1, end))
        return { first: i, end: i + 1, row: listed, scope: { first: i + 1, end: listEnd(death, end, true) } }
    return null
  }

  /** Where a list ends: at a verb, or at a semicolon once it has `commas`; else semicolons part it: "infection; bleeding; stiffness". */
  function listEnd(from: number, high: number, commas = false): number {
    let last = from
    while (last < high && last < from + maxList && !(marks[last] === Mark.semicolon && commas)) {
      if (ends(tokens, last)) break
      if (marks[last] === Mark.comma) commas = true
      last++
    }
    return last
  }

  function beginsContent(at: number, stop: number): boolean {
    for (let k = at; k < Math.min(stop, at + longestTerm); k++) if (contentFirst[k] === at + 1) return true
    return false
  }

  function begins(at: number): boolean {
    if (tokens.kind[at] === Kind.sign) return text.charCodeAt(tokens.start[at]!) === 58
    // "were discussed, including": what they are comes later
    if (opens(tokens, at)) return !(at + 1 < tokens.length && isCounsel(tokens, at + 1))
    return isSuch(tokens, at) && isAs(tokens, at + 1)
  }
}

const isDeath = wordTest('death')
const mayTell = mayHold('death')
const isTold = wordTest('discussed reviewed explained disclosed understands')

/** The token of "death" in a sentence; 0 where none stands. */
function deathIn(tokens: View['tokens'], first: number, end: number): number {
  for (let i = first; i < end; i++) if (isDeath(tokens, i)) return i
  return 0
}

function isCounselled(tokens: View['tokens'], { first, end }: Sentence): boolean {
  for (let i = first; i < end; i++) if (isCounsel(tokens, i)) return true
  return false
}
