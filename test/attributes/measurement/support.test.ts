/** Names that support each other. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('support', () => {
  it('letters stand by each other', () =>
    expect(read('P 76 R 16')).toEqual(['heart rate|76|/min', 'respiratory rate|16|/min']))
  it('one letter stands by no one', () => expect(read('Give P 76 today')).toEqual([]))
})
