/** What dates a value. */
import { describe, expect, it } from 'vitest'
import { observe } from './page-of.ts'

const whens = (text: string): readonly (string | null)[] =>
  observe(text).map(({ when }) => when && text.slice(when.start, when.end))

describe('what dates a value', () => {
  for (const [text, expected] of [
    ['sodium 138 on 3/14', ['3/14']],
    ['sodium 138 (3/14), potassium 4.2', ['3/14', null]],
    ['potassium this AM 5.6', ['this AM']],
    ['hemoglobin on admission was 9.8', ['on admission']],
    ['On admission, sodium 128, potassium 5.1. Chloride 99.', ['On admission', 'On admission', null]],
    ['Labs 3/14: sodium 138, potassium 4.2', ['3/14', '3/14']],
    ['INR was 2.4 yesterday, now 3.1', ['yesterday', 'now']],
    ['glucose 250 (H) at 06:30', ['06:30']],
    ['INR 2.1 in March', ['March']],
    ['hemoglobin 9.1 3 days ago', ['3 days ago']],
    ['sodium 138', [null]],
  ] as const)
    it(text, () => expect(whens(text)).toEqual(expected))
  it('is the head of its column in a grid', () =>
    expect(whens('LABS   06/12 0400  06/11 1600\nWBC     1.9     6.4\nHgb     7.2     7.6')).toEqual([
      '06/12 0400',
      '06/11 1600',
      '06/12 0400',
      '06/11 1600',
    ]))
})
