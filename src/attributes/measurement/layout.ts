/** Layouts: which values a panel's numbers are, by their order and the signs between them; rows of panels.tsv. */
import { conceptsOf, type Lexicon } from '../../lexicon/index.ts'

/** One order of values: `slots[i]` are the observations that the i-th may be, `joins[i]` is the sign after it. */
export interface Layout {
  readonly panel: string
  readonly slots: readonly (readonly number[])[]
  /** "/", "\\", "<", ">" or "//" for the next row. */
  readonly joins: readonly string[]
}

/** All layouts of a lexicon; `free` are the values of a vitals line, which may come in any order. */
export interface Layouts {
  readonly fixed: readonly Layout[]
  readonly free: readonly number[]
  /** Letters that stand for the parts of a score: "E4 V5 M6". */
  readonly lettered: readonly { readonly letter: string; readonly concept: number }[]
  /** The concept of an observation's name; -1 when there is none. */
  conceptOf(name: string): number
}

const known = new WeakMap<Lexicon, Layouts>()

/** The layouts of panels.tsv, read once for each lexicon. A slot whose names the lexicon has not makes its layout void. */
export function layoutsOf(lexicon: Lexicon): Layouts {
  const before = known.get(lexicon)
  if (before) return before
  const ids = new Map(conceptsOf(lexicon, 'observation').map(({ id, concept }) => [concept.name, id]))
  const conceptOf = (name: string): number => ids.get(name) ?? -1
  const fixed: Layout[] = []
  let free: readonly number[] = []
  let lettered: Layouts['lettered'] = []
  for (const { fields, name } of lexicon.rows('panels')) {
    for (const written of (fields.layout ?? '').split('; ')) {
      if (written.includes(' ~ ')) {
        free = written.split(' ~ ').map(conceptOf)
        continue
      }
      if (written.includes(' + ')) {
        lettered = written.split(' + ').map((part) => ({ letter: part[0]!, concept: conceptOf(part.slice(2)) }))
        continue
      }
      const parts = written.split(/ (\/\/|[/<>\\]) /)
      const slots = parts
        .filter((_, i) => i % 2 === 0)
        .map((slot) =>
          slot
            .split(' or ')
            .map(conceptOf)
            .filter((id) => id >= 0),
        )
      if (slots.every((slot) => slot.length > 0))
        fixed.push({ panel: name, slots, joins: parts.filter((_, i) => i % 2 === 1) })
    }
  }
  const lettersHold = lettered.every(({ concept }) => concept >= 0)
  const layouts: Layouts = {
    fixed,
    lettered: lettersHold ? lettered : [],
    free: free.every((id) => id >= 0) ? free : [],
    conceptOf,
  }
  known.set(lexicon, layouts)
  return layouts
}
