/** Every way in which a note may leave as FHIR, and the files that it gives: what the validators are shown. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type BundleOptions, deidentify, writeJson, writeXml } from '../../src/fhir/index.ts'
import { createNdjsonWriter, type Extraction, toBundle } from '../../src/node.ts'
import { readExample, readExamples } from '../../src/testing/index.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures')
const known: BundleOptions = { recorded: '2026-01-31T08:30:00Z', organization: 'Organization/1' }

export interface Way {
  readonly options: BundleOptions
  readonly version: '4.0.1' | '5.0.0'
  /** How it is written: a bundle in JSON if not said. */
  readonly as?: 'xml' | 'lines'
  /** The note comes without patient and date. */
  readonly bare?: true
  /** As a de-identified batch writes it, under the secret of `options.idKey`. */
  readonly deidentified?: true
}

const r4 = { version: '4.0.1' } as const
const r5 = { version: '5.0.0' } as const
const r5Lines = { ...r5, as: 'lines' } as const
export const ways: Readonly<Record<string, Way>> = {
  collection: { ...r4, options: {}, bare: true },
  transaction: { ...r4, options: { mode: 'transaction', embedNote: true } },
  put: { ...r4, options: { mode: 'put', offsetUnit: 'utf16' } },
  ndjson: { ...r4, options: {}, as: 'lines' },
  xml: { ...r4, options: { embedNote: true }, as: 'xml' },
  requests: { ...r4, options: { medicationResource: 'MedicationRequest', symptoms: 'observation' } },
  'us-core': {
    ...r4,
    options: { ...known, profile: 'us-core', medicationResource: 'MedicationRequest', embedNote: true },
  },
  ips: { ...r4, options: { ...known, profile: 'ips', symptoms: 'observation', negated: 'drop', family: 'drop' } },
  'hl7-ai': { ...r4, options: { ...known, confidenceExtension: 'hl7-ai', document: 'DocumentReference/9' } },
  'us-core-bare': {
    ...r4,
    options: { profile: 'us-core', mode: 'transaction', symptoms: 'observation', minConfidence: 0.5 },
    bare: true,
  },
  'ips-requests': {
    ...r4,
    options: { ...known, profile: 'ips', mode: 'put', medicationResource: 'MedicationRequest', offsetUnit: 'utf8' },
  },
  deidentified: { ...r4, options: { mode: 'put', idKey: 'a secret for tests alone' }, deidentified: true },
  r5: { ...r5Lines, options: { ...known, r5: true } },
  'r5-requests': {
    ...r5Lines,
    options: { r5: true, medicationResource: 'MedicationRequest', embedNote: true },
    bare: true,
  },
  'r5-transaction': {
    ...r5,
    options: { r5: true, mode: 'transaction', symptoms: 'observation', confidenceExtension: 'hl7-ai', family: 'drop' },
  },
}

/** What is known of a note that does not come bare. */
export const given = { subject: 'Patient/1', encounter: 'Encounter/1', writtenAt: '2026-01-30' } as const

export interface InputNote {
  readonly id: string
  readonly text: string
}

/** The notes of fixtures/: notes, gold notes, and each file of examples as one note. */
export function fixtureNotes(): InputNote[] {
  const from = (folder: string, read: (source: string) => string): InputNote[] =>
    readdirSync(join(fixtures, folder))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => ({
        id: `${folder}-${basename(file, '.txt')}`,
        text: read(readFileSync(join(fixtures, folder, file), 'utf8')),
      }))
  return [
    ...from('notes', (source) => source),
    ...from('gold', (source) => readExample(source).text),
    ...from('examples', (source) =>
      readExamples(source)
        .map(({ text }) => text)
        .join('\n'),
    ),
  ]
}

/** The notes of a .jsonl file with `text`. */
export function jsonlNotes(path: string): InputNote[] {
  const name = basename(path, '.jsonl')
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, i) => ({ id: `${name}-${i}`, text: (JSON.parse(line) as { text: string }).text }))
}

/** One note in one way: the text of its file, and how many resources are in it. */
export function fileOf(
  extraction: Extraction,
  { options, as, deidentified }: Way,
): { readonly text: string; readonly resources: number } {
  if (as === 'lines') {
    // each line as it leaves, as the request of a batch to the server that its references are those of
    const bytes = createNdjsonWriter(options).write(extraction)
    const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1)
    const entry = lines.map((line) => {
      const { resourceType, id } = JSON.parse(line) as { resourceType: string; id: string }
      return `{"fullUrl":"http://localhost/fhir/${resourceType}/${id}","resource":${line},"request":{"method":"PUT","url":"${resourceType}/${id}"}}`
    })
    return { text: `{"resourceType":"Bundle","type":"batch","entry":[${entry.join(',')}]}`, resources: lines.length }
  }
  const made = toBundle(extraction, options)
  const bundle = deidentified ? deidentify(made, options.idKey!) : made
  return { text: as === 'xml' ? writeXml(bundle) : writeJson(bundle), resources: bundle.entry.length }
}
