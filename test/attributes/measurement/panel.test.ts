/** Panels. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

describe('panels', () => {
  for (const [text, values] of [
    ['ABG 7.32/48/60', ['arterial pH|7.32', 'arterial pCO2|48', 'arterial pO2|60']],
    ['ABGs: 7.38/67/86/97', ['arterial pH|7.38', 'arterial pCO2|67', 'arterial pO2|86', 'oxygen saturation|97|%']],
    ['14.8>9.1<210', ['leukocytes|14.8', 'hemoglobin|9.1', 'platelets|210']],
    ['H&H 10.2 and 31', ['hemoglobin|10.2', 'hematocrit|31']],
    ['H&H was 38.6/13.2', ['hematocrit|38.6', 'hemoglobin|13.2']],
    [
      '149 | 112 | 38\n3.3 | 22 | 1.9',
      ['sodium|149', 'chloride|112', 'blood urea nitrogen|38', 'potassium|3.3', 'bicarbonate|22', 'creatinine|1.9'],
    ],
    [
      '138/4.2/102/24/18/1.1<142',
      [
        'sodium|138',
        'potassium|4.2',
        'chloride|102',
        'bicarbonate|24',
        'blood urea nitrogen|18',
        'creatinine|1.1',
        'glucose|142',
      ],
    ],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
  for (const text of ['12/25/2023', '1/2/3/4', '5|6|7', 'ABG 3/14/21'])
    it(`${text} is none`, () => expect(read(text)).toEqual([]))
  it('joins the label to the first', () => {
    const [first, second] = observe('ABG 7.32/48/60')
    expect([first?.measurement.span.start, second?.measurement.span.start]).toEqual([0, 9])
    expect(first?.name).toBeNull()
  })
})
