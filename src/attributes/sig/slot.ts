/** Slots: the pieces of a sig in the order of the note, before they are put together. */
import type { AmountRead } from './dose.ts'
import type { Amount, Duration, Frequency } from './sig.ts'
import type { FormMeaning } from './sig-lexicon.ts'

/** What stands between two slots: nothing, a comma, "and", a semicolon, "then", or a change ("->", "increased to"). What may come ("increase to") is `then`. */
export type Joint = '' | ',' | 'and' | ';' | 'then' | 'arrow' | 'change'

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
