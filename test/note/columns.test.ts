/** Columns: zeros of the length asked for, none over another's, whatever was asked before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { int32Column, roomForColumns, uint8Column } from '../../src/note/index.ts'

const makers = {
  int32: int32Column,
  uint8: uint8Column,
  room: (length: number) => {
    const { buffer, at } = roomForColumns(length * 2)
    return new Uint16Array(buffer, at, length)
  },
}

describe('columns', () => {
  it('are zeros, and what is written in one is in no other', () => {
    const wanted = fc.tuple(fc.constantFrom('int32', 'uint8', 'room'), fc.integer({ min: 0, max: 20_000 }))
    fc.assert(
      fc.property(fc.array(wanted as fc.Arbitrary<[keyof typeof makers, number]>, { maxLength: 40 }), (all) => {
        const columns = all.map(([kind, length], n) => {
          const column = makers[kind](length)
          expect(column.length).toBe(length)
          expect(column.every((value) => value === 0)).toBe(true)
          return column.fill(n + 1)
        })
        columns.forEach((column, n) => {
          expect(column.every((value) => value === n + 1)).toBe(true)
        })
      }),
      { numRuns: 60 },
    )
  })
})
