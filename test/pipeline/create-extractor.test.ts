/** The extractor: what may be given, what is refused, and what holds of every extraction. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { builtin, createExtractor, toBundle } from '../../src/node.ts'
import { createExtractor as createBare } from '../../src/pipeline/index.ts'
import { smallLexicon } from '../lexicon/small-tables.ts'

/** The error that doing this throws. */
function refusal(act: () => unknown): ConfigError {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return error as ConfigError
  }
  throw new Error('nothing was thrown')
}

describe('createExtractor', () => {
  it('without a lexicon says how to give one', () => {
    expect(refusal(() => createBare())).toMatchObject({
      code: 'lexicon/missing',
      message: expect.stringContaining('readLexicon(bytes)'),
    })
  })
  it.each([
    ['an unknown option', { lexicons: [] }],
    ['a path for a lexicon', { lexicon: 'en' }],
    ['no object', 'en'],
  ])('refuses %s', (_, options) => {
    expect(refusal(() => createBare(options as never)).code).toBe('config/bad-option')
  })
  it('a day that no calendar has is told, and left out of what is FHIR', () => {
    const extraction = createExtractor().extract({ text: 'Asthma.', writtenAt: '2026-02-30' })
    expect(extraction.issues).toEqual([{ code: 'fhir/invalid-date', severity: 'warning' }])
    expect(JSON.stringify(toBundle(extraction))).not.toContain('2026-02-30')
  })
  it('takes a lexicon of the caller', () => {
    const { mentions } = createExtractor({ lexicon: smallLexicon() }).extract('He has CHF and pneumonia.')
    expect(mentions.map(({ text }) => text)).toEqual(['CHF'])
  })
})

describe('extract: notes', () => {
  const extractor = createExtractor()
  it('takes text', () => expect(extractor.extract('Gout.').note).toEqual({ id: 'note', text: 'Gout.' }))
  it('takes a note with all that is known of it', () => {
    const note = {
      id: 'a',
      text: 'Gout.',
      subject: 'Patient/1',
      encounter: 'urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2',
      writtenAt: '2026-01-31T08:30:00Z',
      type: { system: 'loinc', code: '18842-5' },
    }
    expect(extractor.extract(note).note).toEqual(note)
  })
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['a list', ['Zyzzyva']],
    ['no text', { id: 'Zyzzyva' }],
    ['text that is none', { text: 5 }],
    ['an empty id', { id: '', text: 'Zyzzyva' }],
    ['a name for a subject', { text: 'x', subject: 'Zyzzyva' }],
    ['a reference to something else', { text: 'x', subject: 'Practitioner/1' }],
    ['an encounter that is none', { text: 'x', encounter: 'Patient/1' }],
    ['a time without zone', { text: 'x', writtenAt: '2026-01-31T08:30:00' }],
    ['a date of another order', { text: 'x', writtenAt: '31.01.2026' }],
    ['a field that no note has', { text: 'x', zyzzyva: 1 }],
  ])('refuses %s, without quoting it', (_, note) => {
    const error = refusal(() => extractor.extract(note as never))
    expect(error.code).toBe('config/bad-note')
    expect(error.message).not.toContain('Zyzzyva')
  })
})

describe('extract: what holds of every note', () => {
  const extractor = createExtractor()
  const root = resolve(import.meta.dirname, '../../fixtures')
  const notes = ['notes', 'gold'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(folder, name)),
  )
  it.each(notes)('%s', (path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const { mentions, findings, layers, issues } = extractor.extract(text)
    expect(mentions.length).toBeGreaterThan(5)
    let at = 0
    for (const mention of mentions) {
      expect(text.slice(mention.start, mention.end)).toBe(mention.text)
      expect(mention.text).toBe(mention.text.trim())
      expect(mention.start).toBeGreaterThanOrEqual(at)
      at = mention.start
    }
    // alignment of the layers
    expect(layers.assertions).toHaveLength(layers.mentions.length)
    expect(layers.attributes).toHaveLength(layers.mentions.length)
    expect(layers.confidences.mentions).toHaveLength(layers.mentions.length)
    expect(layers.confidences.observations).toHaveLength(layers.observations.length)
    layers.attributes.forEach((said, i) => expect(said.kind).toBe(layers.mentions[i]!.kind))
    // every conclusion has a reason
    for (const mention of layers.mentions) expect(mention.because.length).toBeGreaterThan(0)
    for (const finding of findings) {
      expect(finding.because.length).toBeGreaterThan(0)
      expect(finding.confidence.value).toBeGreaterThan(0)
      for (const { start, end } of finding.evidence) expect(text.slice(start, end).length).toBeGreaterThan(0)
    }
    // every mention is in a finding, and no place is in two of one kind
    const places = findings.flatMap(({ kind, evidence }) => evidence.map(({ start, end }) => `${kind} ${start} ${end}`))
    expect(places.length).toBe(layers.mentions.length + layers.observations.length)
    // issues hold no words of the note
    for (const { detail } of issues)
      for (const value of Object.values(detail ?? {})) expect(typeof value).toBe('number')
  })
  it('twice gives the same', () => {
    const text = readFileSync(join(root, notes[0]!), 'utf8')
    expect(JSON.stringify(extractor.extract(text).mentions)).toBe(
      JSON.stringify(createExtractor().extract(text).mentions),
    )
    expect(JSON.stringify(extractor.extract(text).findings)).toBe(JSON.stringify(extractor.extract(text).findings))
  })
  it('one note leaves nothing behind for the next', () => {
    const before = JSON.stringify(extractor.extract('Possible pneumonia.').findings)
    extractor.extract('PAST MEDICAL HISTORY:\n1. Pneumonia\nFAMILY HISTORY: asthma')
    expect(JSON.stringify(extractor.extract('Possible pneumonia.').findings)).toBe(before)
  })
})

describe('toBundle and builtin', () => {
  it('routes come coded from the lexicon', () => {
    expect(JSON.stringify(toBundle(createExtractor().extract('MEDICATIONS: Lasix 40 mg po bid')))).toContain(
      '"26643006"',
    )
  })
  it('there is one built-in lexicon, read once', () => {
    expect(builtin('en')).toBe(builtin('en'))
    expect(() => builtin('de' as never)).toThrow(/only built-in lexicon is "en"/)
  })
})
