/** Sig: how a drug is to be taken, as the note says it. */
import type { Extracted } from '../../note/index.ts'

/** A number with its unit; `high` for a range ("1-2 tablets"). `text` is the normal form of GUIDELINE: "40 mg", "1-2 tablets". */
export interface Amount {
  readonly value: number
  readonly high?: number
  /** Unit as the normal form writes it: "mg", "tablets", "units", "mg/kg"; '' when none is written. */
  readonly unit: string
  readonly text: string
}

/** How often, by the numbers of FHIR Timing.repeat; `text` is the normal form ("twice daily", "every 4-6 hours"). */
export interface Frequency {
  readonly text: string
  readonly frequency?: number
  readonly frequencyMax?: number
  readonly period?: number
  readonly periodMax?: number
  readonly periodUnit?: 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a'
  /** FHIR event-timing codes: HS, MORN, AC, C, ... */
  readonly when?: readonly string[]
  readonly dayOfWeek?: readonly string[]
  readonly timeOfDay?: readonly string[]
  /** "once", "x1": how many times in all. */
  readonly count?: number
  readonly continuous?: boolean
  readonly asDirected?: boolean
}

export interface Duration {
  readonly value: number
  readonly high?: number
  /** `dose`: so many doses ("for 3 doses"), a count and no time. */
  readonly unit: 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a' | 'dose'
  /** "7 days", "2 weeks" */
  readonly text: string
}

export interface Rate {
  readonly value: number
  readonly high?: number
  /** "mL/hr", "mcg/kg/min" */
  readonly unit: string
}

/** Two frequencies that can't both be meant; a unit written twice ("40 mg mg"); a dose that nobody takes. */
export type SigIssue = 'contradictory-frequency' | 'doubled-unit' | 'implausible-dose'

/** Everything that a note says of taking one drug (one step of it). */
export interface Sig {
  readonly strength?: Extracted<Amount>
  readonly dose?: Extracted<Amount>
  readonly form?: Extracted<string>
  /** Normal form: oral, intravenous, ... */
  readonly route?: Extracted<string>
  readonly frequency?: Extracted<Frequency>
  readonly duration?: Extracted<Duration>
  /** How long, where no number says it: "several days", "through 3/14". */
  readonly course?: Extracted<string>
  /** How many times in all, beside a frequency or without one: the two of "40 mEq PO x2". */
  readonly count?: Extracted<number>
  readonly rate?: Extracted<Rate>
  readonly asNeeded?: Extracted<{ readonly reason: string | null }>
  readonly reason?: Extracted<string>
  readonly max?: Extracted<{ readonly amount: Amount; readonly perHours: number }>
  /** The dose is that of an earlier mention of the drug, whose words it has: "resume Lasix at his home dose". */
  readonly sameAsBefore?: boolean
  /** What is odd in it and was kept as written: "BID q8h", "take 0 tablets", "2,000 tablets". */
  readonly issues?: readonly SigIssue[]
  /** The further steps of a taper or split regimen, in order. */
  readonly then?: readonly Sig[]
  /** First to last word of the sig; absent when there is none. */
  readonly span?: { readonly start: number; readonly end: number }
}

export type MedicationStatus =
  | 'active'
  | 'completed'
  | 'stopped'
  | 'intended'
  | 'on-hold'
  | 'not-taken'
  | 'allergy'
  | 'unknown'
