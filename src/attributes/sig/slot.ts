/** Slots: the pieces of a sig in the order of the note, before they are put together. */
import type { AmountRead } from './dose.ts'
import type { Amount, Duration, Frequency } from './sig.ts'
import type { FormMeaning } from './sig-lexicon.ts'

/** What stands between two slots: nothing, a comma, "and", a semicolon, "then", or a change ("->", "increased to"). What may come ("increase to") is `then`; "to" joins the two amounts of a range or a change. */
export type Joint = '' | ',' | 'and' | ';' | 'then' | 'arrow' | 'change' | 'to'

interface Place {
  readonly first: number
  readonly end: number
  /** What stands right before it. */
  readonly joint: Joint
  /** It stands in brackets. */
  readonly bracketed: boolean
}

export type Slot = Place &
  (
    | { readonly kind: 'amount'; readonly read: AmountRead }
    | { readonly kind: 'form'; readonly form: FormMeaning }
    | { readonly kind: 'route'; readonly route: string }
    | { readonly kind: 'frequency'; readonly frequency: Frequency }
    | { readonly kind: 'duration'; readonly duration: Duration }
    | { readonly kind: 'prn' }
    | { readonly kind: 'reason' }
    | { readonly kind: 'max'; readonly max: { readonly amount: Amount; readonly perHours: number } }
  )

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
