/** Our validator: what is good passes, every one-defect resource is caught, and its messages hold no content. */
import { describe, expect, it } from 'vitest'
import { isUcum, validateResource } from '../../../src/fhir/index.ts'
import { condition, defects, good } from './one-defect.ts'

describe('validateResource', () => {
  it.each(good)('good resource %#', (resource) =>
    expect(validateResource(JSON.parse(JSON.stringify(resource)))).toEqual([]),
  )
  it('there are 46 defects', () => expect(defects).toHaveLength(46))
  it.each(defects)('%s', (name, resource) => {
    const issues = validateResource(resource)
    expect(issues.length).toBeGreaterThan(0)
    // only con-3 is advice
    expect(issues.some(({ severity }) => severity === 'error')).toBe(name !== 'con-3')
  })
  it('says where, and never what stands there', () => {
    const [issue, ...more] = validateResource({ ...condition, recordedDate: 'Mrs. Placeholder' })
    expect(more).toEqual([])
    expect(issue).toEqual({ severity: 'error', code: 'value', path: 'Condition.recordedDate', message: 'no dateTime' })
  })
  it.each([
    null,
    undefined,
    1,
    'x',
    [],
    {},
    { resourceType: 'Chimera' },
    { resourceType: 'Condition', code: 5, category: 'x', subject: [] },
  ])('%o is no resource, and does not throw', (value) => expect(validateResource(value).length).toBeGreaterThan(0))
  it('looks into bundles', () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { fullUrl: 'urn:uuid:1', resource: condition },
        { fullUrl: 'x', resource: { ...condition, subject: undefined } },
      ],
    }
    expect(validateResource(bundle).map(({ path }) => path)).toEqual([
      'Bundle.entry[1].resource.subject',
      'Bundle.entry[1]',
    ])
  })
})

describe('isUcum', () => {
  it.each([
    'mg',
    'mg/dL',
    'mm[Hg]',
    '/min',
    '10*3/uL',
    '10*6.[IU]',
    'mL/min/{1.73_m2}',
    '{tbl}',
    '[drp]',
    'kg/m2',
    'ug/kg/min',
    'Cel',
    '%',
    '1',
    'm[IU]/L',
    'g/(24.h)',
    '/[HPF]',
    'mmol/L',
    'u[IU]/mL',
    '10*12/L',
    'mL/h',
    'cm[H2O]',
    'pg',
    'L/min/m2',
  ])('%s is UCUM', (code) => expect(isUcum(code)).toBe(true)) // prettier-ignore
  it.each([
    '',
    'mmHg',
    'bpm',
    'mcg',
    'mEq/L',
    'x10^9/L',
    'mg/dLL',
    'tablet',
    'mg per dL',
    'mg//dL',
    'mg/',
    '(mg',
    '{a{b}}',
  ])('%j is not', (code) => expect(isUcum(code)).toBe(false))
})
