/** R4's invariants that our shapes can break, by the type that they are of. */
import { uris } from '../systems.ts'
import { codesOf, isObject, type Json, listOf, type Tell } from './issue.ts'
import { isUcum } from './ucum-code.ts'

/** The rules of one type: `tell` says what is broken, with the path of the object. */
export const invariants: Readonly<Record<string, (object: Json, path: string, tell: Tell) => void>> = {
  Condition(one, path, tell) {
    const verification = codesOf(one.verificationStatus, uris.conditionVerStatus)
    const clinical = codesOf(one.clinicalStatus, uris.conditionClinical)
    const isError = verification.includes('entered-in-error')
    if (isError && one.clinicalStatus) tell(path, 'con-5: a clinicalStatus of what was entered in error')
    const abated = Object.keys(one).some((key) => key.startsWith('abatement'))
    if (abated && !clinical.some((code) => code === 'inactive' || code === 'resolved' || code === 'remission'))
      tell(path, 'con-4: abatement of what is not inactive, resolved or in remission')
    const inList = listOf(one.category).some((category) =>
      codesOf(category, uris.conditionCategory).includes('problem-list-item'),
    )
    if (inList && !isError && !one.clinicalStatus)
      tell(path, 'con-3: an item of the problem list has no clinicalStatus', 'invariant', 'warning')
    for (const stage of listOf(one.stage))
      if (!stage.summary && !stage.assessment) tell(path, 'con-1: a stage without summary and assessment')
    for (const evidence of listOf(one.evidence))
      if (!evidence.code && !evidence.detail) tell(path, 'con-2: evidence without code and detail')
  },
  Observation(one, path, tell) {
    const value = Object.keys(one).some((key) => /^value[A-Z]/.test(key))
    if (value && one.dataAbsentReason) tell(path, 'obs-6: a dataAbsentReason beside a value')
    const own = codesOf(one.code)
    if (value && listOf(one.component).some((component) => codesOf(component.code).some((code) => own.includes(code))))
      tell(path, 'obs-7: a value, and a component with the same code')
    for (const [i, range] of listOf(one.referenceRange).entries())
      if (!range.low && !range.high && !range.text)
        tell(`${path}.referenceRange[${i}]`, 'obs-3: a reference range without low, high and text')
  },
  Provenance: () => undefined,
  Bundle(one, path, tell) {
    const { type } = one
    const urls = new Set<unknown>()
    for (const [i, entry] of listOf(one.entry).entries()) {
      const at = `${path}.entry[${i}]`
      if (entry.fullUrl !== undefined && urls.has(entry.fullUrl)) tell(at, 'bdl-7: two entries have one fullUrl')
      urls.add(entry.fullUrl)
      if (typeof entry.fullUrl === 'string' && !/^(?:https?|urn):/.test(entry.fullUrl))
        tell(at, 'a fullUrl that is not absolute')
      const asked = type === 'transaction' || type === 'batch' || type === 'history'
      if (asked !== (entry.request !== undefined))
        tell(at, 'bdl-3: a request if and only if the bundle is a transaction, batch or history')
      if (!entry.resource && !entry.request && !entry.response) tell(at, 'bdl-5: an entry of nothing')
    }
  },
  Extension(one, path, tell) {
    const value = Object.keys(one).some((key) => /^_?value[A-Z]/.test(key))
    if (value === (one.extension !== undefined)) tell(path, 'ext-1: either a value or extensions')
    known[String(one.url)]?.(one, path, tell)
  },
  Quantity: quantity,
  Age: quantity,
  Duration: quantity,
  Ratio(one, path, tell) {
    if (Boolean(one.numerator) !== Boolean(one.denominator)) tell(path, 'rat-1: numerator and denominator, or neither')
  },
  Range(one, path, tell) {
    const low = isObject(one.low) ? one.low.value : undefined
    const high = isObject(one.high) ? one.high.value : undefined
    if (typeof low === 'number' && typeof high === 'number' && low > high) tell(path, 'rng-2: low is over high')
  },
  Period(one, path, tell) {
    if (typeof one.start === 'string' && typeof one.end === 'string' && one.start.slice(0, one.end.length) > one.end)
      tell(path, 'per-1: the start is after the end')
  },
  'Timing.repeat'(one, path, tell) {
    const has = (key: string): boolean => one[key] !== undefined
    if (has('duration') && !has('durationUnit')) tell(path, 'tim-1: a duration without its unit')
    if (has('period') && !has('periodUnit')) tell(path, 'tim-2: a period without its unit')
    if (has('durationMax') && !has('duration')) tell(path, 'tim-7: durationMax without duration')
    if (has('periodMax') && !has('period')) tell(path, 'tim-6: periodMax without period')
    if (has('countMax') && !has('count')) tell(path, 'tim-8: countMax without count')
    if (Number(one.duration) < 0) tell(path, 'tim-4: a negative duration')
    if (Number(one.period) < 0) tell(path, 'tim-5: a negative period')
    const when = Array.isArray(one.when) ? one.when : []
    if (has('offset') && (when.length === 0 || when.some((code) => /^C[MDV]?$/.test(String(code)))))
      tell(path, 'tim-9: an offset without a moment it is from')
    if (has('timeOfDay') && when.length > 0) tell(path, 'tim-10: timeOfDay and when')
  },
  Attachment(one, path, tell) {
    if (one.data && !one.contentType) tell(path, 'att-1: data without contentType')
  },
  'FamilyMemberHistory.condition': () => undefined,
  FamilyMemberHistory(one, path, tell) {
    if (one.estimatedAge !== undefined && !Object.keys(one).some((key) => key.startsWith('age')))
      tell(path, 'fhs-2: estimatedAge without age')
    if (Object.keys(one).some((key) => key.startsWith('age')) && Object.keys(one).some((key) => key.startsWith('born')))
      tell(path, 'fhs-1: age and birth')
  },
  Patient(one, path, tell) {
    for (const contact of listOf(one.contact))
      if (!contact.name && !contact.telecom && !contact.address && !contact.organization)
        tell(path, 'pat-1: a contact without a way to it')
  },
  Organization(one, path, tell) {
    if (!one.name && !one.identifier) tell(path, 'org-1: neither name nor identifier')
  },
  Narrative(one, path, tell) {
    if (typeof one.div === 'string' && one.div.replace(/<[^>]*>/g, '').trim() === '' && !/<img\b/.test(one.div))
      tell(path, 'txt-2: an empty narrative')
  },
  Reference(one, path, tell) {
    if (!one.reference && !one.identifier && !one.display && !one.extension) tell(path, 'a reference to nothing')
  },
}

function quantity(one: Json, path: string, tell: Tell): void {
  if (one.code !== undefined && one.system === undefined) tell(path, 'qty-3: a code without its system')
  if (one.system === 'http://unitsofmeasure.org' && typeof one.code === 'string' && !isUcum(one.code))
    tell(path, 'a code that UCUM has not', 'code-invalid')
}

/** The extensions that we know: what each must hold. */
const known: Readonly<Record<string, (one: Json, path: string, tell: Tell) => void>> = {
  [uris.derivation](one, path, tell) {
    const parts = new Map(listOf(one.extension).map((part) => [part.url, part]))
    for (const [url, part] of parts) {
      const value = {
        reference: 'valueReference',
        path: 'valueString',
        offset: 'valueInteger',
        length: 'valueInteger',
      }[String(url)]
      if (value === undefined) tell(path, 'a part that derivation-reference has not', 'structure')
      else if (part[value] === undefined) tell(path, `derivation-reference: ${url} must be a ${value}`, 'structure')
    }
    if (parts.has('length') && !parts.has('offset')) tell(path, 'der-1: a length without an offset')
  },
  [uris.confidence](one, path, tell) {
    const { valueDecimal } = one
    if (typeof valueDecimal !== 'number' || valueDecimal < 0 || valueDecimal > 1)
      tell(path, 'nlp-confidence: a decimal from 0 to 1', 'value')
  },
  [uris.dataAbsent](one, path, tell) {
    if (typeof one.valueCode !== 'string') tell(path, 'data-absent-reason: a code', 'structure')
  },
}
