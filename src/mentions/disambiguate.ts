/** Ambiguous terms: which meaning, if any, the words around allow. */
import { byEntry, kindBit, type Lexicon, type TermTable, type Words } from '../lexicon/index.ts'
import { Flag, Kind, type Line, normaliseWord, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import { type Candidate, writtenForm } from './candidates.ts'
import { hasDoseAfter, hasValueAfter, medicationEvidence } from './medication-evidence.ts'
import { isTestResult } from './test-result.ts'
import { isTold } from './told-frames.ts'
import { isWholeItem } from './whole-item.ts'

/** What deciding may look at. */
export interface Around {
  readonly text: string
  readonly tokens: TokenTable
  readonly words: Words
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  readonly sentenceAt: Int32Array
  readonly sections: readonly Section[]
  readonly sectionAt: Int32Array
  readonly terms: TermTable
  /** For each token, the mask of the kinds of the terms that begin there, and of those that end there (at end - 1). */
  readonly beginsAt: Uint16Array
  readonly endsAt: Uint16Array
  /** 1 where a cue ends that denies, hedges, dates back or gives to a relative: what stands after it is a condition. */
  readonly cueEndsAt: Uint8Array
  readonly lexicon: Lexicon
  /** Are words that must be slips of a term's looked for? They are, unless this says `off`. */
  readonly misspellings: 'on' | 'off'
  /** Do ambiguous terms count for which nothing speaks, and against which no rule? They don't, unless this says `on`. */
  readonly unproven: 'on' | 'off'
}

/** What was decided about one candidate, and the rule that decided; null when nothing had to be decided. */
export interface Decision {
  readonly accepted: boolean
  readonly rule: string | null
  /** The meaning that a rule chose; null when the first will do. */
  readonly concept: number | null
  /** Left out for want of evidence, not by a rule: standing in a list of conditions would let a condition in. */
  readonly open: boolean
}

/** Decides whether a candidate counts here: rows of ambiguous.tsv first, then, for a term marked `?`, the evidence of its kind. */
export function decide(candidate: Candidate, around: Around): Decision {
  if (candidate.kind === 'condition' && isSigWord(candidate, around)) return sigWord
  if (around.lexicon.columns.entryKinds[candidate.entry]! & kindBit('word')) {
    const ruled = ruleOf(candidate, around)
    // what else it may be comes after what stands right beside it: "Flu-"
    if (ruled?.rule === 'ambiguous/default' && candidate.kind === 'condition' && isTestResult(candidate, around))
      return testResult
    if (ruled !== undefined)
      return { accepted: ruled.concept !== null, rule: ruled.rule, concept: ruled.concept, open: false }
  }
  if (candidate.kind === 'condition' && isTestResult(candidate, around)) return testResult
  if (!candidate.ambiguous) return { accepted: true, rule: null, concept: null, open: false }
  const rule =
    candidate.kind === 'medication' ? medicationEvidence(candidate, around) : conditionEvidence(candidate, around)
  return { accepted: rule !== null, rule, concept: usualMeaning(candidate, around.lexicon), open: rule === null }
}

/** The first meaning that no row asks anything for: of "mass", the one that is neither the abdomen's nor the neck's. Null when the first will do. */
function usualMeaning({ entry, concepts }: Candidate, lexicon: Lexicon): number | null {
  if (concepts.length === 1 || !(lexicon.columns.entryKinds[entry]! & kindBit('word'))) return null
  const asked = rowsOf(lexicon)(entry)
  const usual = concepts.find((id) => !asked.some(({ meaning }) => meaning?.name === lexicon.concept(id).name))
  return usual ?? null
}

const testResult: Decision = { accepted: false, rule: 'mentions/test-result', concept: null, open: false }
const sigWord: Decision = { accepted: false, rule: 'mentions/sig-word', concept: null, open: false }
const sigBefore = kindBit('unit') | kindBit('form') | kindBit('route')
const sigHere = sigBefore | kindBit('frequency')
const isLength = oneOf('mm cm')

/** "20 MG", "1 CAP PO", "10 MG SUPP PR": a unit, form or route of a sig in capitals, and no myasthenia or pneumonia. */
function isSigWord({ first, end }: Candidate, { tokens, beginsAt, endsAt, cueEndsAt }: Around): boolean {
  // "Hx of OD"
  if (end - first !== 1 || first === 0 || cueEndsAt[first - 1] === 1 || tokens.end[first]! - tokens.start[first]! > 4)
    return false
  // "5 mm MLS": nothing of a sig stands behind a length
  if (!(beginsAt[first]! & sigHere) || tokens.flags[first]! & Flag.line || isLength(tokens, first - 1)) return false
  return (
    (tokens.kind[first - 1] === Kind.number && (beginsAt[first]! & (kindBit('unit') | kindBit('form'))) !== 0) ||
    // not the "#" that opens a line of a problem list: "# CAP - ceftriaxone"
    ((endsAt[first - 1]! & sigBefore) !== 0 && !(tokens.flags[first - 1]! & Flag.line))
  )
}

/** A row of ambiguous.tsv, its cells cut into words. */
interface AmbiguousRow {
  readonly form: string | null
  readonly rule: string
  /** The kind and the name of the meaning; null where no meaning counts. */
  readonly meaning: { readonly kind: string; readonly name: string } | null
  readonly clauses: readonly Clause[]
}

/** "near=pain,ache": what must hold, and of which words. */
interface Clause {
  readonly what: string
  readonly wanted: readonly string[]
}

const rowsOf = byEntry((senses, lexicon): readonly AmbiguousRow[] =>
  senses.flatMap(({ concept, form }) => {
    const row = lexicon.concept(concept)
    if (row.kind !== 'word' || row.fields.table !== 'ambiguous') return []
    const { sense = '', when = '' } = row.fields
    const colon = sense.indexOf(':')
    const meaning = sense === 'none' ? null : { kind: sense.slice(0, colon), name: sense.slice(colon + 1) }
    return [{ form, rule: `ambiguous/${when}`, meaning, clauses: when.split(' ').map(readClause) }]
  }),
)

function readClause(clause: string): Clause {
  const equals = clause.indexOf('=')
  // "section=temporality=historical"
  return equals < 0
    ? { what: clause, wanted: [] }
    : { what: clause.slice(0, equals), wanted: clause.slice(equals + 1).split(',') }
}

/** Rows of ambiguous.tsv for the term: the first that holds decides, with the meaning, or with none. Undefined when the term has none, or none holds. */
function ruleOf(candidate: Candidate, around: Around): { rule: string; concept: number | null } | undefined {
  const { lexicon, text, tokens } = around
  for (const { form, rule, meaning, clauses } of rowsOf(lexicon)(candidate.entry)) {
    if (form !== null && form !== writtenForm(text, tokens, candidate.first, candidate.end)) continue
    if (!clauses.every((clause) => holds(clause, candidate, around))) continue
    if (meaning === null && rule === 'ambiguous/default' && isWholeItem(candidate, around))
      return { rule: 'ambiguous/item', concept: usualMeaning(candidate, lexicon) ?? candidate.concepts[0]! }
    if (meaning === null || meaning.kind !== candidate.kind) return { rule, concept: null }
    return { rule, concept: candidate.concepts.find((id) => lexicon.concept(id).name === meaning.name) ?? null }
  }
  return undefined
}

// How far "near", "before" and "after" look.
const reach = 5

function holds({ what, wanted }: Clause, candidate: Candidate, around: Around): boolean {
  const sentence = around.sentences[around.sentenceAt[candidate.first]!]!
  const word = (i: number): string => normaliseWord(around.text.slice(around.tokens.start[i]!, around.tokens.end[i]!))
  const any = (from: number, to: number): boolean => {
    for (let i = Math.max(from, sentence.first); i < Math.min(to, sentence.end); i++)
      if (wanted.includes(word(i))) return true
    return false
  }
  switch (what) {
    case 'default':
      return true
    case 'section': {
      const section = around.sections[around.sectionAt[candidate.first]!]!
      return wanted.includes(section.type) || wanted.some((one) => section.implies.split(' ').includes(one))
    }
    case 'before': // one of these words stands right after the term: the term is before it
      // "?C diff - PCR pending": what is asked for has a test of its own
      return any(candidate.end, candidate.end + (isAsked(candidate.first, sentence.first, around) ? 1 : 2))
    case 'next': // right behind the term, no comma between
      return any(candidate.end, candidate.end + 1)
    case 'after':
      return any(candidate.first - 2, candidate.first)
    case 'near':
      return any(candidate.first - reach, candidate.first) || any(candidate.end, candidate.end + reach)
    case 'value':
      return candidate.end < sentence.end && hasValueAfter(candidate.end, sentence.end, around)
    case 'dose':
      return hasDoseAfter(candidate, sentence.end, around)
    case 'number-before': // "98% RA", "96 RA"
      return (
        candidate.first > sentence.first &&
        (around.tokens.kind[candidate.first - 1] === Kind.number || word(candidate.first - 1) === '%')
      )
    case 'bracketed': // "diabetes (HCC)": it is all that the bracket holds
      return isBracketed(candidate, around)
    case 'cued':
      return isCued(candidate.first, sentence.first, around)
    case 'upper':
      return (around.tokens.flags[candidate.first]! & Flag.upper) !== 0
    default:
      return false
  }
}

/** Is a candidate all that a bracket holds? */
function isBracketed({ first, end }: Candidate, { text, tokens }: Around): boolean {
  if (first === 0 || end >= tokens.length) return false
  return text.charCodeAt(tokens.start[first - 1]!) === 40 && text.charCodeAt(tokens.start[end]!) === 41
}

function conditionEvidence(candidate: Candidate, around: Around): string | null {
  const { tokens, sections, sectionAt } = around
  const sentence = around.sentences[around.sentenceAt[candidate.first]!]!
  const section = sections[sectionAt[candidate.first]!]!
  if (hasValueAfter(candidate.end, Math.min(sentence.end, candidate.end + 1), around)) return null
  if (isCued(candidate.first, sentence.first, around)) return 'ambiguous/cue'
  if (inCapitals(candidate.first, around) && !section.implies.includes('list=problem')) return null
  const listed =
    section.implies.includes('list=problem') ||
    section.implies.includes('list=symptom') ||
    section.implies.includes('temporality=historical')
  if (listed) return 'ambiguous/problem-list'
  // A short form in capitals, in a line that is not all capitals, is the clinical one: "r/o PE", "had an MI".
  const upper =
    (tokens.flags[candidate.first]! & Flag.upper) !== 0 &&
    tokens.end[candidate.first]! - tokens.start[candidate.first]! >= 2
  if (upper && !inCapitals(candidate.first, around)) return 'ambiguous/capitals'
  return isTold(candidate, sentence.first, sentence.end, around) ? 'ambiguous/told' : null
}

/** "no MI", "r/o HIT", "+falls", "?aspiration": right behind a cue or a sign of one. */
function isCued(first: number, low: number, around: Around): boolean {
  if (first > low && around.cueEndsAt[first - 1] === 1) return true
  return isPlus(first - 1, low, around) || isAsked(first, low, around)
}

/** "+falls", "(+) falls", "[+] falls": what a sign says to be there is a condition. */
function isPlus(i: number, low: number, { text, tokens }: Around): boolean {
  const code = i < low ? 0 : text.charCodeAt(tokens.start[i]!)
  if (code === 43) return i === low || (tokens.flags[i]! & Flag.space) !== 0
  return (code === 41 || code === 93) && i - 2 >= low && text.charCodeAt(tokens.start[i - 1]!) === 43
}

/** "?aspiration": a question mark glued to the words. */
function isAsked(first: number, low: number, { text, tokens }: Around): boolean {
  return first > low && text.charCodeAt(tokens.start[first - 1]!) === 63 && !(tokens.flags[first]! & Flag.space)
}

/** Are the words around token i all capitals? Then capitals say nothing. */
export function inCapitals(
  i: number,
  { tokens, sentences, sentenceAt }: Pick<Around, 'tokens' | 'sentences' | 'sentenceAt'>,
): boolean {
  const sentence = sentences[sentenceAt[i]!]!
  let capitals = 0
  let others = 0
  for (let k = Math.max(sentence.first, i - 8); k < Math.min(sentence.end, i + 9); k++) {
    if (k === i || tokens.kind[k] !== Kind.word || tokens.end[k]! - tokens.start[k]! < 3) continue
    if (tokens.flags[k]! & Flag.upper) capitals++
    else others++
  }
  return capitals > 2 && others === 0
}
