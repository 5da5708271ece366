/** `tincture extract`: formats, inputs, exit codes, and never a word of a note on standard error. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, it } from 'vitest'
import { noteMentionsSchema } from '../../src/node.ts'
import { type Ran, runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A file of this name with this content; gives its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

// "Zyzzyva" is no word of ours: where it shows up, a note has leaked.
const text = 'Zyzzyva has pneumonia.\nNo fever.\n'
const note = file('visit.txt', text)
const types = (bundle: { entry: { resource: { resourceType: string } }[] }): string[] =>
  bundle.entry.map(({ resource }) => resource.resourceType)

function expectNoLeak({ errors }: Ran): void {
  expect(errors.join('\n')).not.toMatch(/zyzzyva|pneumonia/i)
}

describe('extract: formats', () => {
  it('a bundle in a pipe', async () => {
    const { out, errors, exitCode } = await runCli(['extract', note])
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    const bundle = JSON.parse(out)
    expect(bundle.resourceType).toBe('Bundle')
    expect(types(bundle)).toEqual(['DocumentReference', 'Device', 'Condition', 'Condition', 'Provenance'])
  })
  it('a table on a terminal', async () => {
    const { out } = await runCli(['extract', note], { terminal: true })
    expect(out).toMatch(/FOUND +ASSERTION +CODE +CONF\. +LINE:COL/)
    expect(out).toMatch(/condition +pneumonia +present +icd-10-cm J18\.9.* 1:13\n/)
    expect(out).toMatch(/condition +fever +absent .* 2:4\n/)
  })
  it('a bundle into a file, also from a terminal', async () => {
    const path = join(folder, 'out.json')
    const { out, exitCode } = await runCli(['extract', note, '--out', path], { terminal: true })
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 0 })
    expect(JSON.parse(readFileSync(path, 'utf8')).resourceType).toBe('Bundle')
  })
  it('mentions, one line a note, valid by the published schema', async () => {
    const { out } = await runCli(['extract', note, '--format', 'mentions'])
    expect(out.endsWith('\n')).toBe(true)
    const line = noteMentionsSchema.parse(JSON.parse(out))
    expect(line.id).toBe('visit')
    expect(line.mentions.map((one) => [one.text, one.kind])).toEqual([
      ['pneumonia', 'condition'],
      ['fever', 'condition'],
    ])
    for (const one of line.mentions) expect(text.slice(one.start, one.end)).toBe(one.text)
  })
  it('findings, one line a note', async () => {
    const { id, findings } = JSON.parse((await runCli(['extract', note, '-f', 'findings'])).out)
    expect(id).toBe('visit')
    expect(findings.map((one: { name: string; certainty: string }) => [one.name, one.certainty])).toEqual([
      ['pneumonia', 'present'],
      ['fever', 'absent'],
    ])
  })
  it('several notes, one line each, in order', async () => {
    const other = file('later.txt', 'Asthma.')
    const { out } = await runCli(['extract', note, other])
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).resourceType),
    ).toEqual(['Bundle', 'Bundle'])
    const mentions = (await runCli(['extract', other, note, '-f', 'mentions'])).out
    expect(
      mentions
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['later', 'visit'])
  })
  it('several tables say whose they are', async () => {
    const lines = file('two.jsonl', '{"id":"a","text":"Asthma."}\n{"id":"b","text":"Gout."}\n')
    expect((await runCli(['extract', lines, '-f', 'table'])).out).toMatch(/^a\n[\s\S]*Asthma[\s\S]*\nb\n[\s\S]*Gout/)
  })
})

describe('extract: options', () => {
  it('what the caller knows goes into the bundle', async () => {
    const argv = [
      'extract',
      note,
      '--subject',
      'Patient/123',
      '--encounter',
      'Encounter/9',
      '--date',
      '2026-01-31',
      '--recorded',
      '2026-01-31T08:30:00Z',
    ]
    const { out } = await runCli(argv)
    expect(out).toContain('"Patient/123"')
    expect(out).toContain('"Encounter/9"')
    expect(out).toContain('"recordedDate": "2026-01-31"')
    expect(out).toContain('"recorded": "2026-01-31T08:30:00Z"')
  })
  it('--operating-point', async () => {
    const slip = file('slip.txt', 'Denies pnuemonia.')
    const found = async (point: string): Promise<number> =>
      JSON.parse((await runCli(['extract', slip, '-f', 'mentions', '--operating-point', point])).out).mentions.length
    expect([await found('high-precision'), await found('balanced')]).toEqual([0, 1])
  })
  it('--drop-negated, --min-confidence, --embed-note', async () => {
    const conditions = async (...options: string[]): Promise<number> =>
      types(JSON.parse((await runCli(['extract', note, ...options])).out)).filter((type) => type === 'Condition').length
    expect(await conditions()).toBe(2)
    expect(await conditions('--drop-negated')).toBe(1)
    expect(await conditions('--min-confidence', '1')).toBe(0)
    const { out } = await runCli(['extract', note, '--embed-note'])
    expect(out).toContain(Buffer.from(text).toString('base64'))
  })
})

describe('extract: inputs', () => {
  it('standard input, when named and when nothing is', async () => {
    for (const argv of [
      ['extract', '-', '-f', 'mentions'],
      ['extract', '-f', 'mentions'],
    ]) {
      const { out, exitCode } = await runCli(argv, { stdin: 'He has asthma.' })
      expect(exitCode).toBe(0)
      expect(JSON.parse(out)).toMatchObject({ id: 'stdin', mentions: [{ text: 'asthma' }] })
    }
  })
  it('does not wait for a person to type', async () => {
    const { errors, exitCode } = await runCli(['extract'])
    expect(exitCode).toBe(1)
    expect(errors).toEqual(['tincture: name a file to extract, or - for standard input; see tincture extract --help'])
  })
  it('lines with all that a note may carry', async () => {
    const line = {
      id: 7,
      text: 'Asthma.',
      subject: 'Patient/5',
      writtenAt: '2026-01-31',
      unknown: 'kept out',
      encounter: null,
    }
    const { out, exitCode } = await runCli(['extract', file('rich.ndjson', `${JSON.stringify(line)}\n`)])
    expect(exitCode).toBe(0)
    expect(out).toContain('"Patient/5"')
    expect(out).not.toContain('kept out')
  })
  it('a line without id is known by its file and number', async () => {
    const path = file('anonymous.jsonl', '\n{"text":"Asthma."}\n')
    expect(JSON.parse((await runCli(['extract', path, '-f', 'mentions'])).out).id).toBe('anonymous-2')
  })
  it('a byte order mark, CRLF, and a line separator inside JSON', async () => {
    const path = file('odd.jsonl', `\ufeff{"id":"a","text":"Asthma.\u2028Gout."}\r\n{"id":"b","text":"Fever."}`)
    const { out, errors } = await runCli(['extract', path, '-f', 'mentions'])
    expect(errors).toEqual([])
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ id, mentions }) => [id, mentions.length]),
    ).toEqual([
      ['a', 2],
      ['b', 1],
    ])
  })
  it('bytes that are no UTF-8 are read as Windows-1252, and what is odd is told', async () => {
    const bytes = Buffer.concat([Buffer.from([0xc0, 0x80]), Buffer.from(' He has asthma.\0')])
    const { out, errors, exitCode } = await runCli(['extract', file('broken.txt', bytes), '-f', 'table'])
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    expect(out).toMatch(/asthma/)
    expect(out).toMatch(/warning: note\/nul-character at 17\n/)
    const replaced = await runCli(['extract', file('replaced.txt', '\ufffd He has asthma.'), '-f', 'table'])
    expect(replaced.out).toMatch(/warning: note\/replacement-character at 0\n/)
  })
  it('an empty file', async () => {
    const { out, exitCode } = await runCli(['extract', file('empty.txt', ''), '-f', 'table'])
    expect({ out, exitCode }).toEqual({ out: 'empty: nothing found\ninfo: note/empty\n', exitCode: 0 })
  })
})

describe('extract: formats of inputs', () => {
  const fixtures = resolve(import.meta.dirname, '../../fixtures/readers')
  const linesOf = ({ out }: Ran) =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => noteMentionsSchema.parse(JSON.parse(line)))
  it.each([
    ['batch.hl7', 'hl7v2'],
    ['bundle.json', 'fhir'],
    ['discharge.xml', 'ccda'],
    ['letter.rtf', 'rtf'],
    ['unstructured.xml', 'ccda'],
    ['visit.html', 'html'],
  ])('%s: its notes, with what the source says of them', async (name, reader) => {
    const expected = JSON.parse(readFileSync(join(fixtures, name.replace(/\.\w+$/, '.notes.json')), 'utf8')) as {
      note?: { id: string; subject?: string; encounter?: string; writtenAt?: string; type?: object }
    }[]
    const ran = await runCli(['extract', join(fixtures, name), '-f', 'mentions'])
    const notes = expected.flatMap(({ note }) => note ?? [])
    expect(ran.exitCode).toBe(notes.length === expected.length ? 0 : 2)
    const lines = linesOf(ran)
    expect(
      lines.map(({ id, subject, encounter, writtenAt, type }) => ({ id, subject, encounter, writtenAt, type })),
    ).toEqual(notes.map(({ id, subject, encounter, writtenAt, type }) => ({ id, subject, encounter, writtenAt, type })))
    for (const { origin, mentions } of lines) {
      expect(origin?.reader ?? reader).toBe(reader)
      for (const mention of mentions) expect(mention.source ?? null).toEqual(origin ? mention.source : null)
    }
  })
  it('a C-CDA document: code of the section before its title, entries not read twice', async () => {
    const xml = (title: string, code: string): string =>
      `<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title><text><paragraph>Asthma</paragraph></text><entry><observation><text>gout</text></observation></entry></section></component></structuredBody></component></ClinicalDocument>`
    const found = async (content: string) =>
      linesOf(await runCli(['extract', file('kin.xml', content), '-f', 'mentions'])).flatMap(({ mentions }) =>
        mentions.map((one) => one.kind === 'condition' && [one.text, one.experiencer]),
      )
    expect(await found(xml('Kin', '10157-6'))).toEqual([['Asthma', 'family']])
    expect(await found(xml('Kin', '11450-4'))).toEqual([['Asthma', 'patient']])
  })
  it('a table by its preset, and by named columns', async () => {
    const [first] = linesOf(
      await runCli(['extract', join(fixtures, 'noteevents.csv'), '--preset', 'noteevents', '-f', 'mentions']),
    )
    expect(first).toMatchObject({ subject: expect.stringMatching(/^Patient\/\d+$/), type: { system: 'loinc' } })
    const table = file('own.csv', 'who;said;when\n7;No fever.;2026-01-31\n8;Gout.;\n')
    const argv = ['--text-column', 'said', '--subject-column', 'who', '--date-column', 'when', '-f', 'mentions']
    const lines = linesOf(await runCli(['extract', table, ...argv]))
    expect(lines.map(({ id, subject, writtenAt, mentions }) => [id, subject, writtenAt, mentions.length])).toEqual([
      ['own-1', 'Patient/7', '2026-01-31', 1],
      ['own-2', 'Patient/8', undefined, 1],
    ])
    expect((await runCli(['extract', table, '-f', 'mentions'])).errors).toEqual([
      `tincture: ${table}: no column of text; name it with --text-column`,
    ])
  })
  it('compressed, a folder, a glob', async () => {
    const inner = join(folder, 'smith-john')
    mkdirSync(inner)
    writeFileSync(join(inner, 'smith.txt.gz'), gzipSync('Gout.'))
    writeFileSync(join(inner, 'smith.pdf'), '%PDF-1.7 Zyzzyva')
    for (const [argument, id] of [
      [join(folder, 'smith-john'), 'smith'],
      [join(folder, 'smith-*', '*'), 'smith-john/smith'], // below where the glob begins
    ] as const) {
      const ran = await runCli(['extract', argument, '-f', 'mentions'])
      expect(linesOf(ran).map(({ id }) => id)).toEqual([id])
      // a file's name may be a patient's: what nobody typed is told by its number
      expect(ran.errors).toEqual([`tincture: ${argument}#1: no text: a picture, a PDF, an archive`])
      expect(ran.exitCode).toBe(2)
    }
  })
  it('a bundle of a document says whose it is and what it is', async () => {
    const { out } = await runCli(['extract', join(fixtures, 'discharge.xml')])
    const [document] = JSON.parse(out).entry
    expect(document.resource).toMatchObject({
      type: { coding: [{ code: '18842-5' }] },
      subject: { reference: expect.stringMatching(/^Patient\/MR-77-12/) },
    })
    expect(out).toContain('"Encounter/E9"')
  })
  it('several notes in one file: one line each; --xml wants one', async () => {
    const two = file('two.hl7', 'MSH|^~\\&|A\rOBX|1|TX|1||Gout.\rMSH|^~\\&|B\rOBX|1|TX|1||Asthma.\r')
    expect((await runCli(['extract', two])).out.trimEnd().split('\n')).toHaveLength(2)
    const ran = await runCli(['extract', two, '--xml'])
    expect([ran.exitCode, ran.errors[0]]).toEqual([1, expect.stringContaining('--xml is of one note')])
  })
  it('a format that the bytes do not tell is said', async () => {
    const { out } = await runCli([
      'extract',
      file('lines.dat', '{"id":"a","text":"Gout."}'),
      '--from',
      'text',
      '-f',
      'mentions',
    ])
    expect(JSON.parse(out).id).toBe('lines')
    expect((await runCli(['extract', note, '--from', 'pdf'])).errors[0]).toMatch(/'pdf' is invalid/)
  })
})

describe('extract: tables', () => {
  it('three files in a folder, with or without the words', async () => {
    const out = join(folder, 'tables')
    expect(await runCli(['extract', note, '-f', 'parquet', '-o', out])).toEqual({ out: '', errors: [], exitCode: 0 })
    expect(readdirSync(out).sort()).toEqual(['conditions.parquet', 'medications.parquet', 'observations.parquet'])
    const rows = async () => {
      const bytes = new Uint8Array(readFileSync(join(out, 'conditions.parquet')))
      return (await parquetReadObjects({ file: bytes.buffer })).map(({ note_id, text, certainty }) => [
        note_id,
        text,
        certainty,
      ])
    }
    expect(await rows()).toEqual([
      ['visit', 'pneumonia', 'present'],
      ['visit', 'fever', 'absent'],
    ])
    await runCli(['extract', note, '-f', 'parquet', '-o', out, '--no-text'])
    expect(await rows()).toEqual([
      ['visit', null, 'present'],
      ['visit', null, 'absent'],
    ])
  })
  it('a run that breaks off leaves what was there, and no half tables', async () => {
    const out = join(folder, 'kept')
    await runCli(['extract', note, '-f', 'parquet', '-o', out])
    const before = readFileSync(join(out, 'conditions.parquet'))
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from('{"id":"a","text":"Gout."}\n{"id":"b","text":"Gout."}\n')
        throw new TypeError('Zyzzyva')
      })(),
    )
    const ran = await runCli(['extract', '-', '--from', 'ndjson', '-f', 'parquet', '-o', out], { stdin })
    expect(ran.exitCode).toBe(3)
    expectNoLeak(ran)
    expect(readdirSync(out).sort()).toEqual(['conditions.parquet', 'medications.parquet', 'observations.parquet'])
    expect(readFileSync(join(out, 'conditions.parquet'))).toEqual(before)
  })
  it.each([
    [['-f', 'parquet'], /--format parquet: name a folder/],
    [['-f', 'mentions', '--no-text'], /--no-text is of --format parquet/],
    [['-f', 'parquet', '-o', note], /visit\.txt\/conditions\.parquet: can't be written/],
  ])('wrong use: %j', async (options, message) => {
    const ran = await runCli(['extract', note, ...options])
    expect([ran.exitCode, ran.errors[0]]).toEqual([1, expect.stringMatching(message)])
  })
})

describe('extract: rejected inputs', () => {
  it('bad JSON on line 7: the rest is done', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => JSON.stringify({ id: `n${i + 1}`, text }))
    lines[6] = '{"id": "n7", "text": "Zyzzyva has pneumonia'
    const path = file('nine.jsonl', `${lines.join('\n')}\n`)
    const ran = await runCli(['extract', path, '-f', 'mentions'])
    expect(ran.errors).toEqual([`tincture: ${path}:7: not valid JSON`])
    expect(ran.exitCode).toBe(2)
    expect(
      ran.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n8', 'n9'])
    expectNoLeak(ran)
  })
  it('lines that are no notes', async () => {
    const path = file(
      'slips.jsonl',
      '["Zyzzyva"]\n{"id":"x"}\n{"text":5}\nnull\n"Zyzzyva"\n{"id":"","text":"Zyzzyva"}\n{"subject":"Zyzzyva","text":"x"}\n{"id":"ok","text":"Gout."}\n',
    )
    const ran = await runCli(['extract', path, '-f', 'mentions'])
    expect(ran.exitCode).toBe(2)
    expect(ran.errors).toEqual(
      [1, 2, 3, 4, 5].map((line) => `tincture: ${path}:${line}: no object with a "text" in it`),
    )
    const lines = ran.out.trimEnd().split('\n')
    // no id: the file's name and the line; a name that is no reference becomes one
    expect(lines.map((line) => [JSON.parse(line).id, JSON.parse(line).subject])).toEqual([
      ['slips-6', undefined],
      ['slips-7', 'Patient/Zyzzyva'],
      ['ok', undefined],
    ])
    expectNoLeak(ran)
  })
  it('a missing file and an empty folder: the other inputs are done', async () => {
    const missing = join(folder, 'missing.txt')
    const empty = mkdtempSync(join(folder, 'empty-'))
    const ran = await runCli(['extract', missing, empty, join(folder, 'missing.jsonl'), note, '-f', 'mentions'])
    expect(ran.exitCode).toBe(2)
    expect(ran.errors).toEqual([
      `tincture: ${missing}: no such file`,
      `tincture: ${empty}: no file in it, or none that matches`,
      `tincture: ${join(folder, 'missing.jsonl')}: no such file`,
    ])
    expect(JSON.parse(ran.out).id).toBe('visit')
  })
})

describe('extract: wrong use', () => {
  it.each([
    [['extract', note, '--nonsense'], /unknown option '--nonsense'/],
    [['extract', note, '--format', 'xml'], /'xml' is invalid/],
    [['extract', note, '--subject', 'John'], /"subject" is wrong: must be a reference, as in Patient\/123/],
    [['extract', note, '--date', 'yesterday'], /"writtenAt" is wrong: must be a FHIR dateTime/],
    [['extract', note, '--recorded', '2026'], /"recorded" must be a FHIR instant/],
    [['extract', note, '--min-confidence', 'high'], /"minConfidence" must be a number from 0 to 1/],
    [['extract', note, '--min-confidence', '7'], /"minConfidence" must be a number from 0 to 1/],
    [['extract', note, '--out', join(folder, 'no', 'such', 'out.json')], /out\.json: can't be written \(ENOENT\)/],
    [['extractt', note], /unknown command 'extractt'/],
  ])('%j', async (argv, message) => {
    const ran = await runCli(argv)
    expect(ran.exitCode).toBe(1)
    expect(ran.out).toBe('')
    expect(ran.errors[0]).toMatch(/^tincture: /)
    expect(ran.errors.join('\n')).toMatch(message)
    expectNoLeak(ran)
  })
})
