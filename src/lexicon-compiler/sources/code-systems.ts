/** Code systems by the names that sources give them. */

const names: Readonly<Record<string, string>> = {
  icd10cm: 'icd-10-cm',
  'icd-10-cm': 'icd-10-cm',
  'http://hl7.org/fhir/sid/icd-10-cm': 'icd-10-cm',
  'urn:oid:2.16.840.1.113883.6.90': 'icd-10-cm',
  snomed: 'snomed',
  snomedct: 'snomed',
  snomedct_us: 'snomed',
  sctid: 'snomed',
  'http://snomed.info/sct': 'snomed',
  'urn:oid:2.16.840.1.113883.6.96': 'snomed',
  rxnorm: 'rxnorm',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'rxnorm',
  'urn:oid:2.16.840.1.113883.6.88': 'rxnorm',
  loinc: 'loinc',
  lnc: 'loinc',
  'http://loinc.org': 'loinc',
  'urn:oid:2.16.840.1.113883.6.1': 'loinc',
}

const uri = /^(?:https?:\/\/|urn:)\S+$/

/** UMLS concepts have no short name with us: their URI stands for them. */
export const umls = 'http://www.nlm.nih.gov/research/umls'

/** The name by which we know a system; null when nobody does. A URI of a system of one's own is kept. "ICD10CM" is icd-10-cm. */
export function systemOf(name: string): string | null {
  const known = names[name.trim().toLowerCase()]
  if (known) return known
  // SNOMED CT of one edition and version
  if (name.startsWith('http://snomed.info/sct/')) return 'snomed'
  return uri.test(name.trim()) ? name.trim() : null
}

/** What kind of thing a system's codes mean, where it is one kind. */
export function kindOfSystem(system: string): 'condition' | 'medication' | 'observation' | null {
  switch (system) {
    case 'icd-10-cm':
    case 'snomed':
      return 'condition'
    case 'rxnorm':
      return 'medication'
    case 'loinc':
      return 'observation'
    default:
      return null
  }
}

const forms: Readonly<Record<string, RegExp>> = {
  'icd-10-cm': /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/,
  snomed: /^\d{6,18}$/,
  rxnorm: /^\d{1,8}$/,
  loinc: /^\d{1,6}-\d$/,
}

/** Can this be a code of that system? */
export function isCodeOf(system: string, code: string): boolean {
  return code !== '' && (forms[system]?.test(code) ?? true)
}

/** "E119" is E11.9. */
export function dotted(code: string): string {
  return code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}

// First letters and numbers of ICD-10-CM, by what the diseases of the chapter do: stay, pass, are felt, are injuries.
const classes: readonly (readonly [RegExp, string])[] = [
  [/^(?:B18|B2[0-4]|B94)/, 'chronic'],
  [/^[AB]/, 'acute'],
  [/^(?:C|D[0-8])/, 'chronic'],
  [/^(?:E|F[0-8]|G[1-9]|I[0-1]|I2[57]|I[3-9]|J4|K7|M|N18|Q)/, 'chronic'],
  [/^R(?:7|8|9)/, 'lab'],
  [/^R/, 'symptom'],
  [/^[STVWXY]/, 'injury'],
  [/^[OZ]/, 'status'],
]

/** The class of a condition by its ICD-10-CM code; acute where the chapter doesn't say. */
export function classOfCode(code: string): string {
  return classes.find(([form]) => form.test(code))?.[1] ?? 'acute'
}
