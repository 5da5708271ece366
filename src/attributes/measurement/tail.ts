/** Tail: what follows one value and belongs to it: flags, reference range, oxygen. */
import { readFlags } from './flags.ts'
import type { Interpretation } from './measurement.ts'
import { type ReadOxygen, readOxygen } from './oxygen.ts'
import { type Page, signAt, wordAt } from './page.ts'
import { hasReference, type ReadReference, readReference, readReferenceColumn } from './reference.ts'
import { isSize } from './size.ts'
import type { Meaning } from './state.ts'

/** What follows one value: its flags, its reference range, its oxygen, and where all that ends. */
export interface Tail {
  readonly interpretation: Interpretation | null
  readonly reference: ReadReference | null
  readonly oxygen: ReadOxygen | null
  readonly end: number
  /** The unit that a column of reference ranges gives. */
  readonly unit: string | null
}

/** Reads what belongs to the value that ends before token i. */
export function readTail(page: Page, i: number, meaning: Meaning): Tail {
  const { observation } = meaning
  // "5 mm nevus L calf": of a size the letter is a side
  // "BP 152/94 (L), 148/90 (R)"
  const sided = observation.implied === 'mm[Hg]' && /^[lr]$/.test(wordAt(page, i + 1)) && signAt(page, i) === '('
  let flags = sided || isSize(meaning) ? { interpretation: null, end: i } : readFlags(page, i)
  const oxygen =
    observation.units[0] === '%' && observation.category === 'vital-signs' ? readOxygen(page, flags.end) : null
  let end = oxygen?.end ?? flags.end
  const reference = readReference(page, end, observation, hasReference(observation))
  if (reference) {
    end = reference.end
    const more = readFlags(page, end)
    flags = { interpretation: flags.interpretation ?? more.interpretation, end: more.end }
    end = more.end
  }
  const column = reference ? null : readReferenceColumn(page, end, observation)
  if (column)
    return { interpretation: flags.interpretation, reference: column, oxygen, end: column.end, unit: column.unit }
  return { interpretation: flags.interpretation, reference, oxygen, end, unit: null }
}
