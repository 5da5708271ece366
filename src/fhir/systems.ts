/** The URIs of code systems and extensions, each in one place. */

/** Everything that is ours stands under this canonical base. */
export const base = 'https://w3id.org/tincture/fhir'

/** URIs by the short names that findings use. */
export const systemUris: Readonly<Record<string, string>> = {
  'icd-10-cm': 'http://hl7.org/fhir/sid/icd-10-cm',
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
}

export const uris = {
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerStatus: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  gtsAbbreviation: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation',
  observationValue: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  lifecycle: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
  participantType: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  dataAbsent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  derivation: 'http://hl7.org/fhir/StructureDefinition/derivation-reference',
  bodyPosition: 'http://hl7.org/fhir/StructureDefinition/observation-bodyPosition',
  confidence: `${base}/StructureDefinition/nlp-confidence`,
  aiConfidence: 'http://hl7.org/fhir/uv/aitransparency/StructureDefinition/AIconfidence',
  nullFlavor: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
  documentCategory: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  usCore: 'http://hl7.org/fhir/us/core/StructureDefinition',
  ips: 'http://hl7.org/fhir/uv/ips/StructureDefinition',
  adherence: 'http://hl7.org/fhir/CodeSystem/medication-statement-adherence',
  findingId: `${base}/sid/finding`,
  noteId: `${base}/sid/note`,
  deviceId: `${base}/sid/device`,
} as const
