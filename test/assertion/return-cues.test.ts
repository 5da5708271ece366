/** What to come back for, by a bare word of calling before a threshold. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const read = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.certainty}`] : []))

describe('calling behind a threshold', () => {
  it('asks for what may come', () => {
    expect(read('Call T >= 100.4, rash, bleeding.')).toEqual([
      'T >= 100.4 hypothetical',
      'rash hypothetical',
      'bleeding hypothetical',
    ])
    expect(read('RTC temp >101, jaundice.')).toContain('jaundice hypothetical')
  })
  it('is none where no threshold stands behind it', () => {
    expect(read('Call light in reach. Rash on the arm.')).toEqual(['Rash on the arm present'])
    expect(read('Notify RN. Bleeding at the site.')).toContain('Bleeding present')
  })
})
