/** "at the same dose", "his home dose": the dose that an earlier mention of the drug has. */
import type { Mention } from '../../mentions/index.ts'
import type { Drug } from './segments.ts'
import type { Sig } from './sig.ts'
import { classAt, isWord, type SigWords, signAt } from './sig-words.ts'
import { keyOf, Word } from './words.ts'

const earlier = ['same', 'home', 'current', 'previous', 'prior', 'usual', 'outpatient'].map(keyOf)
const sigOrDose = ['dose', 'dosage', 'dosing', 'regimen'].map(keyOf)

// Farther from the drug than this, in tokens, the words speak of something else.
const reach = 8

/** Fills the dose of a drug that is said to be the one before, with the words of the earlier mention. */
export function withEarlierDose(
  words: SigWords,
  drug: Drug,
  stop: number,
  sig: Sig,
  mention: Mention,
  before: ReadonlyMap<number, Sig>,
): Sig {
  if (sig.dose || sig.strength || sig.rate) return sig
  const known = before.get(mention.concepts[0])
  if (known?.dose === undefined || !saysSame(words, drug, stop)) return sig
  const { dose, form, route, frequency } = known
  return {
    ...sig,
    dose,
    ...(form && !sig.form ? { form } : {}),
    ...(route && !sig.route ? { route } : {}),
    ...(frequency && !sig.frequency ? { frequency } : {}),
    sameAsBefore: true,
  }
}

function saysSame(words: SigWords, { end }: Drug, stop: number): boolean {
  for (let i = end; i + 1 < stop && i < end + reach; i++) {
    if (words.drug[i] || signAt(words, i) === 59 || signAt(words, i) === 46) return false
    if (!earlier.some((key) => isWord(words, i, key))) continue
    // "no change of dose", "a higher than usual dose" say another thing
    if (isWord(words, i - 1, than)) return false
    if (classAt(words, i + 1) === Word.dose || sigOrDose.some((key) => isWord(words, i + 1, key))) return true
  }
  return false
}

const than = keyOf('than')
