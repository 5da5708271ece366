/** One normal form for the words of notes and of lexicons. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldTable, normaliseWord } from '../../src/note/index.ts'

describe('normaliseWord', () => {
  it.each([
    ['CHF', 'chf'],
    ["Ménière's", 'meniere'],
    ['B.I.D.', 'bid'],
    ['p.o', 'po'],
    ["don't", 'dont'],
    ["Graves'", 'graves'],
    ['CROHN’S', 'crohn'],
    ['Sjögren', 'sjogren'],
    ['Sjo\u0308gren', 'sjogren'],
    ['œsophagus', 'oesophagus'],
    ['Straße', 'strasse'],
    ['İ', 'i'],
    ['ΑΣ', 'ασ'],
    ['–', '-'],
    ['—', '-'],
    ['−', '-'],
    ['-----', '-----'],
    ["'", "'"],
    ['1,200', '1,200'],
    ['98.6', '98.6'],
    ['', ''],
  ])('%s gives %s', (text, normal) => expect(normaliseWord(text)).toBe(normal))

  it('is its own normal form, where letters and digits are', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcXYZéÜßœÅñ019'), minLength: 1, maxLength: 12 })
    const holds = fc.property(letters, (word) => {
      expect(normaliseWord(normaliseWord(word))).toBe(normaliseWord(word))
    })
    fc.assert(holds, { seed: 7, numRuns: 1000 })
  })
})

describe('foldTable', () => {
  it('folds accents of Latin letters', () => {
    for (const [char, fold] of ['éé', 'Éé', 'ñn', 'Çc', 'Åa', 'øo', 'łl'].map((pair) => [
      pair[0]!,
      pair[1]!.normalize('NFD')[0]!,
    ]))
      expect(foldTable[char!.charCodeAt(0)]).toBe(fold)
  })
  it('leaves signs and ASCII alone', () => {
    for (const char of ['a', 'Z', '5', '°', '±', '×', '÷']) expect(foldTable[char.charCodeAt(0)]).toBe('')
  })
})
