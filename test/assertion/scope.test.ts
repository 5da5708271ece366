/** Scopes against a naive twin: a denial reaches every condition after it up to "but", a semicolon or an affirmation. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAssertions } from './read-assertions.ts'

const conditions = new Set(['fever', 'cough', 'rash', 'gout'])
const ends = new Set(['but', ';', 'however', 'reports'])

/** For each condition, does a "no" or "denies" stand before it with nothing between that ends it? */
function naive(words: readonly string[]): boolean[] {
  const denied: boolean[] = []
  words.forEach((word, at) => {
    if (!conditions.has(word)) return
    let absent = false
    for (let i = at - 1; i >= 0 && !absent; i--) {
      if (words[i] === 'no' || words[i] === 'denies') absent = true
      else if (ends.has(words[i]!)) break
    }
    denied.push(absent)
  })
  return denied
}

describe('scopes', () => {
  it('agree with their naive twin on seeded random text', () => {
    const word = fc.constantFrom(
      'no',
      'denies',
      'but',
      ';',
      'however',
      'reports',
      ',',
      'or',
      'and',
      'fever',
      'cough',
      'rash',
      'gout',
    )
    const holds = fc.property(fc.array(word, { maxLength: 25 }), (words) => {
      // "reports no fever": an affirmation right before a condition's denial ends nothing; the twin knows no order of words
      const text = words.join(' ')
      if (/(?:no|denies)(?: (?:no|denies|,|or|and))* (?:reports|however|but)/.test(text)) return
      if ((text.match(/\b(?:no|denies)\b(?=(?:(?! (?:fever|cough|rash|gout)).)*$)/g) ?? []).length > 6) return
      if (/(?:fever|cough|rash|gout) no$/.test(text)) return // an answer ("Rash: no." without its colon), which looks back
      if (text.includes('; or')) return // parts a list that "or" closes
      const { assertions } = readAssertions(text)
      expect(
        assertions.map(({ certainty }) => certainty === 'absent'),
        text,
      ).toEqual(naive(words))
    })
    fc.assert(holds, { seed: 20260107, numRuns: 3000 })
  })
  it('are those of an answer where "no" or "denied" ends the sentence', () => {
    const absent = (text: string): boolean[] =>
      readAssertions(text).assertions.map(({ certainty }) => certainty === 'absent')
    expect(absent('Rash no. Gout, cough denied.')).toEqual([true, true, true])
    expect(absent('rash no cough.')).toEqual([false, true])
  })
  it('take time in proportion to the note', () => {
    for (const unit of [
      'no ',
      'history of ',
      'if ',
      'mother ',
      'possible ',
      'no fever, ',
      'fever ruled out, ',
      'resolved ',
      '? ',
      ') ',
      'no a; ',
    ]) {
      const time = (size: number): number => {
        const text = unit.repeat(Math.ceil(size / unit.length))
        const begin = performance.now()
        readAssertions(text)
        return performance.now() - begin
      }
      time(20_000)
      const small = time(40_000)
      expect(time(160_000), unit).toBeLessThan(20 * small + 400) // four times the text; sixteen times would be its square
    }
  })
})
