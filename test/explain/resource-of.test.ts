/** What a finding becomes in FHIR, or why nothing. */
import { describe, expect, it } from 'vitest'
import { resourceOf } from '../../src/explain/resource-of.ts'
import { createExtractor, toResources } from '../../src/node.ts'
import { explain } from './extract.ts'

it.each([
  ['Has gout.', 'Condition, confirmed, active'],
  ['No gout.', 'Condition, refuted'],
  ['Mother with gout.', 'FamilyMemberHistory, partial'],
  ['No family history of gout.', 'not written to FHIR: a relative’s, and absent'],
  ['Return if fever.', 'not written to FHIR: it may come, and is not said to be there'],
  ['ALLERGIES: penicillin', 'not written to FHIR: an allergy is no medication that is taken'],
  ['Stop Lasix.', 'MedicationStatement, stopped'],
  ['Cr 1.8.', 'Observation, final'],
])('%j', (text, words) => expect(explain(text)[0]!.fhir).toBe(words))

describe('resourceOf', () => {
  it('gives the very resources of the bundle', () => {
    const extraction = createExtractor().extract(
      'Gout. No fever. Lasix 40 mg daily. Cr 1.8 -> 1.6. Mother with asthma.',
    )
    const whole = toResources(extraction).filter(({ resourceType }) => !/^Doc|^Dev|^Prov/.test(resourceType))
    expect(extraction.findings.map((finding) => resourceOf(extraction, finding))).toEqual(whole)
  })
})
