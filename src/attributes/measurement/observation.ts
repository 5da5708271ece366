/** Observation: one value of one vital sign, test or score, with the words that name it. */
import type { Reason, Span } from '../../note/index.ts'
import type { Measurement } from './measurement.ts'

/** One value found in the note; a trend gives one a value: "Cr 1.2 -> 1.8" is two. */
export interface Observation {
  /** Number of the concept in the lexicon. */
  readonly concept: number
  /** Tokens of the measurement's span, half-open. */
  readonly first: number
  readonly end: number
  /** The words that name it; null where a panel or the order of a vitals line does ("98.6 88 118/72"). */
  readonly name: Span | null
  /** Number of the sentence and of the section it stands in; section -1 when there is none. */
  readonly sentence: number
  readonly section: number
  /** The head of its column or the words that date it: "06/11 0400", "on admission"; null when nothing does. */
  readonly when: Span | null
  readonly measurement: Measurement
  /** The term that names it is ambiguous alone and was let in by its value. */
  readonly ambiguous: boolean
  readonly because: readonly Reason[]
}
