/** Measurement: the value of a vital sign, test or score, as the note writes it. */
import type { Code, Extracted, Span } from '../../note/index.ts'

export type Comparator = '<' | '<=' | '>' | '>='
export type Interpretation = 'H' | 'L' | 'A' | 'N'

export type MeasuredValue =
  /** One number; `text` keeps the written precision ("7.90"). */
  | { readonly type: 'number'; readonly value: number; readonly text: string }
  /** "110-140", "98.2-101.4", "110s-130s" */
  | { readonly type: 'range'; readonly low: number; readonly high: number; readonly text: string }
  /** "120/80"; of "98-131/52-74" the lowest values, with the highest beside them. */
  | {
      readonly type: 'blood-pressure'
      readonly systolic: number
      readonly diastolic: number
      readonly systolicHigh?: number
      readonly diastolicHigh?: number
      readonly text: string
    }
  /** "2/10", "5/5": a score of a scale */
  | { readonly type: 'score'; readonly value: number; readonly outOf: number; readonly text: string }
  /** "1:80" */
  | { readonly type: 'titre'; readonly numerator: number; readonly denominator: number; readonly text: string }
  /** "positive", "trace", "1+", "ngtd", "5 feet 9 inches" */
  | { readonly type: 'words'; readonly text: string }

/** One value of one observation. */
export interface Measurement {
  /** From the first character of the name (or of the value, for a later value of a series) to the last of value and unit. */
  readonly span: Span
  readonly value: Extracted<MeasuredValue>
  readonly comparator: Comparator | null
  /** UCUM; null when none is written and none is implied. */
  readonly unit: string | null
  /** The unit was not written: the only one that this observation has. */
  readonly unitImplied: boolean
  readonly interpretation: Interpretation | null
  /** LOINC by specimen and value; null when there is none. */
  readonly code: Code | null
  readonly referenceRange?: Extracted<{ readonly low?: number; readonly high?: number; readonly text: string }>
  /** Oxygen given with a saturation: "96% on 2L NC". */
  readonly oxygen?: Extracted<{ readonly flow?: number; readonly text: string }>
  /** How the patient was and where it was taken, of a vital sign: "standing", "left arm". */
  readonly position?: Extracted<string>
  readonly site?: Extracted<string>
  readonly issues: readonly ('implausible-value' | 'unknown-unit' | 'uneven-grid')[]
}
