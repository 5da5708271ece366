/** What reading an amount gives: its number and unit, how it was written, where it ends. */
import type { Amount } from './sig.ts'
import type { FormMeaning } from './sig-lexicon.ts'

/**
 * What an amount is: `mass` "40 mg", `count` "2 tablets", `bare` "60", `pair` "5/500", `percent` "1%",
 * `concentration` "25 mg/mL", `rate` "125 mL/h".
 */
export type AmountStyle = 'mass' | 'count' | 'bare' | 'pair' | 'percent' | 'concentration' | 'rate'

export interface AmountRead {
  readonly amount: Amount
  readonly style: AmountStyle
  readonly end: number
  /** The noun counted: "tablet". */
  readonly form: FormMeaning | null
  /** Its unit is written twice: "40 mg mg". */
  readonly doubled?: boolean
}

/** An amount; without `high` when it is no range. */
export const made = (value: number, high: number | undefined, unit: string, text: string): Amount =>
  high === undefined ? { value, unit, text } : { value, high, unit, text }
