/** Offset maps: the way back from a text to its source. */
import { describe, expect, it } from 'vitest'
import { startText } from '../../src/readers/map-writer.ts'
import { identityMap, toSource, withinPart } from '../../src/readers/offset-map.ts'

const out = startText()
out.copy('pain ', 10)
out.put('&', 15, 5)
out.add(' | ')
out.enter('b')
out.copy('fever', 100)
const { text, map } = out.finish()

describe('toSource', () => {
  const back = (words: string) => {
    const start = text.indexOf(words)
    return toSource(map, { start, end: start + words.length })
  }
  it.each([
    ['pain', { part: '', start: 10, end: 14 }],
    ['ain &', { part: '', start: 11, end: 20 }],
    ['&', { part: '', start: 15, end: 20 }],
    ['| fev', { part: 'b', start: 100, end: 103 }],
    ['ever', { part: 'b', start: 101, end: 105 }],
    [' | ', null],
  ])('%j', (words, span) => expect(back(words)).toEqual(span))
  it('a span over two parts leads to the first', () =>
    expect(back('n & | fe')).toEqual({ part: '', start: 13, end: 20 }))
  it('an empty map leads nowhere', () => expect(toSource(identityMap(0), { start: 0, end: 1 })).toBeNull())
})

describe('maps', () => {
  it('joins what was copied piece by piece', () => {
    const joined = startText()
    for (const [i, char] of [...'dyspnea'].entries()) joined.copy(char, 5 + i)
    expect(joined.finish().map.length).toBe(1)
  })
  it('an identity begins where its part does', () => {
    expect(toSource(identityMap(9, 'data', 3), { start: 2, end: 4 })).toEqual({ part: 'data', start: 5, end: 7 })
  })
  it('names parts from above', () =>
    expect(withinPart(map, 'content[0]').parts).toEqual(['content[0]', 'content[0].b']))
  it('takes a written text in, with its parts', () => {
    const outer = startText()
    outer.add('>> ')
    outer.append(text, withinPart(map, 'x'))
    const made = outer.finish()
    expect(toSource(made.map, { start: 3, end: 7 })).toEqual({ part: 'x', start: 10, end: 14 })
    expect(toSource(made.map, { start: made.text.length - 5, end: made.text.length })).toMatchObject({
      part: 'x.b',
      start: 100,
    })
  })
  it('is plain data', () => expect(structuredClone(map)).toEqual(map))
})
