/** A dose that is said to be the one before. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const doses = (text: string): (string | null)[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'medication' ? [one.dose] : []))

describe('an earlier dose', () => {
  it.each<[string, (string | null)[]]>([
    ['Lasix 40 mg PO BID. Resume Lasix at his home dose.', ['40 mg', '40 mg']],
    ['Coreg 12.5 mg BID. Coreg was continued at the same dose.', ['12.5 mg', '12.5 mg']],
    ['Lasix 40 mg daily. Resume Lasix.', ['40 mg', null]],
    ['Lasix 40 mg daily. Resume metoprolol at his home dose.', ['40 mg', null]],
    ['Lasix 40 mg daily. Lasix 80 mg at the same dosing interval.', ['40 mg', '80 mg']],
    ['Lasix 40 mg daily. Lasix at a higher than usual dose.', ['40 mg', null]],
  ])('%s', (text, found) => expect(doses(text)).toEqual(found))
})

it('points to the words that say it', () => {
  const text = 'Lasix 40 mg PO BID. Resume Lasix at his home dose.'
  const { attributes } = extractor.extract(text).layers
  const second = attributes[1]!
  expect(second.kind === 'medication' && second.sig.sameAsBefore).toBe(true)
  const span = second.kind === 'medication' ? second.sig.dose!.span : { start: 0, end: 0 }
  expect(text.slice(span.start, span.end)).toBe('40 mg')
})
