/** What a stage needs of an entry, worked out once per lexicon instead of once per term found. */
import { lazyTable } from './lazy-table.ts'
import type { Lexicon, Sense } from './lexicon.ts'

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
    const of = lazyTable(lexicon.columns.entryStart.length, (entry) => compute(lexicon.senses(entry), lexicon))
    known.set(lexicon, of)
    return of
  }
}
