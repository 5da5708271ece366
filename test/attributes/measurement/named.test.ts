/** Names with their values. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

describe('named values', () => {
  for (const [text, values] of [
    ['HypoNa', []],
    ['Electrolytes normal, creatinine normal.', []],
    ['elevated glucose of 393', ['glucose|393||H']],
    ['glucose is elevated at 393', ['glucose|393||H']],
    ['temp (F) 98.2', ['temperature|98.2|[degF]']],
    ['wt (kg) 83.6', ['weight|83.6|kg']],
    ['Hemoglobin\n12.1', ['hemoglobin|12.1']],
    ['hemoglobin (9.8 g/dL)', ['hemoglobin|9.8|g/dL']],
    ['hemoglobin (Hgb) 9.8', ['hemoglobin|9.8']],
    ['heart rate, 120 per minute', ['heart rate|120|/min']],
    ['BCx 10/3: E. coli', ['blood culture|e. coli']],
    ['hemoglobin 10.7 and hematocrit 31.2 both are decreased', ['hemoglobin|10.7||L', 'hematocrit|31.2||L']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
  it('marks an implausible value', () =>
    expect(observe('pulse 1200')[0]?.measurement.issues).toEqual(['implausible-value']))
  it('marks an implied unit', () => {
    expect(observe('pulse 88')[0]?.measurement.unitImplied).toBe(true)
    expect(observe('weight 88 kg')[0]?.measurement.unitImplied).toBe(false)
  })
  it('gives a reason', () => expect(observe('pulse 88')[0]?.because[0]?.rule).toBe('observation/name-value'))
})
