/** What is said about one mention, by kind. */

import type { Extracted, Reason } from '../note/index.ts'
import type { Measurement } from './measurement/measurement.ts'
import type { MedicationStatus, Sig } from './sig/sig.ts'

export type Attributes =
  | { readonly kind: 'condition' }
  | {
      readonly kind: 'medication'
      readonly sig: Sig
      readonly status: MedicationStatus
      /** Words such as "5-day course": what made the status. */
      readonly because: readonly Reason[]
    }
  /** A named test may have several values, or none near. */
  | { readonly kind: 'observation'; readonly measurements: readonly Measurement[] }

export type OnsetText = Extracted<string>
