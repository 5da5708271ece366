/** Distributed values. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

describe('distributed values', () => {
  for (const [text, values] of [
    ['AST and ALT were 51 and 83', ['aspartate aminotransferase|51', 'alanine aminotransferase|83']],
    ['AST/ALT 44/61', ['aspartate aminotransferase|44', 'alanine aminotransferase|61']],
    ['BUN/creatinine 24/1.3', ['blood urea nitrogen|24', 'creatinine|1.3']],
    ['BUN/creatinine 18', ['BUN ratio|18']],
    ['BUN and creatinine on 04/04/06 are 40/2.0', ['blood urea nitrogen|40', 'creatinine|2.0']],
    ['51 and 83 for the AST and ALT', ['aspartate aminotransferase|51', 'alanine aminotransferase|83']],
    ['BP and HR (124/77 mm Hg, 78 bpm)', ['blood pressure|124/77|mm[Hg]', 'heart rate|78|/min']],
    ['Biceps and triceps 5/5', ['biceps strength|5/5', 'triceps strength|5/5']],
    ['Biceps and triceps 5/5 and 4/5', ['biceps strength|5/5', 'triceps strength|4/5']],
    ['DTR and strength 5/5', ['muscle strength|5/5']],
    ['hemoglobin and hematocrit of 16 and 46', ['hemoglobin|16', 'hematocrit|46']],
    ['height and weight are 5 feet 4 inches and 141 pounds', ['height|5 feet 4 inches', 'weight|141|[lb_av]']],
  ] as const)
    it(text, () => expect([...read(text)].sort()).toEqual([...values].sort()))
  it('spans each from its own name', () => {
    const text = 'hemoglobin and hematocrit 15.3 and 46.5'
    const spans = observe(text).map(({ measurement: { span } }) => text.slice(span.start, span.end))
    expect(spans).toEqual(['hemoglobin and hematocrit 15.3', 'hematocrit 15.3 and 46.5'])
  })
})
