/** Comparing mentions: pairs by place, then by overlap; every mention is counted once. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ComparedMention, createComparison } from '../../src/cli/diff-mentions.ts'

const mention = fc
  .record({
    kind: fc.constantFrom('condition', 'medication'),
    start: fc.nat(30),
    size: fc.integer({ min: 1, max: 6 }),
    name: fc.constantFrom('a', 'b'),
  })
  .map(
    ({ kind, start, size, name }): ComparedMention => ({
      kind,
      start,
      end: start + size,
      confidence: 0.9,
      fields: { name },
      rules: ['r'],
    }),
  )
const mentions = fc.array(mention, { maxLength: 12 })

it('counts every mention of both runs once', () =>
  fc.assert(
    fc.property(mentions, mentions, (before, after) => {
      const comparison = createComparison()
      comparison.add('note', before, after)
      const sum = { gained: 0, lost: 0, changed: 0, same: 0 }
      for (const counts of Object.values(comparison.result.kinds))
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name]
      expect(sum.lost + sum.changed + sum.same).toBe(before.length)
      expect(sum.gained + sum.changed + sum.same).toBe(after.length)
    }),
  ))
it('a run is like itself', () =>
  fc.assert(
    fc.property(mentions, (run) => {
      const comparison = createComparison()
      comparison.add('note', run, [...run].reverse())
      const { changes } = comparison.result
      // two mentions of one place may be told apart by their names alone
      expect(changes.every(({ change }) => change === 'changed')).toBe(true)
    }),
  ))
it('a wider span is a change, not a loss and a gain', () => {
  const one = { kind: 'condition', confidence: 0.9, fields: { name: 'gout' }, rules: [] }
  const comparison = createComparison()
  comparison.add('note', [{ ...one, start: 4, end: 8 }], [{ ...one, start: 0, end: 8 }])
  expect(comparison.result.changes).toEqual([
    {
      note: 'note',
      change: 'changed',
      kind: 'condition',
      start: 0,
      end: 8,
      text: 'gout',
      fields: { span: ['4-8', '0-8'] },
      rules: [],
    },
  ])
})
it('confidence alone is no change, and is counted', () => {
  const one = { kind: 'condition', start: 0, end: 4, fields: {}, rules: [] }
  const comparison = createComparison()
  comparison.add('note', [{ ...one, confidence: 0.9 }], [{ ...one, confidence: 0.8 }])
  expect(comparison.result).toMatchObject({ changes: [], confidence: { moved: 1, mean: 0.1 } })
})
