/** What deciding a status asks of a drug and its section, and what it finds. */
import type { Reason } from '../../note/index.ts'
import type { MedicationStatus } from './sig.ts'
import type { StatusCue } from './status-cues.ts'

/** The axes of a mention that matter here, as the assertion folder answers them. */
export interface DrugAxes {
  readonly because?: readonly Reason[]
  readonly certainty: 'present' | 'possible' | 'absent' | 'hypothetical'
  readonly temporality: 'current' | 'historical'
  readonly experiencer: 'patient' | 'family' | 'other'
}

export interface StatusFound {
  readonly status: MedicationStatus
  readonly because: readonly Reason[]
  /** The cue that decided, when one did. */
  readonly cue: StatusCue | null
}

/** What the section says: the `status=` of its title, `allergen`. */
export interface SectionSays {
  /** Its first token. */
  readonly first: number
  readonly type: string
  readonly implies: string
  /** The words of the title; '' when there is none. */
  readonly title: string
  /** It stands in the course in hospital, as the part of a system does: what was done is told there. */
  readonly told: boolean
  /** The note tells of an operation or a procedure: what is named with a dose alone was given in it. */
  readonly operative: boolean
}
