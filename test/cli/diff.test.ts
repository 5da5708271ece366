/** `tincture diff`: what changed between two runs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The results of notes in a file; gives its path. */
async function results(name: string, format: string, ...notes: readonly [string, string][]): Promise<string> {
  const [input, out] = [join(folder, `${name}.in.jsonl`), join(folder, `${name}.jsonl`)]
  writeFileSync(input, notes.map(([id, text]) => `${JSON.stringify({ id, text })}\n`).join(''))
  await runCli(['extract', input, '--format', format, '--out', out])
  return out
}

const before = (format: string) =>
  results(`before-${format}`, format, ['a', 'Denies fever. Has gout. '], ['b', 'Has asthma.'], ['c', 'Has HTN.'])
const after = (format: string) =>
  results(`after-${format}`, format, ['a', 'Denied cough. Has gout. '], ['b', 'Has asthma.'], ['d', 'Has HTN.'])

describe.each(['mentions', 'findings'])('of %s', (format) => {
  it('counts by kind and tells each change', async () => {
    const { out, errors, exitCode } = await runCli(['diff', await before(format), await after(format)])
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toBe('2 notes in both files, 1 only in the first file, 1 only in the second')
    expect(lines[2]).toMatch(/^condition +1 +1 +1 +2$/)
    expect(lines.filter((line) => /^[-+~]/.test(line)).map((line) => line.slice(0, 12))).toEqual([
      expect.stringMatching(/^~ a 7-12/),
      expect.stringMatching(/^- c 4-7/),
      expect.stringMatching(/^\+ d 4-7/),
    ])
  })
})

it('tells which fields changed', async () => {
  const { out } = await runCli(['diff', await before('mentions'), await after('mentions'), '--json'])
  const { fields, changes } = JSON.parse(out)
  expect(fields).toEqual({ text: 1, codes: 1, icd10cm: 1, name: 1 })
  expect(changes[0].fields.name).toEqual(['fever', 'cough'])
})
it('counts by rule where the lines have rules', async () => {
  const one = await results('rule-1', 'findings', ['a', 'No gout.'])
  const other = await results('rule-2', 'findings', ['a', '   gout.'])
  const { rules, kinds } = JSON.parse((await runCli(['diff', one, other, '--json', '--summary'])).out)
  expect(kinds.condition).toEqual({ gained: 0, lost: 0, changed: 1, same: 0 })
  expect(rules).toEqual({ 'cue/no': { gained: 0, lost: 0, changed: 1 }, default: { gained: 0, lost: 0, changed: 1 } })
})
it('of the same is nothing', async () => {
  const file = await before('mentions')
  const { out } = await runCli(['diff', file, file, '--json'])
  expect(JSON.parse(out)).toMatchObject({
    kinds: { condition: { gained: 0, lost: 0, changed: 0, same: 4 } },
    changes: [],
  })
})
it('refuses other files without a word of them', async () => {
  const path = join(folder, 'other.jsonl')
  writeFileSync(path, '{"id":"a","mentions":[]}\n{"text":"Zyzzyva"}\n')
  const { errors, exitCode } = await runCli(['diff', path, path])
  expect(exitCode).toBe(1)
  expect(errors[0]).toMatch(/other\.jsonl:2: is no line of "extract --format mentions"/)
  expect(errors.join()).not.toContain('Zyzzyva')
})
it('refuses a file that is not there', async () => {
  const { errors, exitCode } = await runCli(['diff', join(folder, 'x'), join(folder, 'y')])
  expect([exitCode, errors[0]]).toEqual([1, expect.stringMatching(/x: can't be read \(ENOENT\)/)])
})
