/** Hostile inputs through the command line: refused with a code and a limit that a flag raises, in bounded memory. */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const extract = async (stdin: string | Uint8Array, ...options: string[]) => {
  const { out, errors, exitCode } = await runCli(['extract', '-', '-f', 'mentions', ...options], { stdin })
  expect(exitCode).toBe(errors.length > 0 ? 2 : 0)
  expect(errors.join('\n')).not.toMatch(/zyzzyva/i)
  return {
    why: errors.map((line) => line.replace(/^tincture: -(?::\d+)?: /, '')),
    ids: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).id),
  }
}

const cda = (body: string): string =>
  `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">${body}</ClinicalDocument>`
const section = (text: string): string =>
  cda(
    `<component><structuredBody><component><section><text>${text}</text></section></component></structuredBody></component>`,
  )
const deep = (open: string, close: string, levels: number): string =>
  `${open.repeat(levels)}Zyzzyva${close.repeat(levels)}`
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('what is refused whatever the limits', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
  it.each([
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY e0 "Zyzzyva">${laughs}]><ClinicalDocument>&e9;</ClinicalDocument>`],
    [
      'one behind a declaration',
      `<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE x [<!ENTITY e0 "Zyzzyva">${laughs}]>\n<ClinicalDocument>&e9;</ClinicalDocument>`,
    ],
    [
      'a file as an entity',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><ClinicalDocument>&e;</ClinicalDocument>',
    ],
    ['a DOCTYPE alone', '<?xml version="1.0"?><!DOCTYPE ClinicalDocument><ClinicalDocument/>'],
    [
      'one in an attachment',
      JSON.stringify({
        resourceType: 'Binary',
        contentType: 'application/cda+xml',
        data: base64(`<!DOCTYPE x [<!ENTITY e "Zyzzyva">]><ClinicalDocument>&e;</ClinicalDocument>`),
      }),
    ],
  ])('%s', async (_, given) => expect((await extract(given)).why).toEqual(['has a DOCTYPE, which is not read']))
  it('an entity that nobody declared stays what it is', async () => {
    const { why, ids } = await extract(section('a &e; gout'))
    expect({ why, ids }).toEqual({ why: [], ids: ['stdin'] })
  })
  it('compressed twice, damaged, an archive, a picture', async () => {
    expect((await extract(gzipSync(gzipSync('Gout.')))).why).toEqual(['no text: a picture, a PDF, an archive'])
    expect((await extract(gzipSync('Gout.').subarray(0, 20))).why).toEqual([
      'damaged or cut short: what was compressed does not unpack',
    ])
    expect((await extract(Buffer.from('PK\x03\x04Zyzzyva'))).why).toEqual(['no text: a picture, a PDF, an archive'])
    expect((await extract(Buffer.from('\x89PNG\r\n\x1a\nZyzzyva', 'latin1'))).why).toEqual([
      'no text: a picture, a PDF, an archive',
    ])
  })
})

describe('what a limit refuses, and a higher one reads', () => {
  const large = `{"id":"a","text":"${'Gout. '.repeat(1000)}"}\n{"id":"b","text":"Gout."}\n`
  it.each<[name: string, given: string | Uint8Array, low: string[], high: string[], flag: RegExp]>([
    [
      'elements within elements',
      section(deep('<content>', '</content>', 400)),
      [],
      ['--max-depth', '500'],
      /--max-depth/,
    ],
    ['blocks of HTML', `<html><body>${deep('<div>', '</div>', 400)}`, [], ['--max-depth', '500'], /--max-depth/],
    ['groups of RTF', `{\\rtf1 ${deep('{', '}', 400)}}`, [], ['--max-depth', '500'], /--max-depth/],
    [
      'sections of a Composition',
      JSON.stringify({
        resourceType: 'Composition',
        section: [
          Array.from({ length: 40 }).reduce((inner: unknown) => ({ text: { div: '<p>a</p>' }, section: [inner] }), {}),
        ],
      }),
      ['--max-depth', '30'],
      ['--max-depth', '90'],
      /--max-depth/,
    ],
    ['a long note', 'Gout. '.repeat(1000), ['--max-note', '5k'], ['--max-note', '6k'], /--max-note/],
    [
      'many elements',
      section('<br/>a'.repeat(200)),
      ['--max-elements', '100'],
      ['--max-elements', '1000'],
      /--max-elements/,
    ],
    ['a large document', 'Gout. '.repeat(1000), ['--max-document', '5k'], ['--max-document', '6k'], /--max-document/],
    [
      'a large attachment',
      JSON.stringify({ resourceType: 'Binary', contentType: 'text/plain', data: base64('Gout. '.repeat(1000)) }),
      ['--max-attachment', '5k'],
      ['--max-attachment', '6k'],
      /--max-attachment/,
    ],
    ['a long line', large, ['--max-record', '5k'], ['--max-record', '7k'], /--max-record/],
    [
      'a long row',
      `id,text\n1,"${'Gout.\n'.repeat(1000)}"\n`,
      ['--max-record', '5k'],
      ['--max-record', '7k'],
      /--max-record/,
    ],
    [
      'a long message',
      `MSH|^~\\&|A\rOBX|1|TX|1||${'Gout. '.repeat(1000)}\r`,
      ['--max-record', '5k'],
      ['--max-record', '7k'],
      /--max-record/,
    ],
    [
      'what unpacks to much',
      gzipSync(Buffer.alloc(20 * 1024 * 1024, ' ')),
      ['--max-note', '100M'],
      ['--max-note', '100M', '--max-inflation', '2000'],
      /--max-inflation/,
    ],
  ])('%s', async (_, given, low, high, flag) => {
    const refused = await extract(given, ...low)
    expect(refused.why).toEqual([expect.stringMatching(flag)])
    const read = await extract(given, ...high)
    expect(read.why).toEqual([])
    expect(read.ids.length).toBe(refused.ids.length + 1)
  })
  it('JSON brackets within brackets, however many a line holds', async () => {
    const { why, ids } = await extract(
      `{"id":"a","text":"x","more":${deep('[', ']', 200_000).replace('Zyzzyva', '')}}\n{"id":"b","text":"y"}\n`,
      '--from',
      'ndjson',
    )
    expect({ why, ids }).toEqual({ why: ['nested deeper than the limit; --max-depth raises it'], ids: ['b'] })
  })
})

describe('what never ends', () => {
  it('is refused after a bounded part of it, in bounded memory', { timeout: 600_000 }, () => {
    // What is held must fit the heap; without a limit, what is garbage already counts too, as much as the machine is large.
    const options = ['--max-old-space-size=400', '--import', 'tsx']
    const out = execFileSync(process.execPath, [...options, join(import.meta.dirname, 'run-hostile.ts')], {
      encoding: 'utf8',
      cwd: resolve(import.meta.dirname, '../..'),
    })
    const { ran, memory } = JSON.parse(out.trim().split('\n').at(-1)!) as {
      ran: { name: string; errors: string[]; exitCode: number; out: string; taken: number }[]
      memory: number
    }
    const told = ran.map(({ name, errors, out, taken }) => [
      name,
      /--max-[a-z]+/.exec(errors.join())?.[0],
      out !== '',
      taken,
    ])
    expect(told).toEqual([
      // megabytes taken: as many as the limit, or, where a next record may follow, all of them
      ['a base64 body of 2 GB in FHIR', '--max-document', false, 64],
      ['a base64 body of 2 GB in C-CDA', '--max-document', false, 64],
      ['a base64 body in HL7 v2', '--max-document', false, 400],
      ['a line of 100 MB', '--max-record', true, 100],
      ['a quote that never closes', '--max-record', false, 16],
      ['a text without an end', '--max-document', false, 64],
      ['RTF groups without an end', '--max-document', false, 64],
      ['JSON brackets without an end', '--max-depth', true, 12],
      ['XML elements without an end', '--max-document', false, 60],
      ['HTML elements without an end', '--max-document', false, 60],
      ['a gzip bomb of a text', '--max-inflation', false, 1],
      ['a gzip bomb of lines', '--max-inflation', false, 1],
    ])
    // 490 MB were measured, a third of it for 60 MB of HTML; the lexicon and the program take 180
    expect(memory).toBeLessThan(800)
  })
})
