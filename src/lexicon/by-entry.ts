/** What a stage needs of an entry, worked out once per lexicon instead of once per term found. */
import type { Lexicon, Sense } from './lexicon.ts'

/**
 * The entries that notes have met, numbered from 1 in that order, which all tables of a lexicon share. A note's terms are mostly
 * the same few thousand: so numbered, what is known of them lies close together, whatever the size of the lexicon.
 */
interface Met {
  readonly numbers: Uint32Array
  count: number
}

const metBy = new WeakMap<Lexicon, Met>()

function metOf(lexicon: Lexicon): Met {
  let met = metBy.get(lexicon)
  if (!met) metBy.set(lexicon, (met = { numbers: new Uint32Array(lexicon.columns.entryStart.length), count: 0 }))
  return met
}

/**
 * Makes a function of lexicon and entry that computes its answer once: `const modifierOf = byEntry((senses, lexicon) => …)`,
 * then `const of = modifierOf(lexicon)` per note and `of(entry)` per term.
 */
export function byEntry<T>(
  compute: (senses: readonly Sense[], lexicon: Lexicon) => T,
): (lexicon: Lexicon) => (entry: number) => T {
  const known = new WeakMap<Lexicon, (entry: number) => T>()
  return (lexicon) => {
    const before = known.get(lexicon)
    if (before) return before
    const met = metOf(lexicon)
    const { numbers } = met
    const answers: (T | undefined)[] = []
    const learn = (entry: number, number: number): T => {
      const made = compute(lexicon.senses(entry), lexicon)
      while (answers.length <= number) answers.push(undefined) // without gaps it stays an array, not a dictionary
      answers[number] = made
      return made
    }
    const of = (entry: number): T => {
      let number = numbers[entry]!
      if (number === 0) numbers[entry] = number = ++met.count
      const answer = number < answers.length ? answers[number] : undefined
      return answer !== undefined ? answer : learn(entry, number)
    }
    known.set(lexicon, of)
    return of
  }
}
