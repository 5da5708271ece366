/** Edit distance against its naive twin, the whole table without a limit. */
import { expect, it } from 'vitest'
import { editDistance, editKind } from '../../src/mentions/edit-distance.ts'

/** Optimal string alignment as the book has it. */
function naive(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, table[i - 2]![j - 2]! + 1)
      table[i]![j] = best
    }
  return table[a.length]![b.length]!
}

it('agrees with the whole table', { timeout: 60_000 }, () => {
  let seed = 7
  const random = (n: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
  }
  const word = (): string => Array.from({ length: random(9) }, () => 'abc'[random(3)]).join('')
  for (let n = 0; n < 20_000; n++) {
    const a = word()
    const b = word()
    for (const limit of [1, 2, 3])
      expect([a, b, limit, editDistance(a, b, limit)]).toEqual([a, b, limit, Math.min(naive(a, b), limit + 1)])
  }
})

it.each([
  ['lisinoprl', 'lisinopril', 'missing'],
  ['coumadine', 'coumadin', 'extra'],
  ['pnuemonia', 'pneumonia', 'swapped'],
  ['delerium', 'delirium', 'wrong'],
  ['metropolol', 'metoprolol', 'several'],
])('%s for %s: %s', (wrong, right, kind) => expect(editKind(wrong, right)).toBe(kind))

it('very long words are too far apart', () => expect(editDistance('a'.repeat(5000), 'a'.repeat(5000), 2)).toBe(3))
