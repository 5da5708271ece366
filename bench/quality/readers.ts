/**
 * Do real files read, and do mentions lead back? Every file of a folder through `tincture extract`, then some mentions
 * of each format compared with the words that their `source` points at, decoded here by other means.
 *
 *   npm run evaluate:readers [-- FOLDER...] [--mentions 100]
 *
 * Without a folder: fixtures/readers, the project's notes written in each format, and the samples of ../shared/corpora
 * where they stand beside the project.
 * Prints counts and codes, never words. Exit 1 when a file made an exception, or a mention led astray.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import type { Console } from '../../src/cli/console.ts'
import { main } from '../../src/cli/program.ts'
import { makeSamples } from './made-samples.ts'

const root = resolve(import.meta.dirname, '../..')
const corpora = resolve(root, '../shared/corpora')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mentions: { type: 'string', default: '100' } },
})

interface Line {
  readonly id: string
  readonly origin?: { readonly reader: string; readonly record: number; readonly at?: number }
  readonly mentions: readonly {
    readonly text: string
    readonly start: number
    readonly source?: { readonly part: string; readonly start: number; readonly end: number } | null
  }[]
}

/** What the command line makes of one file. */
async function extract(file: string): Promise<{ lines: Line[]; errors: string[]; exitCode: number }> {
  let out = ''
  let exitCode = 0
  const errors: string[] = []
  const console: Console = {
    stdin: Readable.from([]),
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    write: async (text) => void (out += text),
    error: (line) => void errors.push(line),
    setExitCode: (code) => void (exitCode = code),
  }
  await main(['extract', file, '-f', 'mentions'], console)
  const lines =
    out === ''
      ? []
      : out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
  return { lines, errors, exitCode }
}

/** The part of a file that a source counts in, as characters, found without our readers. */
function partOf(file: string, { origin }: Line, part: string): string | null {
  const bytes = readFileSync(file)
  const text = isUtf8(bytes) ? bytes.toString('utf8').replace(/^\ufeff/, '') : bytes.toString('latin1')
  switch (origin?.reader) {
    case 'rtf':
      return bytes.toString('latin1')
    case 'hl7v2': {
      const message = bytes.subarray(origin.at ?? 0)
      if (part === '') return isUtf8(message) ? message.toString('utf8') : message.toString('latin1')
      // "OBX[2].5": the second observation of its order or document
      const data = /\^Base64\^([A-Za-z0-9+/=]+)/.exec(message.toString('latin1'))?.[1]
      return data === undefined ? null : decoded(Buffer.from(data, 'base64'))
    }
    case 'ccda': {
      if (part === '') return text
      const body = /<(?:\w+:)?text\b[^>]*representation="B64"[^>]*>([^<]*)</.exec(text)?.[1]
      return body === undefined ? null : decoded(Buffer.from(body, 'base64'))
    }
    case 'ndjson':
    case 'fhir': {
      const json = JSON.parse(origin.reader === 'fhir' ? text : text.split('\n')[origin.record - 1]!)
      const value = part
        .split(/[.[\]]+/)
        .reduce<unknown>((at, key) => (key === '' ? at : (at as Record<string, unknown>)?.[key]), json)
      if (typeof value !== 'string') return null
      if (part.endsWith('.url')) {
        // another entry of the Bundle
        const { entry } = json as { entry: { resource: { resourceType: string; id: string; data: string } }[] }
        const found = entry.find(({ resource }) => `${resource.resourceType}/${resource.id}` === value)
        return found ? decoded(Buffer.from(found.resource.data, 'base64')) : null
      }
      return part.endsWith('data') ? decoded(Buffer.from(value, 'base64')) : value
    }
    default:
      return text
  }
}

/** The text of a note that is a file, cell or field as it stands. */
function asItStands(file: string, { id }: Line): string {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  if (/\.(?:nd)?jsonl?$/.test(file)) {
    const rows = text
      .split('\n')
      .map((row) => (/^\{.*\}\r?$/.test(row) ? (JSON.parse(row) as Record<string, unknown>) : {}))
    // a note without an id is called by its file and line
    const row = rows.find((row) => String(row.id) === id) ?? rows[Number(/\d+$/.exec(id)?.[0]) - 1] ?? {}
    return String(Object.entries(row).find(([name]) => /text/i.test(name))?.[1] ?? '')
  }
  if (!/\.[ct]sv$/.test(file)) return text
  const rows = Papa.parse<string[]>(text, { delimiter: file.endsWith('tsv') ? '\t' : ',' }).data
  const column = rows[0]!.findIndex((name) => /text/i.test(name))
  return rows.find((row) => row.includes(id))?.[column] ?? ''
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes)
}

function decoded(bytes: Buffer): string {
  const isText = isUtf8(bytes) && !bytes.toString('latin1').startsWith('{\\rtf')
  return isText ? bytes.toString('utf8') : bytes.toString('latin1')
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** Letters and digits alone, mark-up and escapes taken out: what must be the same on both sides. */
function bare(text: string, markup: boolean): string {
  const plain = markup
    ? text
        .replace(/<!--.*?-->|<[^<>]*>/gs, ' ')
        .replace(/&#(x?)([0-9a-f]+);/gi, (_, x, code) => String.fromCodePoint(Number.parseInt(code, x ? 16 : 10)))
        .replace(/&(\w+);/g, (all, name) => entities[name] ?? all)
        .replace(/\\(?:\.[a-z]{2}[+-]?\d*|[A-Z]|X[0-9A-F]*)\\/g, ' ')
        .replace(/\\'([0-9a-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\[a-z]+-?\d* ?/g, ' ')
    : text
  return plain.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

/** The same numbers on every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const made = mkdtempSync(join(tmpdir(), 'samples-'))
const folders =
  positionals.length > 0
    ? positionals
    : [
        join(root, 'fixtures/readers'),
        ...makeSamples(root, made),
        ...(existsSync(corpora) ? ['ccda', 'hl7v2', 'fhir'].map((name) => join(corpora, name)) : []),
      ]

let failed = false
const random = randomOf(1)
for (const folder of folders) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.notes.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const codes = new Map<string, number>()
  const found: { file: string; line: Line; mention: Line['mentions'][number] }[] = []
  let [notes, exceptions, without] = [0, 0, 0]
  for (const file of files) {
    const { lines, errors, exitCode } = await extract(file)
    if (exitCode === 1 || exitCode === 3) exceptions++
    if (lines.length === 0) without++
    for (const error of errors) {
      const why = error.slice(error.lastIndexOf(': ') + 2)
      codes.set(why, (codes.get(why) ?? 0) + 1)
    }
    notes += lines.length
    for (const line of lines) for (const mention of line.mentions) found.push({ file, line, mention })
  }
  const wanted = Math.min(Number(values.mentions), found.length)
  let [same, added] = [0, 0]
  const astray: string[] = []
  for (let i = 0; i < wanted; i++) {
    const [{ file, line, mention }] = found.splice(Math.floor(random() * found.length), 1) as [(typeof found)[number]]
    if (mention.source === null) {
      added++
      continue
    }
    const part = mention.source ? partOf(file, line, mention.source.part) : null
    const words = part && mention.source ? part.slice(mention.source.start, mention.source.end) : ''
    const isText =
      mention.source !== undefined && /data$|url$/.test(mention.source.part) && !/^(?:\{\\rtf|<)/.test(part ?? '')
    const isSame =
      mention.source === undefined
        ? asItStands(file, line).startsWith(mention.text, mention.start)
        : bare(words, !isText) === bare(mention.text, false)
    if (isSame) same++
    else astray.push(`${file.slice(folder.length + 1)} at ${mention.start}`)
  }
  console.log(
    `${folder.slice(folder.lastIndexOf('/') + 1)}: ${files.length} files, ${notes} notes, ${exceptions} exceptions, ${without} files without a note`,
  )
  for (const [why, count] of [...codes].sort((a, b) => b[1] - a[1])) console.log(`  ${count} × ${why}`)
  console.log(
    `  of ${wanted} mentions ${same} lead back to the same words, ${added} to none, ${astray.length} elsewhere`,
  )
  for (const place of astray) console.log(`    ${place}`)
  failed ||= exceptions > 0 || astray.length > 0 || added > 0
}
rmSync(made, { recursive: true })
process.exitCode = failed ? 1 : 0
