/** Our R4 shapes are narrower than the official ones: whatever we emit is assignable to @types/fhir. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import type * as r4 from 'fhir/r4.js'
import { expect, it } from 'vitest'
import type * as ours from '../../src/fhir/index.ts'

// Each line compiles only when the shape of its right side is one of its left side's.
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

it('the shapes compile against @types/fhir', () => {
  const root = resolve(import.meta.dirname, '../..')
  const tsc = resolve(root, 'node_modules/typescript/bin/tsc')
  const flags = '--ignoreConfig --noEmit --types node --strict --exactOptionalPropertyTypes --skipLibCheck --target es2023 --lib es2023,dom --module nodenext --allowImportingTsExtensions'
  const told = (() => {
    try {
      return execFileSync(process.execPath, [tsc, ...flags.split(' '), import.meta.filename], { cwd: root, encoding: 'utf8' })
    } catch (error) {
      return (error as { stdout: string }).stdout
    }
  })()
  // other files that this one pulls in may be broken in their own right
  expect(told.split('\n').filter((line) => line.includes('types.test.ts') || line.includes('fhir/types.ts'))).toEqual([])
})
