/** Predicates: cues that say something new of somebody ("presents with", "was found to have"), and of whom they say it. */
import { Kind } from '../note/index.ts'
import { Predicate } from './cue-rows.ts'
import { type FoundCue, Mark, type View, wordTest } from './view.ts'

// Between a denial and such a cue they leave it denied: "never previously presented with", "nor has she complained of".
const passing = wordTest(
  'yet ever currently previously initially recently been being has have had she he they patient the to is was of them these those',
)
// A patient without these may have anything: "no past medical history who has".
const past = wordTest(
  'history pmh pmhx problems surgeries surgery complaints complaint allergies comorbidities illnesses meds medications',
)

/** "no PMH who presents with chest pain": what was denied is no condition that is known, and what the patient comes with is not denied. */
export function endsDenial({ tokens, marks }: View, cue: FoundCue, other: FoundCue): boolean {
  if (cue.row.certainty !== 'absent') return false
  const { predicate } = other.row
  const comes =
    (predicate & Predicate.comes) !== 0 ||
    ((predicate & Predicate.tells) !== 0 && marks[other.first - 1] === Mark.comma) // "no complaints, states that"
  for (let i = cue.end; i < other.first; i++) {
    if (comes && tokens.kind[i] === Kind.word && !passing(tokens, i)) return true
    if (predicate & Predicate.who && past(tokens, i)) return true
  }
  return false
}

const ofLast = Predicate.said | Predicate.passive | Predicate.who
const being = wordTest('was is been')
const helping = wordTest('who is was has had been also recently then later just')

/** "husband was found to have", "sister who presented with": said of the one before it; not "her husband found her with". */
export function keepsRelative({ tokens }: View, cue: FoundCue, other: FoundCue): boolean {
  const { experiencer } = cue.row
  const { predicate } = other.row
  if (experiencer === null || experiencer === 'patient' || !(predicate & ofLast)) return false
  let said = !(predicate & Predicate.passive)
  for (let i = cue.end; i < other.first; i++) {
    if (!helping(tokens, i)) return false
    if (being(tokens, i)) said = true
  }
  return said
}

const isAnd = wordTest('and but')
const isHas = wordTest('has had')
const isDied = wordTest('died')
const isOf = wordTest('of from')
const isPatient = wordTest('he him his she her pt patient child baby they them')
// Words between the one who tells and what is said of himself, and before what he has.
const maxTold = 6

/** "brother refused treatment and has schizophrenia", "mother declined chemo and died of cancer": behind what a relative does, what he has. */
export function goesOnOfRelative({ tokens, contentEnd, marks }: View, { row, end }: FoundCue): boolean {
  if (row.pronoun !== null) return false
  for (let i = end; i < end + maxTold && i + 2 < tokens.length; i++) {
    if (contentEnd[i] !== 0 || isPatient(tokens, i) || (marks[i] !== Mark.none && marks[i] !== Mark.comma)) return false
    if (!isAnd(tokens, i)) continue
    if (isDied(tokens, i + 1)) return isOf(tokens, i + 2)
    return isHas(tokens, i + 1) && contentEnd[i + 2] !== 0
  }
  return false
}
