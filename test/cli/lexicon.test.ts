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
