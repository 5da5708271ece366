/** The value of one observation at one token. */
import { describe, expect, it } from 'vitest'
import { readValue } from '../../../src/attributes/measurement/read-value.ts'
import { concept, pageOf } from './page-of.ts'

const at = (text: string, name: string) => {
  const reading = readValue(pageOf(text).page, 0, concept(name))
  return reading && [reading.comparator ?? '', reading.value.text, reading.unit ?? ''].join('|')
}

describe('readValue', () => {
  for (const [text, name, value] of [
    ['1.8', 'creatinine', '|1.8|'],
    ['<0.3 mg/dL', 'creatinine', '<|0.3|mg/dL'],
    ['120/80 mmHg', 'blood pressure', '|120/80|mm[Hg]'],
    ['97.5 degrees', 'temperature', '|97.5|'],
    ['4/10', 'pain score', '|4/10|'],
    ['1:320', 'ANA', '|1:320|'],
    ['2+', 'deep tendon reflexes', '|2+|'],
    ['91 %-97 %', 'oxygen saturation', '|91-97|%'],
    ['36.9 HR 78', 'temperature', '|36.9|'],
  ] as const)
    it(`${text} of ${name}`, () => expect(at(text, name)).toBe(value))
  for (const [text, name] of [
    ['3 days', 'creatinine'],
    ['04/04/06', 'creatinine'],
    ['12-lead', 'creatinine'],
    ['2nd', 'creatinine'],
    ['81 yo', 'creatinine'],
    ['500 mL', 'creatinine'],
    ['24/1.3', 'creatinine'],
    ['10:30', 'creatinine'],
    ['negative', 'creatinine'],
    ['72', 'blood culture'],
  ] as const)
    it(`${text} is no ${name}`, () => expect(at(text, name)).toBeNull())
})
