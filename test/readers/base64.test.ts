/** Base64. */
import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '../../src/readers/base64.ts'

const text = (encoded: string, limit = 100): string => new TextDecoder().decode(decodeBase64(encoded, limit))

describe('decodeBase64', () => {
  it.each([['ZmV2ZXI='], ['ZmV2ZXI'], [' ZmV2\r\n ZXI= '], ['ZmV2ZXI=\n']])('%j', (given) =>
    expect(text(given)).toBe('fever'),
  )
  it('knows the alphabet of URLs', () => expect([...decodeBase64('-_-_', 9)]).toEqual([...decodeBase64('+/+/', 9)]))
  it('is empty when nothing is in it', () => expect(text('')).toBe(''))
  it.each([['ZmV2*XI='], ['Z'], ['Zm=V'], ['fiévre']])('refuses %j', (given) =>
    expect(() => text(given)).toThrow('readers/bad-base64'),
  )
  it('refuses more than the limit', () => {
    expect(() => text('ZmV2ZXI=', 4)).toThrow('readers/attachment-too-large')
    expect(() => text('A'.repeat(10_000), 4)).toThrow('readers/attachment-too-large')
  })
})
