/** `tincture lexicon` on terminologies: what is told, the exit code, and that a good lexicon is never lost. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readLexicon } from '../../src/node.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))
const samples = resolve(import.meta.dirname, '../../fixtures/lexicon-sources')
const out = join(folder, 'my.lexicon')

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('lexicon build', () => {
  it('a folder of RRF files', async () => {
    const { errors, exitCode } = await runCli(['lexicon', 'build', join(samples, 'rxnorm'), '-o', out])
    expect(exitCode).toBe(0)
    expect(errors.map((line) => line.replace(`${samples}/`, ''))).toEqual([
      'rxnorm/RXNCONSO.RRF: rxnconso, 12 lines, 9 used, 0 skipped',
      'rxnorm/RXNREL.RRF: rxnrel, 9 lines, 8 used, 0 skipped',
      expect.stringMatching(/my\.lexicon: 0\.0 MB, 3 medications, \d+ terms$/),
    ])
    expect((await runCli(['lexicon', 'find', 'Zorbex', '--lexicon', out])).out).toContain('"9900001"')
  })
  it('over the built-in lexicon', async () => {
    const { exitCode } = await runCli(['lexicon', 'build', join(samples, 'list/words.csv'), '--base', 'en', '-o', out])
    expect(exitCode).toBe(0)
    expect((await runCli(['lexicon', 'find', 'PASC', '-l', out])).out).toContain('U09.9')
    expect((await runCli(['lexicon', 'find', 'congestive heart failure', '-l', out])).out).toContain('I50.9')
  })
  it('two builds are the same, byte for byte', async () => {
    const other = join(folder, 'other.lexicon')
    for (const path of [out, other])
      await runCli(['lexicon', 'build', join(samples, 'snomed'), join(samples, 'loinc'), '-o', path])
    expect(Buffer.compare(readFileSync(out), readFileSync(other))).toBe(0)
    expect(readLexicon(readFileSync(out)).header.digest).toMatch(/^[0-9a-f]{64}$/)
  })
  it('Latin-1 bytes and a cut line are skipped and told; the exit code says so', async () => {
    const rows = readFileSync(join(samples, 'rxnorm/RXNCONSO.RRF'))
    const bad = Buffer.concat([rows, Buffer.from('1|ENG|||||||1|1||RXNORM|IN|1|caf\xe9|||4096|\n1|ENG|cut', 'latin1')])
    const path = file('RXNCONSO.RRF', bad)
    const { errors, exitCode } = await runCli(['lexicon', 'build', path, '-o', out])
    expect(exitCode).toBe(2)
    expect(errors).toContain(`${path}:13: holds bytes that are no UTF-8 (Latin-1?)`)
    expect(errors).toContain(`${path}:14: has 2 fields, not 18: is it cut off?`)
    expect(errors).toContain(`${path}: rxnconso, 14 lines, 9 used, 2 skipped`)
  })
  it('a refused list leaves the old lexicon, and nothing beside it', async () => {
    writeFileSync(out, 'old')
    const path = file('words.csv', 'surface,system,code,display\nflorb,icd11,X,florb\n')
    const { errors, exitCode } = await runCli(['lexicon', 'build', path, '-o', out])
    expect(exitCode).toBe(1)
    expect(errors.join('\n')).toContain(`${path}:2: "icd11" is no code system`)
    expect(readFileSync(out, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })
  it('--format says what a file is', async () => {
    mkdirSync(join(folder, 'odd'), { recursive: true })
    const path = join(folder, 'odd', 'dictionary')
    writeFileSync(
      path,
      `// a comment of many lines\n${'//\n'.repeat(60)}${readFileSync(join(samples, 'ctakes/florb.bsv'), 'utf8')}`,
    )
    expect((await runCli(['lexicon', 'build', path, '-o', out])).errors.join()).toMatch(/say it with --format/)
    expect((await runCli(['lexicon', 'build', path, '--format', 'bsv', '-o', out])).exitCode).toBe(0)
    expect((await runCli(['lexicon', 'build', path, '--format', 'xls', '-o', out])).exitCode).toBe(1)
  })
  it.each([
    ['UTF-16', 'a.csv', new Uint8Array([0xff, 0xfe, 0x41, 0]), /is UTF-16; save it as UTF-8/],
    ['gzip', 'a.gz', new Uint8Array([0x1f, 0x8b, 8]), /is compressed; unpack it first/],
    ['a compiled lexicon', 'a.lexicon', Buffer.from('TNCT...', 'latin1'), /is a compiled lexicon/],
    ['no source at all', 'a.txt', 'He has asthma.\n', /neither its name nor its first lines/],
  ])('refuses %s', async (_, name, content, message) => {
    const { errors, exitCode } = await runCli(['lexicon', 'build', file(name, content), '-o', out])
    expect(exitCode).toBe(1)
    expect(errors.join('\n')).toMatch(message)
  })
  it.each([['build'], ['check'], ['stats'], ['find'], ['explain']])('%s --help has examples', async (command) => {
    expect((await runCli(['lexicon', command, '--help'])).out).toMatch(/Examples:\n {2}\$ tincture lexicon/)
  })
})

describe('lexicon check', () => {
  it('tells every slip of a list and writes nothing', async () => {
    const path = file(
      'slips.csv',
      'surface,system,code,display\na florb,icd11,X,x\nthe florb,icd10cm,5,x\nflorb ache,icd10cm,K98.9,florb ache\nflorb pang,icd10cm,K98.9,florb ache\n',
    )
    const { out: told, errors, exitCode } = await runCli(['lexicon', 'check', path])
    expect(exitCode).toBe(2)
    expect(errors).toHaveLength(2)
    expect(JSON.parse(told)).toMatchObject({ condition: 1, problems: 2 })
  })
  it('a compiled lexicon of another format version', async () => {
    await runCli(['lexicon', 'build', join(samples, 'obo'), '-o', out])
    expect((await runCli(['lexicon', 'check', out])).exitCode).toBe(0)
    const bytes = readFileSync(out)
    bytes.writeUInt32LE(99, 4)
    const { errors, exitCode } = await runCli(['lexicon', 'check', file('older.lexicon', bytes)])
    expect(exitCode).toBe(1)
    expect(errors.join()).toMatch(/older\.lexicon: This lexicon has another format version/)
  })
})

describe('lexicon stats and explain', () => {
  it('stats of a file', async () => {
    await runCli(['lexicon', 'build', join(samples, 'umls'), '-o', out])
    const stats = JSON.parse((await runCli(['lexicon', 'stats', out])).out)
    expect(stats).toMatchObject({
      condition: 2,
      codes: { 'icd-10-cm': 1, snomed: 2 },
      termsThatAre: { ambiguous: 1, exactCase: 1 },
    })
    expect((await runCli(['lexicon', 'stats', join(folder, 'none.lexicon')])).exitCode).toBe(1)
  })
  const explained = async (term: string): Promise<string> => (await runCli(['lexicon', 'explain', term])).out
  it('a plain term counts', async () =>
    expect(await explained('heart failure')).toMatch(
      /condition heart failure: .*I50\.9[\s\S]*alone: counts, as condition/,
    ))
  it('an ambiguous one shows its rows', async () => {
    const text = await explained('MS')
    expect(text).toMatch(/condition multiple sclerosis[\s\S]*ambiguous alone[\s\S]*rows of ambiguous\.tsv[\s\S]*when /)
  })
  it('another case', async () => expect(await explained('ms')).toMatch(/only as "MS"[\s\S]*alone: does not count/))
  it('a cue', async () => expect(await explained('no evidence of')).toMatch(/alone: does not count: cue/))
  it('a test needs a value', async () => expect(await explained('creatinine')).toMatch(/an observation needs a value/))
  it('no term', async () =>
    expect(await explained('acute zyzzyva')).toMatch(
      /no term of this lexicon\n {2}in no term at all: "zyzzyva"\n {2}terms inside: "acute"/,
    ))
})
