/** `tincture.config.json`: defaults that the command line wins over, and every slip told with its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
const here = process.cwd()
afterEach(() => process.chdir(here))
afterAll(() => rmSync(folder, { recursive: true }))
const note = join(folder, 'note.txt')
writeFileSync(note, 'Has gout.')

function config(value: unknown, name = 'other.json'): string {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

describe('a file', () => {
  it('gives defaults, which the command line wins over', async () => {
    const path = config({ extract: { format: 'table' } })
    expect((await runCli(['--config', path, 'extract', note])).out).toMatch(/FOUND/)
    expect((await runCli(['--config', path, 'extract', note, '--format', 'mentions'])).out).toMatch(/^\{"id":"note"/)
  })
  it('of this folder is read without asking, and left unread on asking', async () => {
    config({ extract: { format: 'table' } }, 'tincture.config.json')
    process.chdir(folder)
    expect((await runCli(['extract', note])).out).toMatch(/FOUND/)
    expect((await runCli(['--no-config', 'extract', note])).out).not.toMatch(/FOUND/)
    rmSync(join(folder, 'tincture.config.json'))
    expect((await runCli(['extract', note])).exitCode).toBe(0)
  })
  it('names the commands below others by both words', async () => {
    const path = config({ 'lexicon find': { lexicon: join(folder, 'none.lexicon') } })
    expect((await runCli(['--config', path, 'lexicon', 'find', 'CHF'])).errors[0]).toMatch(
      /none\.lexicon: can't be read/,
    )
  })
  it('may say numbers and yes or no', async () => {
    const path = config({ extract: { format: 'bundle', minConfidence: 1, xml: true } })
    const { out, exitCode } = await runCli(['--config', path, 'extract', note])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^<\?xml|^<Bundle/)
    expect(out).not.toContain('<Condition')
  })
})

describe('a slip', () => {
  it.each([
    [{ extrct: {} }, /: the file: .*"extrct"/],
    [{ extract: { formt: 'table' } }, /: extract: there is no option "formt"; there are format, out, /],
    [{ extract: { format: 'tabl' } }, /: extract\.format: must be bundle, mentions, findings, table, parquet\.$/],
    [{ extract: { minConfidence: '1' } }, /: extract\.minConfidence: must be a number\.$/],
    [{ extract: { xml: 'yes' } }, /: extract\.xml: must be true or false\.$/],
    ['{', /: is no JSON; it holds an object/],
    [[], /: the file: /],
  ])('%j is told', async (value, words) => {
    const { out, errors, exitCode } = await runCli(['--config', config(value), 'extract', note])
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 1 })
    expect(errors[0]).toMatch(words)
  })
  it('of a file that is not there is told', async () => {
    const { errors, exitCode } = await runCli(['--config', join(folder, 'nowhere.json'), 'extract', note])
    expect([exitCode, errors[0]]).toEqual([1, expect.stringMatching(/nowhere\.json: can't be read \(ENOENT\)\.$/)])
  })
})
