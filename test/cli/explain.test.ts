/** `tincture explain`: why a finding is there, and why something is none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))
const note = join(folder, 'note.txt')
writeFileSync(note, 'Denies chest pain. Has HTN.\nHernia repair in May. MS alert.\n')

describe('explain', () => {
  it('has a block a finding, in words', async () => {
    const { out, errors, exitCode } = await runCli(['explain', note])
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    const [pain] = out.split('\n\n')
    expect(pain).toMatch(/^chest pain: denied or ruled out {2}\[condition, 1:8\]\n/)
    expect(pain).toMatch(/\n {2}cue {12}the cue “Denies” says: not there {2}\(cue\/denies\)\n/)
    expect(pain).toMatch(/\n {2}scope {10}it governs what stands after it: “chest pain”\n/)
    expect(pain).toMatch(/\n {2}codes {10}icd-10-cm R07\.9 Chest pain, unspecified\n/)
    expect(pain).toMatch(/\n {2}confidence {5}0\.\d\d, mention 0\.\d\d, .*[+−]\d\.\d\d /)
    expect(pain).toMatch(/\n {2}FHIR {11}Condition, refuted$/)
  })
  it('--code finds by code, dots or none', async () => {
    const { out } = await runCli(['explain', note, '--code', 'i10'])
    expect(out).toMatch(/^hypertension: present/)
    expect(out).not.toMatch(/chest pain:/)
  })
  it('--code says why a term of the code does not count', async () => {
    const { out } = await runCli(['explain', note, '--code', 'K46'])
    expect(out).toMatch(/^no finding {2}“Hernia” with “repair” after it is the name of something else/)
    expect(out).toMatch(/rule {11}mentions\/names-another/)
  })
  it('--code of nothing says so', async () => {
    const { out } = await runCli(['explain', note, '--code', 'C50'])
    expect(out).toBe('Nothing in the note has the code C50: no finding, and no term that could mean it.\n')
  })
  it.each([
    ['1:8', /^chest pain: denied/],
    ['1:1', /^“Denies” is no condition, drug or test; the lexicon has it as cue, title\.\n$/],
    ['1:7', /^There is no word at this place\.\n$/],
    ['2:1', /^no finding {2}“Hernia”/],
  ])('--at %s', async (place, words) => expect((await runCli(['explain', note, '--at', place])).out).toMatch(words))
  it.each(['9:1', '0:1', 'x', '1:0'])('--at %s is no place', async (place) => {
    const { errors, exitCode } = await runCli(['explain', note, '--at', place])
    expect([exitCode, errors]).toEqual([1, [expect.stringMatching(/^tincture: --at: give a line and a column/)]])
  })
  it('--json has all of it', async () => {
    const { out } = await runCli(['explain', note, '--lost', '--json'])
    const { id, findings, lost } = JSON.parse(out)
    expect(id).toBe('note')
    expect(findings[0]).toMatchObject({
      name: 'chest pain',
      said: 'denied or ruled out',
      resource: { resourceType: 'Condition' },
    })
    expect(lost.map(({ rule }: { rule: string }) => rule)).toContain('mentions/names-another')
  })
  it('has colours on a terminal only', async () => {
    expect((await runCli(['explain', note])).out).not.toContain('\x1b')
    expect((await runCli(['explain', note], { colours: true })).out).toContain('\x1b')
  })
})
