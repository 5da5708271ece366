/** What must hold of every bundle: the rules of R4 that our shapes can break, each told with the place that breaks it. */
import type { Bundle } from '../../src/fhir/index.ts'

type Json = { [key: string]: unknown }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Every object of a value, with its path. */
function* objects(value: unknown, path: string): Generator<[Json, string]> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* objects(one, `${path}[${i}]`)
  else if (typeof value === 'object' && value !== null) {
    yield [value as Json, path]
    for (const [key, one] of Object.entries(value)) yield* objects(one, `${path}.${key}`)
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value as object).length === 0
}

/** What is wrong with a bundle as it is written; empty when nothing is. */
export function problemsOfBundle(bundle: Bundle): string[] {
  const json = JSON.parse(JSON.stringify(bundle)) as Bundle
  const problems: string[] = []
  const say = (path: string, what: string): void => void problems.push(`${path}: ${what}`)
  if (JSON.stringify(json).includes('example.org')) say('bundle', 'names example.org')
  const urls = json.entry.map(({ fullUrl }) => fullUrl)
  if (new Set(urls).size < urls.length) say('bundle', 'two entries have one id')
  for (const { fullUrl, resource } of json.entry) {
    const at = resource.resourceType
    if (fullUrl !== `urn:uuid:${resource.id}` || !uuid.test(resource.id))
      say(at, 'the id is no UUID version 5, or the fullUrl another')
    for (const [object, path] of objects(resource, at)) {
      for (const [key, value] of Object.entries(object)) if (isEmpty(value)) say(`${path}.${key}`, 'is empty')
      if ('modifierExtension' in object) say(path, 'has a modifierExtension')
      if (
        typeof object.reference === 'string' &&
        object.reference.startsWith('urn:') &&
        !urls.includes(object.reference)
      )
        say(path, 'refers to nothing')
      if ('value' in object && 'code' in object && !('system' in object)) say(path, 'qty-3: a code without its system')
      if ('asNeededBoolean' in object && 'asNeededCodeableConcept' in object) say(path, 'asNeeded twice')
      if ('period' in object !== 'periodUnit' in object) say(path, 'tim-2: a period without its unit')
      if ('periodMax' in object && !('period' in object)) say(path, 'tim-6: periodMax without period')
      if ('timeOfDay' in object && 'when' in object) say(path, 'tim-10: timeOfDay and when')
      const values = Object.keys(object).filter((key) => /^value[A-Z]/.test(key))
      if (values.length > 1) say(path, 'several values')
    }
    if (resource.resourceType === 'Condition') {
      const verification = resource.verificationStatus.coding![0]!.code
      if (verification === 'refuted' && resource.clinicalStatus) say(at, 'is refuted and has a clinicalStatus')
      if (verification === 'refuted' && resource.category[0]!.coding![0]!.code === 'problem-list-item')
        say(at, 'is refuted and in the problem list')
      if (verification !== 'refuted' && !resource.clinicalStatus) say(at, 'con-3: has no clinicalStatus')
    }
    if (resource.resourceType === 'Observation' && resource.category[0]!.coding![0]!.code === 'vital-signs') {
      if (!resource.effectiveDateTime && !resource.effectivePeriod) say(at, 'a vital sign without effective[x]')
      if (!resource.code.coding?.length) say(at, 'a vital sign without code')
    }
    if (
      resource.resourceType !== 'Device' &&
      resource.resourceType !== 'Provenance' &&
      resource.resourceType !== 'DocumentReference'
    ) {
      const places = resource.extension!.filter(({ url }) => url.endsWith('derivation-reference'))
      if (places.length === 0) say(at, 'does not say where it stands')
      for (const { extension } of places)
        if (extension?.map(({ url }) => url).join() !== 'reference,path,offset,length')
          say(at, 'derivation-reference lacks a part')
    }
  }
  return problems
}
