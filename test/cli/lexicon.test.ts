/** `tincture lexicon`: check, build, stats, find. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readLexicon } from '../../src/node.ts'
import { smallTables } from '../lexicon/small-tables.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))

function tables(name: string, files: typeof smallTables): string {
  const root = join(folder, name)
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const good = tables('good', smallTables)
const bad = tables('bad', [
  ...smallTables,
  { path: 'modifiers.tsv', text: 'term\trole\tvalue\tplace\tnote\nleft\tlaterality\tleft\tnear\t\nx\ty\n' },
])

describe('lexicon check', () => {
  it('counts good tables', async () => {
    const { out, errors, exitCode } = await runCli(['lexicon', 'check', good])
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    expect(JSON.parse(out)).toMatchObject({ condition: 5, cue: 4, problems: 0 })
  })
  it('tells every slip with its place', async () => {
    const { out, errors, exitCode } = await runCli(['lexicon', 'check', bad])
    expect(exitCode).toBe(2)
    expect([...errors].sort()).toEqual([
      'modifiers.tsv:2:1: place: before, after or both',
      'modifiers.tsv:3:1: has 2 columns, not 5',
    ])
    expect(JSON.parse(out).problems).toBe(2)
  })
  it.each([
    ['no folder', join(folder, 'nowhere')],
    ['a folder without tables', mkdtempSync(join(folder, 'empty-'))],
  ])('%s', async (_, path) => {
    const { errors, exitCode } = await runCli(['lexicon', 'check', path])
    expect(exitCode).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(path)
    expect(errors[0]).toMatch(/^tincture: .*no folder with \.tsv tables\.$/)
  })
})

describe('lexicon build', () => {
  it('writes a lexicon that can be read', async () => {
    const path = join(folder, 'my.lexicon')
    expect(await runCli(['lexicon', 'build', good, '-o', path])).toEqual({ out: '', errors: [], exitCode: 0 })
    expect(readLexicon(readFileSync(path)).header.counts).toMatchObject({ condition: 5 })
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
  it('keeps the old one when the tables are bad', async () => {
    const path = join(folder, 'kept.lexicon')
    writeFileSync(path, 'old')
    const { errors, exitCode } = await runCli(['lexicon', 'build', bad, '-o', path])
    expect(exitCode).toBe(1)
    expect(errors).toContain('modifiers.tsv:3:1: has 2 columns, not 5')
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
  it('tells when it may not write', async () => {
    const { errors, exitCode } = await runCli(['lexicon', 'build', good, '-o', join(folder, 'no', 'such', 'x.lexicon')])
    expect(exitCode).toBe(1)
    expect(errors.join('\n')).toMatch(/x\.lexicon: can't be written \(ENOENT\)/)
  })
})

describe('lexicon stats and find', () => {
  it('says what the built-in one holds', async () => {
    const stats = JSON.parse((await runCli(['lexicon', 'stats'])).out)
    expect(stats.language).toBe('en')
    expect(stats.condition).toBeGreaterThan(1500)
    expect(stats.digest).toMatch(/^[0-9a-f]{64}$/)
  })
  it('finds the concepts of a term', async () => {
    const { out } = await runCli(['lexicon', 'find', 'congestive heart failure'])
    expect(out).toContain('"I50.9"')
  })
  it('says when there is none', async () => {
    expect(await runCli(['lexicon', 'find', 'zyzzyva'])).toEqual({
      out: '',
      errors: ['tincture: no such term'],
      exitCode: 0,
    })
  })
})

describe('--json', () => {
  const explained = async (term: string) => JSON.parse((await runCli(['lexicon', 'explain', term, '--json'])).out)
  it('explains a term with several meanings and rules', async () => {
    const found = await explained('MS')
    expect(found).toMatchObject({ term: 'MS', words: ['ms'], unknown: [], entry: expect.any(Number) })
    const names = found.meanings.map(({ concept }: { concept: { name: string } }) => concept.name)
    expect(names).toEqual(expect.arrayContaining(['multiple sclerosis', 'mitral stenosis']))
    expect(found.meanings.some(({ marks }: { marks: string[] }) => marks.includes('ambiguous alone'))).toBe(true)
    expect(found.alone).toHaveProperty('counts')
  })
  it('says what counts, with its codes', async () => {
    const { alone } = await explained('hypertension')
    expect(alone).toMatchObject({ counts: true, kind: 'condition' })
    expect(alone.codes).toContainEqual(expect.objectContaining({ system: 'icd-10-cm', code: 'I10' }))
  })
  it('says what is no term, which words are in none, and what terms are inside', async () => {
    expect(await explained('zyzzyva hypertension')).toMatchObject({
      entry: 0,
      meanings: [],
      rules: [],
      unknown: ['zyzzyva'],
      inside: [{ text: 'hypertension', kinds: expect.arrayContaining(['condition']) }],
      alone: null,
    })
  })
  it('says the same as the lines for eyes', async () => {
    const { out } = await runCli(['lexicon', 'explain', 'MS'])
    const { meanings, rules, alone } = await explained('MS')
    expect(out).toContain(`${meanings.length} meanings:`)
    for (const { concept } of meanings) expect(out).toContain(`${concept.kind} ${concept.name}`)
    for (const { when } of rules) expect(out).toContain(when === 'default' ? 'else:' : `when ${when}:`)
    if (!alone.counts) expect(out).toContain(`alone: ${alone.why}`)
  })
  it.each([
    [['stats'], 'digest'],
    [['find', 'CHF'], 'name'],
    [['check', good], 'problems'],
  ])('%j is JSON with and without it', async (argv, key) => {
    const plain = await runCli(['lexicon', ...argv])
    expect(JSON.parse(plain.out.trim().split('\n}\n')[0]!)).toHaveProperty(key)
    expect(await runCli(['lexicon', ...argv, '--json'])).toEqual(plain)
  })
  it('build tells what it wrote', async () => {
    const path = join(folder, 'told.lexicon')
    const { out } = await runCli(['lexicon', 'build', good, '-o', path, '--json'])
    expect(JSON.parse(out)).toMatchObject({ file: path, bytes: readFileSync(path).length, terms: expect.any(Number) })
    expect((await runCli(['lexicon', 'build', good, '-o', path])).out).toBe('')
  })
})
