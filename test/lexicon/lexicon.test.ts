/** Loading a compiled lexicon: what is in it, and what is refused. */
import { describe, expect, it } from 'vitest'
import { LexiconError } from '../../src/errors.ts'
import { conceptsOf, formatVersion, readLexicon, SenseFlag } from '../../src/lexicon/index.ts'
import { compileTables } from '../../src/lexicon-compiler/index.ts'
import { builtin } from '../../src/node.ts'
import { normaliserVersion } from '../../src/note/index.ts'
import { smallLexicon, smallTables } from './small-tables.ts'

const { bytes } = compileTables('en', smallTables)

/** The error that loading throws. */
function refusal(broken: Uint8Array): LexiconError {
  try {
    readLexicon(broken)
  } catch (error) {
    expect(error).toBeInstanceOf(LexiconError)
    return error as LexiconError
  }
  throw new Error('it was loaded')
}

/** The bytes with words of the header replaced by others of the same length. */
function withHeader(from: string, to: string): Uint8Array {
  const changed = bytes.slice()
  const at = new TextDecoder('latin1').decode(changed).indexOf(from)
  expect(at).toBeGreaterThan(0)
  expect(to.length).toBe(from.length)
  changed.set(new TextEncoder().encode(to), at)
  return changed
}

describe('readLexicon: refusals', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a few bytes', new Uint8Array([84, 78])],
    ['another file', new TextEncoder().encode('name\tcodes\tterms\tclass\tsource\tnote\n')],
  ])('%s is no lexicon', (_, broken) => {
    expect(refusal(broken)).toMatchObject({
      code: 'lexicon/not-a-lexicon',
      message: expect.stringContaining('tincture lexicon build'),
    })
  })
  it('another format version', () => {
    const other = bytes.slice()
    new DataView(other.buffer).setUint32(4, formatVersion + 1, true)
    expect(refusal(other).code).toBe('lexicon/format-version')
  })
  it('another normaliser', () => {
    expect(refusal(withHeader(`"normaliserVersion":${normaliserVersion}`, '"normaliserVersion":9')).code).toBe(
      'lexicon/format-version',
    )
  })
  it('a column missing', () => expect(refusal(withHeader('"edges"', '"edgez"')).code).toBe('lexicon/not-a-lexicon'))
  it('a header that is no JSON', () =>
    expect(refusal(withHeader('{"language"', '["language"')).code).toBe('lexicon/not-a-lexicon'))
  it('a file cut off anywhere', () => {
    for (const size of [0, 3, 11, 12, 100, 400, Math.floor(bytes.length / 2), bytes.length - 8])
      expect(refusal(bytes.slice(0, size)).code, `${size} bytes`).toBe('lexicon/not-a-lexicon')
  })
})

describe('readLexicon: what is in it', () => {
  const lexicon = smallLexicon()
  it('says its language, its counts and the digest of its sources', () => {
    expect(lexicon.header.language).toBe('en')
    expect(lexicon.header.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(lexicon.header.counts).toMatchObject({
      condition: 5,
      medication: 1,
      observation: 1,
      cue: 4,
      title: 1,
      unit: 2,
    })
  })
  it('gives concepts back whole', () => {
    expect(conceptsOf(lexicon, 'condition').map(({ concept }) => concept.name)).toEqual([
      'heart failure',
      'acute renal failure',
      'renal failure',
      'AIDS',
      'Sjögren syndrome',
    ])
    expect(conceptsOf(lexicon, 'condition')[0]!.concept).toEqual({
      kind: 'condition',
      name: 'heart failure',
      codes: [
        { system: 'icd-10-cm', code: 'I50.9' },
        { system: 'snomed', code: '84114007' },
      ],
      class: 'chronic',
    })
    expect(conceptsOf(lexicon, 'observation')[0]!.concept).toMatchObject({
      units: ['mg/dL', 'umol/L'],
      implied: null,
      plausible: [0.1, 25],
      specimens: { urine: { system: 'loinc', code: '2161-8' } },
    })
  })
  it('gives the same concepts in any order', () => {
    const count = lexicon.columns.conceptKind.length
    const inOrder = Array.from({ length: count }, (_, id) => smallLexicon().concept(id))
    const forwards = smallLexicon()
    expect(Array.from({ length: count }, (_, id) => forwards.concept(id))).toEqual(inOrder)
    const backwards = smallLexicon()
    expect(Array.from({ length: count }, (_, i) => backwards.concept(count - 1 - i)).reverse()).toEqual(inOrder)
    const jumping = smallLexicon()
    for (const id of [2, 3, 4, 0, 5, 6, 1]) expect(jumping.concept(id)).toEqual(inOrder[id])
  })
  it('gives the rows of every table', () => {
    const rows = builtin('en').rows('panels')
    const words = conceptsOf(builtin('en'), 'word').map(({ concept }) => concept)
    expect(rows.length).toBeGreaterThan(3)
    const named = (table: string) => words.filter(({ fields }) => fields.table === table)
    for (const table of new Set(words.map(({ fields }) => fields.table!)))
      expect(builtin('en').rows(table), table).toEqual(named(table))
    expect(builtin('en').rows('zyzzyva')).toEqual([])
  })
  it('decodes a concept once', () => expect(lexicon.concept(0)).toBe(lexicon.concept(0)))
  it('keeps case and marks with the sense', () => {
    const senses = Array.from({ length: lexicon.columns.entryStart.length - 2 }, (_, entry) =>
      lexicon.senses(entry + 1),
    ).flat()
    const nameOf = (concept: number): string => lexicon.concept(concept).name
    expect(
      senses.filter((sense) => sense.form !== null).map((sense) => [nameOf(sense.concept), sense.form]),
    ).toContainEqual(['AIDS', 'AIDS'])
    const ambiguous = senses.filter((sense) => sense.flags & SenseFlag.ambiguous).map((sense) => nameOf(sense.concept))
    expect(ambiguous.sort()).toEqual(['acute renal failure', 'creatinine'])
    const preferred = senses.filter(
      (sense) => sense.flags & SenseFlag.preferred && nameOf(sense.concept) === 'heart failure',
    )
    expect(preferred).toHaveLength(1)
    expect(senses.some((sense) => sense.flags & SenseFlag.variant && nameOf(sense.concept) === 'renal failure')).toBe(
      true,
    ) // "renal failures"
  })
  it('reads bytes that begin at any address', () => {
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(readLexicon(shifted.subarray(3)).header).toEqual(lexicon.header)
  })
})
