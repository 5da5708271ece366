/** The further values of a name. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

describe('series', () => {
  for (const [text, values] of [
    [
      'creatinine 1.2 -> 1.8 -> 1.4 (b/l 1.0)',
      ['creatinine|1.2', 'creatinine|1.8', 'creatinine|1.4', 'creatinine|1.0'],
    ],
    ['sodium 128, now 134', ['sodium|128', 'sodium|134']],
    ['hemoglobin 9.1, 8.8 and 8.4', ['hemoglobin|9.1', 'hemoglobin|8.8', 'hemoglobin|8.4']],
    ['creatinine rose from 1.1 to 2.3', ['creatinine|1.1', 'creatinine|2.3']],
    ['weight 101 kg -> 98', ['weight|101|kg', 'weight|98|kg']],
    ['HR 96 (84-122)', ['heart rate|96|/min', 'heart rate|84-122|/min']],
    ['BP 118/72 (100-130/60-80)', ['blood pressure|118/72|mm[Hg]', 'blood pressure|100-130/60-80|mm[Hg]']],
    ['weight 89.9 kg (198 pounds)', ['weight|89.9|kg', 'weight|198|[lb_av]']],
    ['sodium 141 (135-145)', ['sodium|141']],
    ['potassium 3.2, repleted with KCl, now 4.1', ['potassium|3.2', 'potassium|4.1']],
  ] as const)
    it(text, () =>
      expect(read(text).map((one) => one.replace(/\|H$/, ''))).toEqual(values.map((one) => one.replace(/\|$/, ''))),
    )
  it('spans a later value alone', () => {
    const text = 'creatinine 1.2 -> 1.8'
    const spans = observe(text).map(({ measurement: { span } }) => text.slice(span.start, span.end))
    expect(spans).toEqual(['creatinine 1.2', '1.8'])
  })
  it('stops at the next name', () => expect(read('sodium 138, potassium 4.2')).toEqual(['sodium|138', 'potassium|4.2']))
  it('keeps a reference range with its value', () =>
    expect(observe('sodium 141 (135-145)')[0]?.measurement.referenceRange?.value).toMatchObject({
      low: 135,
      high: 145,
    }))
  it('keeps oxygen with its saturation', () =>
    expect(observe('SpO2 96% on 2L NC')[0]?.measurement.oxygen?.value).toEqual({ flow: 2, text: '2L NC' }))
})
