/** A sig's slots in the normal forms of the guideline: "40 mg", "oral", "twice daily". */
import type { Sig } from './sig.ts'

export interface SigText {
  readonly strength: string | null
  readonly dose: string | null
  readonly form: string | null
  readonly route: string | null
  readonly frequency: string | null
  readonly duration: string | null
  readonly prn: boolean
  readonly reason: string | null
}

/** The normal forms of a sig's first step: "2 tabs po bid prn pain" has dose "2 tablets", frequency "twice daily", reason "pain". */
export function sigText(sig: Sig): SigText {
  return {
    strength: sig.strength?.value.text ?? null,
    dose: sig.dose?.value.text ?? null,
    form: sig.form?.value ?? null,
    route: sig.route?.value ?? null,
    frequency: sig.frequency?.value.text ?? null,
    duration: sig.duration?.value.text ?? sig.course?.value ?? null,
    prn: sig.asNeeded !== undefined,
    reason: sig.asNeeded?.value.reason ?? sig.reason?.value ?? null,
  }
}
