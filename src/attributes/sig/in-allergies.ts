/** Drugs in an allergy list that are no allergens: what is tolerated, what was given for a reaction, prose that goes on behind the list. */
import { Kind, oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import type { Side } from './decide-status.ts'
import type { MedicationStatus } from './sig.ts'
import { type SigWords, signAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { isTaken, isTolerance, receives } from './status-signs.ts'

/**
 * The status of such a drug: that of its cue, perhaps changed, or `default` of one that is listed with directions and no cue;
 * null for an allergen. `side` is where the cue came from.
 */
export function inAllergies(
  words: SigWords,
  drug: Described,
  cue: StatusCue | null,
  side: Side | null,
): MedicationStatus | 'default' | null {
  const often = drug.slots.some((slot) => slot.kind === 'frequency' && slot.value.count === undefined)
  if (cue === null || side === null) return often ? 'default' : null
  // "tolerates cephalexin", "tolerates rosuvastatin 5 mg daily"
  if (isTolerance(words, cue)) return often && cue.first < drug.first ? 'active' : 'completed'
  if (cue.status === 'allergy') return often && cue.first < drug.first ? 'default' : null
  if (often) return !side.inherited && isTaken(words, cue) ? cue.status : 'default'
  const ahead = cue.first < drug.first
  // "Flu shot given 10/8", below a list of allergies
  if (drug.givenOnce && (!ahead || receives(words.tokens, cue.end - 1))) return cue.status
  // "Allergies: penicillin. Currently on Aimovig", "will premedicate with prednisone and Benadryl"
  if (ahead && isTaken(words, cue) && (!side.inherited || side.joined)) return cue.status
  // "aspirin (GI bleed) - on Plavix instead", "For her pneumonia we will use Augmentin"
  if (ahead && !side.inherited && goesOn(words, cue, drug)) return cue.status
  // "Given vancomycin 1 g IV in the ED"; not "rash when given", "hives after receiving"
  const dosed = drug.slots.some(({ kind }) => kind === 'amount' || kind === 'route' || kind === 'frequency')
  if (!side.inherited && dosed && !isReactionTo(words, cue, drug)) return cue.status
  return null
}

const planned = oneOf('will')
const on = oneOf('on')

/** "- on", "(on", "will use": prose about what is taken, and not what was met "on penicillin". */
function goesOn(words: SigWords, cue: StatusCue, drug: Described): boolean {
  const { first, status } = cue
  if (status !== 'active') return false
  if (planned(words.tokens, first) || planned(words.tokens, first - 1)) return true
  const sign = signAt(words, first - 1)
  const apart = sign === 45 || sign === 59 || sign === 46 || sign === 40
  return on(words.tokens, first) && apart && !isReactionTo(words, cue, drug)
}

// As far as what a drug did may stand from the cue that tells of its giving, in tokens.
const reach = 6
const beforeGiving = oneOf('when after while upon once if from with')

/** "rash when given 500 mg", "hives after receiving": a reaction stands before the cue, or the drug in the same clause. */
function isReactionTo(words: SigWords, cue: StatusCue, drug: Described): boolean {
  if (beforeGiving(words.tokens, cue.first - 1)) return true
  for (let i = Math.min(cue.first, drug.first) - 1; i >= 0 && i >= cue.first - reach; i--) {
    const sign = signAt(words, i)
    if (sign === 46 || sign === 59 || sign === 41) return false
    if (words.condition[i]) return true
    if (words.tokens.kind[i] === Kind.sign && sign !== 44) return false
  }
  return false
}
