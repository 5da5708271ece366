/** A process that reads what no sane source sends, endlessly, and tells what came of it and how much memory it took. */
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { runCli } from './run-cli.ts'

const mega = 1024 * 1024

/** A head, then one chunk over and over, as often as it is asked for up to a size, then a tail; counts what was taken. */
function endless(head: string, chunk: string | Uint8Array, bytes: number, tail = '') {
  const same = Buffer.from(chunk as string)
  const counted = { taken: 0 }
  async function* chunks(): AsyncGenerator<Buffer> {
    yield Buffer.from(head)
    for (; counted.taken < bytes; counted.taken += same.length) yield same
    yield Buffer.from(tail)
  }
  return { stdin: Readable.from(chunks(), { objectMode: false }), counted }
}

const text = Buffer.alloc(mega, 'all is well ').toString()
const base64 = Buffer.alloc(mega, 'QUJD').toString()
const ok = '"}\n{"id":"ok","text":"Gout."}\n'

const cases = [
  ['a base64 body of 2 GB in FHIR', [], endless('{"resourceType":"Binary","data":"', base64, 2048 * mega)],
  [
    'a base64 body of 2 GB in C-CDA',
    [],
    endless(
      '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody><text mediaType="text/plain" representation="B64">',
      base64,
      2048 * mega,
    ),
  ],
  ['a base64 body in HL7 v2', [], endless('MSH|^~\\&|A\rTXA|1\rOBX|1|ED|1||^text^plain^Base64^', base64, 400 * mega)],
  ['a line of 100 MB', ['--from', 'ndjson'], endless('{"id":"a","text":"', text, 100 * mega, ok)],
  ['a quote that never closes', ['--from', 'csv'], endless('id,text\n1,"', text, 2048 * mega)],
  ['a text without an end', [], endless('He is well. ', text, 2048 * mega)],
  ['RTF groups without an end', [], endless('{\\rtf1 ', '{'.repeat(65_536), 2048 * mega)],
  [
    'JSON brackets without an end',
    ['--from', 'ndjson'],
    endless('', '['.repeat(mega), 12 * mega, '\n{"id":"ok","text":"Gout."}\n'),
  ],
  [
    'XML elements without an end',
    [],
    endless('<?xml version="1.0"?><ClinicalDocument>', '<a/>'.repeat(65_536), 60 * mega),
  ],
  ['HTML elements without an end', [], endless('<html><body>', '<p>a'.repeat(65_536), 60 * mega)],
  // the same member over and over is a file that gzip unpacks to 16 GB
  ['a gzip bomb of a text', [], endless('', gzipSync(Buffer.alloc(16 * mega, 32)), 16 * mega)],
  ['a gzip bomb of lines', ['--from', 'ndjson'], endless('', gzipSync(Buffer.alloc(16 * mega, '\n')), 16 * mega)],
] as const

const ran: unknown[] = []
for (const [name, options, { stdin, counted }] of cases) {
  const { out, errors, exitCode } = await runCli(['extract', '-', '-f', 'mentions', ...options], { stdin })
  ran.push({ name, errors, exitCode, out: out.slice(0, 10), taken: Math.ceil(counted.taken / mega) })
  if (process.argv[2] === '-v')
    console.error(
      name,
      errors,
      (counted.taken / mega) | 0,
      process.resourceUsage().maxRSS >> 10,
      process.cpuUsage().user / 1e6,
    )
}
console.log(JSON.stringify({ ran, memory: Math.ceil(process.resourceUsage().maxRSS / 1024) }))
