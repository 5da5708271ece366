/** Medications: status, words, sig. */
import { describe, expect, it } from 'vitest'
import { toMedicationStatement } from '../../src/fhir/medication-statement.ts'
import { read } from '../findings/layers.ts'
import { buildOf, medication, routes } from './sources.ts'

const build = buildOf({ text: 'Lasix 40 mg' })

describe('toMedicationStatement', () => {
  it.each(['active', 'completed', 'stopped', 'intended', 'on-hold', 'not-taken', 'unknown'] as const)(
    'status %s',
    (status) => {
      expect(toMedicationStatement(build, medication({ status }), routes)).toMatchObject({
        resourceType: 'MedicationStatement',
        status,
      })
    },
  )
  it('an allergy is never something that is taken', () =>
    expect(toMedicationStatement(build, medication({ status: 'allergy' }), routes)).toBeNull())
  it("someone else's drug is not the patient's", () => {
    expect(toMedicationStatement(build, medication({ experiencer: 'family' }), routes)).toBeNull()
    expect(toMedicationStatement(build, medication({ experiencer: 'other' }), routes)).toBeNull()
  })
  it("has the drug's code and the note's words", () => {
    expect(toMedicationStatement(build, medication(), routes)!.medicationCodeableConcept).toEqual({
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '4603' }],
      text: 'Lasix',
    })
  })
  it('has a reason and a dosage only where the note says so', () => {
    const bare = toMedicationStatement(build, medication(), routes)!
    expect(bare).not.toHaveProperty('dosage')
    expect(bare).not.toHaveProperty('reasonCode')
    const sig = { dose: read({ value: 40, unit: 'mg', text: '40 mg' }), reason: read('leg\n edema') }
    const full = toMedicationStatement(build, medication({}, sig), routes)!
    expect(full.dosage).toHaveLength(1)
    expect(full.reasonCode).toEqual([{ text: 'leg edema' }])
  })
  it('refers to the document, and to the encounter when the caller gave one', () => {
    expect(toMedicationStatement(build, medication(), routes)).toMatchObject({
      derivedFrom: [{ reference: 'urn:uuid:document' }],
    })
    expect(toMedicationStatement(build, medication(), routes)).not.toHaveProperty('context')
    const known = buildOf({ text: 'Lasix', encounter: 'Encounter/9', writtenAt: '2026-01' })
    expect(toMedicationStatement(known, medication(), routes)).toMatchObject({
      context: { reference: 'Encounter/9' },
      dateAsserted: '2026-01',
    })
  })
})
