/** Rules of profiles, by the profile that a resource claims, and R4's own of vital signs, by their code. */
import { uris } from '../systems.ts'
import { vitalUnits } from '../vital-units.ts'
import { codesOf, isObject, type Json, listOf, type Tell } from './issue.ts'

const loinc = 'http://loinc.org'
const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition/'

/** Checks what the profiles of a resource want: those that it claims, and for a vital sign what R4 wants of every one. */
export function checkProfiles(one: Json, path: string, tell: Tell): void {
  const meta = isObject(one.meta) ? one.meta : {}
  const claimed = Array.isArray(meta.profile) ? meta.profile.map(String) : []
  for (const [i, label] of listOf(meta.security).entries())
    if (label.system === uris.observationValue && !observationValues.has(String(label.code)))
      tell(`${path}.meta.security[${i}]`, 'a code that v3-ObservationValue has not', 'code-invalid')
  if (one.resourceType === 'Observation') observation(one, claimed, path, tell)
  if (one.resourceType === 'Condition') condition(one, claimed, path, tell)
  if (
    claimed.includes(`${usCore}us-core-provenance`) &&
    listOf(one.agent).some((agent) => !agent.onBehalfOf && isDevice(agent.who))
  )
    tell(path, 'us-core provenance-1: a device acts on behalf of an organization')
}

// labels of integrity, de-identification and artificial intelligence that a resource may carry
const observationValues = new Set([
  'AIAST',
  'DICTAST',
  'PATAST',
  'PAYAST',
  'PROAST',
  'SDMAST',
  'CLINAST',
  'DEVAST',
  'HCPAST',
  'PACQAST',
  'CLINRPT',
  'DEVRPT',
  'HCPRPT',
  'PACQRPT',
  'PATRPT',
  'PAYRPT',
  'PRORPT',
  'SDMRPT',
  'HRELIABLE',
  'RELIABLE',
  'UNCERTREL',
  'UNRELIABLE',
  'ANONYED',
  'PSEUDED',
  'REDACTED',
  'MASKED',
  'ABSTRED',
  'AGGRED',
  'MAPPED',
  'SUBSETTED',
  'SYNTAC',
  'TRSLT',
  'VERSIONED',
  'CRYTOHASH',
  'DIGSIG',
]) // prettier-ignore

function isDevice(who: unknown): boolean {
  return isObject(who) && typeof who.reference === 'string' && /(?:^|\/)Device\//.test(who.reference)
}

function condition(one: Json, claimed: readonly string[], path: string, tell: Tell): void {
  const categories = listOf(one.category).flatMap((category) => codesOf(category))
  for (const [i, category] of listOf(one.category).entries())
    for (const code of codesOf(category, uris.conditionCategory))
      if (code !== 'problem-list-item' && code !== 'encounter-diagnosis')
        tell(`${path}.category[${i}]`, 'a code that condition-category has not', 'code-invalid')
  if (claimed.some((url) => url.startsWith(`${usCore}us-core-condition`))) {
    if (!one.code) tell(path, 'us-core: a condition without code', 'required')
    if (categories.length === 0) tell(path, 'us-core: a condition without category', 'required')
  }
  if (claimed.includes(`${usCore}us-core-condition-encounter-diagnosis`) && !categories.includes('encounter-diagnosis'))
    tell(path, 'us-core: the category is not encounter-diagnosis', 'required')
  if (
    claimed.includes(`${usCore}us-core-condition-problems-health-concerns`) &&
    !categories.includes('problem-list-item') &&
    !categories.includes('health-concern')
  )
    tell(path, 'us-core: the category is neither problem-list-item nor health-concern', 'required')
}

function observation(one: Json, claimed: readonly string[], path: string, tell: Tell): void {
  const categories = listOf(one.category).flatMap((category) => codesOf(category, uris.observationCategory))
  const value = Object.keys(one).some((key) => /^value[A-Z]/.test(key)) || one.dataAbsentReason !== undefined
  const code = codesOf(one.code, loinc).find((one) => vitalUnits[one] || one === '85354-9')
  const claimsVital = claimed.some((url) =>
    /StructureDefinition\/(?:vitalsigns|bp|heartrate|resprate|oxygensat|bodytemp|bodyheight|bodyweight|bmi|headcircum|us-core-(?:vital-signs|blood-pressure|heart-rate|respiratory-rate|pulse-oximetry|body-.*|bmi|head-circumference))$/.test(
      url,
    ),
  )
  // a code of a vital sign makes an Observation one, whatever it claims
  if (code !== undefined || claimsVital) {
    if (!categories.includes('vital-signs')) tell(path, 'a vital sign without the category vital-signs', 'required')
    if (
      one.effectiveDateTime === undefined &&
      one.effectivePeriod === undefined &&
      one._effectiveDateTime === undefined
    )
      tell(path, 'a vital sign without effective[x]', 'required')
    if (
      one._effectiveDateTime !== undefined ||
      (typeof one.effectiveDateTime === 'string' && one.effectiveDateTime.length < 10)
    )
      tell(path, 'vs-1: the time of a vital sign is not to the day')
    if (!value && !one.component && !one.hasMember) tell(path, 'vs-2: a vital sign without value')
    if (code === '85354-9') {
      for (const part of ['8480-6', '8462-4']) {
        const component = listOf(one.component).find((component) => codesOf(component.code, loinc).includes(part))
        if (!component) tell(path, `blood pressure: the component ${part} is missing`, 'required')
        else unitIs(component.valueQuantity, vitalUnits[part]!, path, tell)
      }
    } else if (code !== undefined && one.valueQuantity) unitIs(one.valueQuantity, vitalUnits[code]!, path, tell)
  }
  if (claimed.includes(`${usCore}us-core-observation-lab`) && !categories.includes('laboratory'))
    tell(path, 'us-core: the category is not laboratory', 'required')
  if (claimed.some((url) => url.startsWith(usCore))) {
    if (listOf(one.category).length === 0) tell(path, 'us-core: an observation without category', 'required')
    if (!value && !one.component && !one.hasMember) tell(path, 'us-core-2: neither value nor dataAbsentReason')
  }
}

function unitIs(quantity: unknown, allowed: readonly string[], path: string, tell: Tell): void {
  if (!isObject(quantity)) return
  if (
    quantity.value === undefined ||
    quantity.unit === undefined ||
    quantity.system !== 'http://unitsofmeasure.org' ||
    !allowed.includes(String(quantity.code))
  )
    tell(path, `the unit of this vital sign must be ${allowed.join(' or ')}`, 'value')
}
