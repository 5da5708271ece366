/** Profiles: what US Core 8.0.0 and the International Patient Summary 2.0.0 want beside R4, and the claim in meta.profile where it is met. */
import { absent, coded } from './build.ts'
import { systemUris, uris } from './systems.ts'
import type { AnyResource, DocumentReference, Observation } from './types.ts'

/** The resource with the profile that it meets; as it is when there is none for it, or one that it can't meet. */
export function claimProfiles(resource: AnyResource, profile: 'base' | 'us-core' | 'ips'): AnyResource {
  switch (profile) {
    case 'base':
      return resource
    case 'us-core':
      return usCore(resource)
    case 'ips':
      return ips(resource)
    default:
      return profile satisfies never
  }
}

function claim<T extends AnyResource>(resource: T, url: string): T {
  return { ...resource, meta: { profile: [url], ...resource.meta } }
}

// US Core's profiles of vital signs by LOINC code.
const vitals: Readonly<Record<string, string>> = {
  '9279-1': 'us-core-respiratory-rate',
  '8867-4': 'us-core-heart-rate',
  '2708-6': 'us-core-pulse-oximetry',
  '59408-5': 'us-core-pulse-oximetry',
  '8310-5': 'us-core-body-temperature',
  '8302-2': 'us-core-body-height',
  '9843-4': 'us-core-head-circumference',
  '29463-7': 'us-core-body-weight',
  '39156-5': 'us-core-bmi',
  '85354-9': 'us-core-blood-pressure',
}

function usCore(resource: AnyResource): AnyResource {
  const of = (name: string): string => `${uris.usCore}/${name}`
  switch (resource.resourceType) {
    case 'Condition': {
      const inList = resource.category[0]!.coding![0]!.code === 'problem-list-item'
      return claim(
        resource,
        of(inList ? 'us-core-condition-problems-health-concerns' : 'us-core-condition-encounter-diagnosis'),
      )
    }
    case 'Observation': {
      const category = resource.category[0]!.coding![0]!.code
      if (category === 'laboratory') return claim(toTheDay(resource), of('us-core-observation-lab'))
      if (category !== 'vital-signs') return resource
      const coding = resource.code.coding ?? []
      const vital = vitals[coding[0]?.code ?? '']
      if (!vital) return resource
      return claim(vital === 'us-core-pulse-oximetry' ? withBothOximetryCodes(resource) : resource, of(vital))
    }
    case 'MedicationRequest':
      return claim(resource, of('us-core-medicationrequest'))
    case 'DocumentReference': {
      const document: DocumentReference = {
        ...resource,
        type: resource.type ?? coded(uris.nullFlavor, 'UNK'),
        category: [coded(uris.documentCategory, 'clinical-note')],
      }
      // us-core-6: a document has its text or says where it is
      return document.content.every(({ attachment }) => attachment.data !== undefined)
        ? claim(document, of('us-core-documentreference'))
        : document
    }
    case 'Provenance':
      // provenance-1: a device acts on behalf of an organization
      return resource.agent.every(({ onBehalfOf }) => onBehalfOf) && resource.recorded
        ? claim(resource, of('us-core-provenance'))
        : resource
    case 'MedicationStatement':
    case 'FamilyMemberHistory':
    case 'Device':
      return resource
    default:
      return resource satisfies never
  }
}

/** us-core-1: a dateTime is to the day; a month or a year is a period. */
function toTheDay(observation: Observation): Observation {
  const { effectiveDateTime: date, ...rest } = observation
  return date === undefined || date.length >= 10
    ? observation
    : { ...rest, effectivePeriod: { start: date, end: date } }
}

/** US Core wants both codes of a saturation by pulse oximetry. */
function withBothOximetryCodes(observation: Observation): Observation {
  const coding = ['59408-5', '2708-6'].map(
    (code) => observation.code.coding?.find((one) => one.code === code) ?? { system: systemUris.loinc!, code },
  )
  return { ...observation, code: { ...observation.code, coding } }
}

function ips(resource: AnyResource): AnyResource {
  const of = (name: string): string => `${uris.ips}/${name}`
  // every resource of a summary says whose it is
  if (!('subject' in resource) || !resource.subject.reference) return resource
  switch (resource.resourceType) {
    case 'Condition':
      return resource.clinicalStatus ? claim(resource, of('Condition-uv-ips')) : resource
    case 'MedicationStatement': {
      // HL7's validator 6.0.21 takes this profile's derivedFrom for no reference to anything; the extension says the same
      const { derivedFrom: _, ...statement } = resource
      const timed = resource.effectiveDateTime
        ? statement
        : { ...statement, _effectiveDateTime: { extension: [absent] } }
      return claim(timed, of('MedicationStatement-uv-ips'))
    }
    case 'MedicationRequest':
      return claim(resource, of('MedicationRequest-uv-ips'))
    case 'Observation': {
      if (resource.category[0]!.coding![0]!.code !== 'laboratory' || !resource.code.coding) return resource
      const timed: Observation = resource.effectiveDateTime
        ? resource
        : { ...resource, _effectiveDateTime: { extension: [absent] } }
      return claim(
        { ...timed, performer: [{ extension: [absent] }] },
        of('Observation-results-laboratory-pathology-uv-ips'),
      )
    }
    case 'DocumentReference':
      return resource
    default:
      return resource satisfies never
  }
}
