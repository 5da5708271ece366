/** Good resources, and 46 ways to spoil one of them: each has exactly one defect, by its name. */

type Json = Record<string, unknown>

const system = 'http://terminology.hl7.org/CodeSystem'
const ucum = 'http://unitsofmeasure.org'
const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition'
const coded = (of: string, code: string): Json => ({ coding: [{ system: of, code }] })
const subject = { reference: 'Patient/1' }

export const condition: Json = {
  resourceType: 'Condition',
  id: 'c1',
  meta: { security: [{ system: `${system}/v3-ObservationValue`, code: 'RELIABLE' }] },
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/derivation-reference',
      extension: [
        { url: 'reference', valueReference: { reference: 'DocumentReference/1' } },
        { url: 'path', valueString: 'DocumentReference.content[0].attachment' },
        { url: 'offset', valueInteger: 0 },
        { url: 'length', valueInteger: 4 },
      ],
    },
  ],
  clinicalStatus: coded(`${system}/condition-clinical`, 'active'),
  verificationStatus: coded(`${system}/condition-ver-status`, 'confirmed'),
  category: [coded(`${system}/condition-category`, 'encounter-diagnosis')],
  code: { text: 'gout' },
  subject,
  onsetDateTime: '2015',
  recordedDate: '2026-01-31T08:30:00Z',
}

export const medication: Json = {
  resourceType: 'MedicationStatement',
  id: 'm1',
  status: 'active',
  medicationCodeableConcept: { text: 'allopurinol' },
  subject,
  dosage: [
    {
      text: '300 mg daily prn',
      timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
      asNeededBoolean: true,
      doseAndRate: [{ doseQuantity: { value: 300, unit: 'mg', system: ucum, code: 'mg' } }],
    },
  ],
}

export const laboratory: Json = {
  resourceType: 'Observation',
  id: 'o1',
  meta: { profile: [`${usCore}/us-core-observation-lab`] },
  status: 'final',
  category: [coded(`${system}/observation-category`, 'laboratory')],
  code: coded('http://loinc.org', '2160-0'),
  subject,
  valueQuantity: { value: 1.2, comparator: '>', unit: 'mg/dL', system: ucum, code: 'mg/dL' },
  referenceRange: [{ low: { value: 0.6, unit: 'mg/dL', system: ucum, code: 'mg/dL' } }],
}

const pressure = (code: string, value: number): Json => ({
  code: coded('http://loinc.org', code),
  valueQuantity: { value, unit: 'mmHg', system: ucum, code: 'mm[Hg]' },
})

export const bloodPressure: Json = {
  resourceType: 'Observation',
  id: 'o2',
  status: 'final',
  category: [coded(`${system}/observation-category`, 'vital-signs')],
  code: coded('http://loinc.org', '85354-9'),
  subject,
  effectiveDateTime: '2026-01-31',
  component: [pressure('8480-6', 120), pressure('8462-4', 80)],
}

const usPressure: Json = { ...bloodPressure, meta: { profile: [`${usCore}/us-core-blood-pressure`] } }

export const good: readonly Json[] = [
  condition,
  medication,
  laboratory,
  bloodPressure,
  usPressure,
  {
    resourceType: 'FamilyMemberHistory',
    status: 'partial',
    patient: subject,
    relationship: coded(`${system}/v3-RoleCode`, 'MTH'),
    condition: [{ code: { text: 'gout' } }],
  },
  {
    ...bloodPressure,
    effectiveDateTime: undefined,
    effectivePeriod: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
    },
  },
  {
    resourceType: 'Patient',
    id: 'p1',
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>A patient</p></div>' },
  },
]

/** A deep copy with parts changed; what is given as undefined is taken away. */
function spoilt(from: Json, change: Json): Json {
  return JSON.parse(JSON.stringify({ ...from, ...change })) as Json
}
const dosage = (change: Json): Json =>
  spoilt(medication, { dosage: [{ ...(medication.dosage as Json[])[0], ...change }] })
const repeat = (change: Json): Json =>
  dosage({ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...change } } })
const extension = (parts: unknown): Json => spoilt(condition, { extension: [parts] })
const quantity = (change: Json): Json =>
  spoilt(laboratory, { valueQuantity: { value: 1.2, unit: 'mg/dL', system: ucum, code: 'mg/dL', ...change } })
const derivation = (parts: Json[]): Json =>
  extension({ url: 'http://hl7.org/fhir/StructureDefinition/derivation-reference', extension: parts })

export const defects: readonly (readonly [string, Json])[] = [
  ['missing subject', spoilt(condition, { subject: undefined })],
  ['unknown element', spoilt(condition, { certainty: 'high' })],
  ['dateTime 2024-13-45', spoilt(condition, { recordedDate: '2024-13-45' })],
  ['time without zone', spoilt(condition, { recordedDate: '2024-03-05T10:30:00' })],
  ['two onset[x]', spoilt(condition, { onsetString: 'childhood' })],
  ['clinicalStatus bad code', spoilt(condition, { clinicalStatus: coded(`${system}/condition-clinical`, 'ongoing') })],
  ['verificationStatus text only', spoilt(condition, { verificationStatus: { text: 'confirmed' } })],
  ['con-5', spoilt(condition, { verificationStatus: coded(`${system}/condition-ver-status`, 'entered-in-error') })],
  ['con-4', spoilt(condition, { abatementDateTime: '2020' })],
  [
    'con-3',
    spoilt(condition, {
      clinicalStatus: undefined,
      category: [coded(`${system}/condition-category`, 'problem-list-item')],
    }),
  ],
  ['subject -> Practitioner', spoilt(condition, { subject: { reference: 'Practitioner/1' } })],
  [
    'ext-1 value and extension',
    extension({ url: 'https://w3id.org/x', valueString: 'x', extension: [{ url: 'y', valueString: 'y' }] }),
  ],
  ['derivation-reference wrong type', derivation([{ url: 'offset', valueString: '0' }])],
  [
    'derivation-reference der-1',
    derivation([
      { url: 'reference', valueReference: { reference: 'DocumentReference/1' } },
      { url: 'length', valueInteger: 4 },
    ]),
  ],
  ['extension without url', extension({ valueString: 'x' })],
  ['empty array', spoilt(condition, { note: [] })],
  ['id bad chars', spoilt(condition, { id: 'c_1' })],
  ['narrative without xhtml namespace', spoilt(condition, { text: { status: 'generated', div: '<div>gout</div>' } })],
  [
    'meta.security bad code',
    spoilt(condition, { meta: { security: [{ system: `${system}/v3-ObservationValue`, code: 'QUITESURE' }] } }),
  ],
  ['contained unreferenced', spoilt(condition, { contained: [{ resourceType: 'Patient', id: 'p' }] })],
  ['missing status', spoilt(medication, { status: undefined })],
  ['status discontinued', spoilt(medication, { status: 'discontinued' })],
  ['no medication[x]', spoilt(medication, { medicationCodeableConcept: undefined })],
  ['both medication[x]', spoilt(medication, { medicationReference: { reference: 'Medication/1' } })],
  ['both asNeeded[x]', dosage({ asNeededCodeableConcept: { text: 'pain' } })],
  ['tim-2', repeat({ periodUnit: undefined })],
  ['periodUnit "day"', repeat({ periodUnit: 'day' })],
  ['qty-3', quantity({ system: undefined })],
  ['STU3 dose at the root', dosage({ doseQuantity: { value: 300 } })],
  [
    'R5 medication.concept',
    spoilt(medication, { medicationCodeableConcept: undefined, medication: { concept: { text: 'allopurinol' } } }),
  ],
  ['Observation without code', spoilt(laboratory, { code: undefined })],
  ['status "done"', spoilt(laboratory, { status: 'done' })],
  ['comparator =>', quantity({ comparator: '=>' })],
  ['value as JSON string', quantity({ value: '1.2' })],
  ['obs-6', spoilt(laboratory, { dataAbsentReason: coded(`${system}/data-absent-reason`, 'unknown') })],
  ['obs-3', spoilt(laboratory, { referenceRange: [{ appliesTo: [{ text: 'adults' }] }] })],
  ['bad UCUM code', quantity({ code: 'mg/dLL' })],
  [
    'preferred category, bad code',
    spoilt(condition, { category: [coded(`${system}/condition-category`, 'diagnosis')] }),
  ],
  [
    'BP wrong unit',
    spoilt(bloodPressure, {
      component: [
        pressure('8480-6', 120),
        { ...pressure('8462-4', 80), valueQuantity: { value: 80, unit: 'kPa', system: ucum, code: 'kPa' } },
      ],
    }),
  ],
  ['BP diastolic missing', spoilt(bloodPressure, { component: [pressure('8480-6', 120)] })],
  ['BP category missing', spoilt(bloodPressure, { category: undefined })],
  ['vs-1 year only', spoilt(bloodPressure, { effectiveDateTime: '2026' })],
  ['US Core category missing', spoilt(laboratory, { category: undefined })],
  ['US Core wrong category', spoilt(laboratory, { category: [coded(`${system}/observation-category`, 'exam')] })],
  ['us-core-2', spoilt(laboratory, { valueQuantity: undefined })],
  ['US Core BP systolic missing', spoilt(usPressure, { component: [pressure('8462-4', 80)] })],
]
