/** Slots: the pieces of a sig in the order of the note, before they are put together. */
import type { AmountRead } from './amount-read.ts'
import type { Amount, Duration, Frequency } from './sig.ts'
import type { FormMeaning } from './sig-lexicon.ts'

/** What stands between two slots: nothing, a comma, "and", a semicolon, "then", or a change ("->", "increased to"). What may come ("increase to") is `then`; "to" joins the two amounts of a range or a change. */
export type Joint = '' | ',' | 'and' | ';' | 'then' | 'arrow' | 'change' | 'to'

/** What a slot of each kind holds. */
export interface SlotValues {
  readonly amount: AmountRead
  readonly form: FormMeaning
  readonly route: string
  readonly frequency: Frequency
  readonly duration: Duration
  readonly course: string
  readonly count: number
  readonly prn: null
  readonly reason: null
  readonly max: { readonly amount: Amount; readonly perHours: number }
}

/** One piece of a sig: tokens `first` to `end`. All kinds have the same shape, so that reading one costs the same for all. */
export type Slot = {
  [K in keyof SlotValues]: {
    readonly kind: K
    readonly value: SlotValues[K]
    readonly first: number
    readonly end: number
    /** What stands right before it. */
    readonly joint: Joint
    /** It stands in brackets. */
    readonly bracketed: boolean
  }
}[keyof SlotValues]

export function makeSlot<K extends keyof SlotValues>(
  kind: K,
  value: SlotValues[K],
  first: number,
  end: number,
  joint: Joint = '',
  bracketed = false,
): Slot {
  return { kind, value, first, end, joint, bracketed } as Slot
}

export interface ScanOptions {
  /** Bare directions, as in "1 tab at 8am": no drug and no prose around them. */
  readonly alone: boolean
  /** The words before a drug: nothing in them ends the scan, and no bare number counts. */
  readonly before?: boolean
}

/** The slots of one drug, in the order of the note; `alias` names the drug whose sig it shares. */
export interface LinkedSlots {
  slots: Slot[]
  /** Number of the drug with the same sig: the generic of "generic (Brand)". */
  alias: number
  /** Token after the words that speak of the drug. */
  readonly end: number
}

/** What a scan knows where it stands. */
export interface Scan {
  readonly slots: Slot[]
  readonly from: number
  readonly end: number
  readonly options: ScanOptions
  joint: Joint
  /** How many brackets are open. */
  bracket: number
  /** Words in a row that are no part of a sig. */
  unknown: number
  /** A change was said: "may increase 10 mg every week to 40 mg". */
  changing: boolean
  /** A sliding scale: its numbers are no doses. */
  scaled: boolean
  /** End of the last slot. */
  last: number
}
