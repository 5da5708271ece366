/** Sections: titled stretches of a note. */
import type { Reason, Span } from '../note/index.ts'

/** A stretch of a note under one title: tokens `first` to `end` (out), the title's own tokens left out. */
export interface Section {
  /** The type from titles.tsv, as in `past-medical-history`; `unknown` for a title that is in no table; `none` before the first title. */
  readonly type: string
  /** LOINC section code; '' when there is none. */
  readonly loinc: string
  readonly title: Span | null
  readonly first: number
  readonly end: number
  /** The section that this one stands in (an exam's region, a review's system); null at the top. */
  readonly parent: number | null
  /** What standing in it implies, as in `temporality=historical`; inherited from the parent where the title says nothing. */
  readonly implies: string
  readonly because: Reason
}
