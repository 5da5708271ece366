/** Conditions: what the note says of them, as verification and clinical status. */
import { describe, expect, it } from 'vitest'
import type { Axes } from '../../src/assertion/index.ts'
import { toCondition, toFamilyHistory } from '../../src/fhir/condition.ts'
import { numbers } from '../findings/layers.ts'
import { buildOf, condition } from './sources.ts'

const build = buildOf({ text: 'heart failure' })
const { heartFailure, pneumonia, calfTenderness } = numbers

describe('toCondition: status', () => {
  const past = { temporality: 'historical' } as const
  const possible = { certainty: 'possible' } as const
  // [what the note says, the condition, its axes, the cue, verificationStatus, clinicalStatus]
  const table: [string, 0 | 1, Partial<Axes>, string | undefined, string, string | undefined][] = [
    ['has CHF', heartFailure, {}, undefined, 'confirmed', 'active'],
    ['history of CHF: a chronic disease stays', heartFailure, past, 'history of', 'confirmed', 'active'],
    ['history of pneumonia', pneumonia, past, 'history of', 'confirmed', 'inactive'],
    ['pneumonia, resolved', pneumonia, past, 'resolved', 'confirmed', 'resolved'],
    ['CHF, now resolved', heartFailure, past, 'now resolved', 'confirmed', 'resolved'],
    ['in remission', heartFailure, past, 'in remission', 'confirmed', 'remission'],
    ['possible pneumonia', pneumonia, possible, 'possible', 'unconfirmed', 'active'],
    ['presumed pneumonia', pneumonia, possible, 'presumed', 'provisional', 'active'],
    ['pneumonia vs CHF', pneumonia, possible, 'vs', 'differential', 'active'],
    ['differential includes pneumonia', pneumonia, possible, 'differential includes', 'differential', 'active'],
    ['presumed to be pneumonia', pneumonia, possible, 'presumed to be', 'provisional', 'active'],
    ['empiric treatment for pneumonia', pneumonia, possible, 'empiric treatment for', 'provisional', 'active'],
    [
      'differential considerations',
      pneumonia,
      possible,
      'differential considerations include',
      'differential',
      'active',
    ],
    ['no pneumonia', pneumonia, { certainty: 'absent' }, 'no', 'refuted', undefined],
    ['never had pneumonia', pneumonia, { certainty: 'absent', ...past }, 'denies any history of', 'refuted', undefined],
  ]
  it.each(table)('%s', (_, concept, axes, cue, verification, clinical) => {
    const made = toCondition(build, condition({ concept, axes, ...(cue ? { cue } : {}) }))!
    expect(made.verificationStatus).toEqual({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: verification }],
    })
    expect(made.clinicalStatus?.coding).toEqual(
      clinical && [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: clinical }],
    )
  })
  it.each([
    ['multiple myeloma in remission', 'remission'],
    ['manic episode in full remission', 'remission'],
    ['multiple myeloma with failed remission', 'active'],
  ])('%s: %s', (name, clinical) =>
    expect(toCondition(build, condition({}, { name }))!.clinicalStatus!.coding![0]!.code).toBe(clinical),
  )
  it('a cue at the head of a list counts as one beside it', () => {
    const because = [{ rule: 'list/ddx', span: { start: 0, end: 3 } }]
    const made = toCondition(build, condition({ axes: possible }, { because }))!
    expect(made.verificationStatus.coding![0]!.code).toBe('differential')
  })
  it.each<[string, Partial<Axes>]>([
    ['what may come', { certainty: 'hypothetical' }],
    ["a relative's", { experiencer: 'family' }],
    ["someone else's", { experiencer: 'other' }],
  ])('nothing for %s', (_, axes) => expect(toCondition(build, condition({ axes }))).toBeNull())
})

describe('toCondition: what it holds', () => {
  it('the code and the words of the note on one line', () => {
    const made = toCondition(build, condition({}, { text: 'heart\n   failure' }))!
    expect(made.code).toEqual({
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I50.9' }],
      text: 'heart failure',
    })
  })
  it('words only, where no code fits', () => {
    expect(toCondition(build, condition({ concept: calfTenderness }))!.code).toEqual({ text: 'calf tenderness' })
  })
  it.each([
    ['11450-4', {}, 'problem-list-item'],
    ['11348-0', {}, 'problem-list-item'],
    ['11348-0', { certainty: 'absent' }, 'encounter-diagnosis'],
    ['51848-0', {}, 'encounter-diagnosis'],
    ['', {}, 'encounter-diagnosis'],
  ] as const)('section %j, %o: %s', (loinc, axes, category) => {
    const made = toCondition(build, condition({ axes }, { section: { type: 'x', loinc } }))!
    expect(made.category).toEqual([
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: category }] },
    ])
  })
  it.each([
    ['mild', '255604002'],
    ['moderate', '6736007'],
    ['severe', '24484000'],
  ])('severity %s', (value, code) => {
    const modifiers = [{ role: 'severity', value, span: { start: 0, end: 1 } }]
    expect(toCondition(build, condition({}, { modifiers }))!.severity).toEqual({
      coding: [{ system: 'http://snomed.info/sct', code }],
      text: value,
    })
  })
  it('no severity where the word is no grade of R4', () => {
    const modifiers = [{ role: 'severity', value: 'trace', span: { start: 0, end: 1 } }]
    expect(toCondition(build, condition({}, { modifiers }))).not.toHaveProperty('severity')
  })
  it('encounter and date only when the caller gave them', () => {
    expect(toCondition(build, condition({}))).not.toHaveProperty('encounter')
    expect(toCondition(build, condition({}))).not.toHaveProperty('recordedDate')
    const known = buildOf({ text: 'heart failure', encounter: 'Encounter/9', writtenAt: '2026-01-31' })
    expect(toCondition(known, condition({}))).toMatchObject({
      encounter: { reference: 'Encounter/9' },
      recordedDate: '2026-01-31',
    })
  })
  it('an id that tells it from the others', () => {
    const ids = [
      condition({}),
      condition({ axes: { certainty: 'absent' } }),
      condition({ concept: pneumonia }),
      condition({}, { evidence: [{ start: 5, end: 9 }] }),
    ].map((finding) => toCondition(build, finding)!.id)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('toFamilyHistory', () => {
  const family = { experiencer: 'family', temporality: 'historical' } as const
  it.each([
    ['mother', 'MTH'],
    ['father', 'FTH'],
    ['maternal grandmother', 'MGRMTH'],
    ['paternal grandfather', 'PGRFTH'],
    ['grandmother', 'GRMTH'],
    ['brother', 'BRO'],
    ['sister', 'SIS'],
    ['maternal aunt', 'MAUNT'],
    ['daughter', 'DAUC'],
    ['son', 'SONC'],
    ['mom', 'MTH'],
    ['Mom', 'MTH'],
    ['sons', 'SONC'],
    ['granddaughter', 'GRNDDAU'],
    ['grandchildren', 'GRNDCHILD'],
    ['identical twin', 'ITWIN'],
    ['as a child', 'FAMMEMB'],
    ['family history of', 'FAMMEMB'],
  ])('%s: %s', (cue, code) => {
    const made = toFamilyHistory(build, condition({ axes: family, cue }))!
    expect(made.relationship).toEqual({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code }],
    })
  })
  it.each(['wife', 'mother-in-law', 'spouse'])('nothing of a %s, who is no kin', (cue) =>
    expect(toFamilyHistory(build, condition({ axes: family, cue }))).toBeNull(),
  )
  it('the head of a list says who it is', () => {
    const made = condition({ axes: family }, { relative: 'brother' })
    expect(toFamilyHistory(build, made)!.relationship.coding![0]!.code).toBe('BRO')
  })
  it('holds the condition, and the patient as the patient', () => {
    expect(toFamilyHistory(build, condition({ axes: family, cue: 'mother' }))).toMatchObject({
      resourceType: 'FamilyMemberHistory',
      status: 'partial',
      patient: { reference: 'Patient/1' },
      condition: [{ code: { text: 'heart failure', coding: [{ code: 'I50.9' }] } }],
    })
  })
  it.each<[string, Partial<Axes>]>([
    ['a denied one', { ...family, certainty: 'absent' }],
    ['a possible one', { ...family, certainty: 'possible' }],
    ["the patient's own", {}],
  ])('nothing for %s', (_, axes) => expect(toFamilyHistory(build, condition({ axes }))).toBeNull())
})
