/** Room. */
import { describe, expect, it } from 'vitest'
import { makeRoom, roomFor } from '../../../src/attributes/measurement/room.ts'
import { read } from './page-of.ts'

describe('room', () => {
  it('is kept for the next note', () => expect(roomFor(10)).toBe(roomFor(3000)))
  it('grows', () => expect(roomFor(9000).used.length).toBeGreaterThanOrEqual(9000))
  it('is not kept for a very long note', () => {
    const large = roomFor(70_000)
    expect(large.used.length).toBe(70_000)
    expect(roomFor(70_000)).not.toBe(large)
  })
  it('has a place for each token', () => expect(makeRoom(7).lineOf.length).toBe(7))
  it('carries nothing from note to note', () => {
    const [text, other] = ['UA: ketones 2+. WBC 9. BP 120/80', 'Na 138 K 4.2, glucose neg']
    const alone = read(other)
    read(text)
    expect(read(other)).toEqual(alone)
  })
})
