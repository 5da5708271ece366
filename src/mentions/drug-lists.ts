/** Drugs in a row: a name that is something else too stands before or behind another drug, or holds one. */
import { kindBit } from '../lexicon/index.ts'
import { Kind, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'

const medicationBit = kindBit('medication')
const observationBit = kindBit('observation')
const onlyDrug = medicationBit | observationBit | kindBit('condition')
const isAnd = oneOf('and')
const ofDrug = kindBit('medication') | kindBit('frequency') | kindBit('route')

/** "tac 3 BID, MMF 500 BID, pred 5", "tac and pred", "etomidate 20/roc 80": joined to another drug or its directions; never what a laboratory measures. */
export function isInDrugList({ entry, first }: Candidate, low: number, around: Around): boolean {
  const { tokens, endsAt, lexicon } = around
  if (first - 2 < low || (lexicon.columns.entryKinds[entry]! & observationBit) !== 0) return false
  if (!isJoint(first - 1, around)) return false
  if ((endsAt[first - 2]! & ofDrug) !== 0) return true
  // the other drug's dose, a number with its unit
  const number = endsAt[first - 2]! & kindBit('unit') ? first - 3 : first - 2
  return number - 1 >= low && tokens.kind[number] === Kind.number && (endsAt[number - 1]! & onlyDrug) === medicationBit
}

/** , / + & and */
function isJoint(i: number, { text, tokens }: Around): boolean {
  const code = text.charCodeAt(tokens.start[i]!)
  return code === 44 || code === 47 || code === 43 || code === 38 || isAnd(tokens, i)
}

/** "CTX -> ertapenem 1 g", "VGCV/MMF": an arrow or a slash, and another drug that is no test. "mica, cefepime": first of a list. */
export function isBeforeDrug(candidate: Candidate, low: number, stop: number, around: Around): boolean {
  const { text, tokens, beginsAt } = around
  const { first, end } = candidate
  if (end + 1 >= stop) return false
  if (tokens.kind[end] === Kind.arrow || text.charCodeAt(tokens.start[end]!) === 47)
    return (beginsAt[end + 1]! & (medicationBit | observationBit)) === medicationBit
  if (isDisease(candidate, around)) return false
  const added = isKind('fluid', candidate, around) ? addedAt(end, stop, around) : 0
  if (added > 0) return (beginsAt[added]! & onlyDrug) === medicationBit
  if (!isJoint(end, around) || (beginsAt[end + 1]! & onlyDrug) !== medicationBit) return false
  return first === low || isListMark(first - 1, around)
}

/** Is a drug of its meanings of this kind: a fluid, a blood product? */
export function isKind(type: 'fluid' | 'blood', { entry }: Candidate, { lexicon }: Around): boolean {
  return lexicon.senses(entry).some(({ concept }) => {
    const drug = lexicon.concept(concept)
    return drug.kind === 'medication' && drug.type === type
  })
}

const isPlus = oneOf('with w')

/** "NS + 20 KCl", "NS w/ 40 mEq KCl": where what is added to a fluid begins, behind its amount; 0 for none. */
function addedAt(end: number, stop: number, { text, tokens, beginsAt }: Around): number {
  if (text.charCodeAt(tokens.start[end]!) !== 43 && !isPlus(tokens, end)) return 0
  const slash = end + 1 < stop && text.charCodeAt(tokens.start[end + 1]!) === 47 ? 1 : 0
  const number = end + 1 + slash
  if (number + 1 >= stop || tokens.kind[number] !== Kind.number) return 0
  const next = beginsAt[number + 1]! & kindBit('unit') ? number + 2 : number + 1
  return next < stop ? next : 0
}

const listMarks = new Set(['-', '*', '•', ':', '(', '#', '–'])

function isListMark(i: number, { text, tokens }: Around): boolean {
  return listMarks.has(text[tokens.start[i]!]!)
}

/** Is it the name of a condition, too? */
export function isDisease({ entry }: Candidate, { lexicon }: Around): boolean {
  return (lexicon.columns.entryKinds[entry]! & kindBit('condition')) !== 0
}
