/** Our R4 shapes are narrower than the official ones: each line compiles only when what we emit is assignable to @types/fhir. */
import type * as r4 from 'fhir/r4.js'
import type * as ours from '../../src/fhir/index.ts'

export const assignable = {
  condition: (one: ours.Condition): r4.Condition => one,
  familyHistory: (one: ours.FamilyMemberHistory): r4.FamilyMemberHistory => one,
  medication: (one: ours.MedicationStatement): r4.MedicationStatement => one,
  dosage: (one: ours.Dosage): r4.Dosage => one,
  timing: (one: ours.Timing): r4.Timing => one,
  observation: (one: ours.Observation): r4.Observation => one,
  device: (one: ours.Device): r4.Device => one,
  document: (one: ours.DocumentReference): r4.DocumentReference => one,
  // its `recorded` is mandatory, and may be an element without a value, which @types/fhir can't say
  provenance: (one: ours.Provenance & { recorded: string }): r4.Provenance => one,
}
