/** `tincture batch`, `shards` and `run-shard`: what is wrongly asked is told before any note is read. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newFolder, noteLines } from '../batch/folder.ts'
import { runCli } from './run-cli.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
writeFileSync(at('notes.ndjson'), noteLines(3))
writeFileSync(at('short.key'), 'too short')
writeFileSync(at('long.key'), 'a secret of many letters')

describe('batch', () => {
  it.each([
    [['--workers', '0'], '--workers must be a whole number'],
    [['--workers', 'x'], '--workers must be a whole number'],
    [['--record-timeout', '-1'], '--record-timeout must be a number'],
    [['--worker-memory', '5'], '--worker-memory must be a whole number from 64 on'],
    [['--shard-size', '0'], '--shard-size must be a number of megabytes'],
    [['--review', '7'], 'confidence for review must be a number over 0, and at most 1'],
    [['--preset', 'epic'], 'Allowed choices are noteevents'],
    [['--from', 'docx'], 'Allowed choices are'],
    [['--xml'], '--xml is of one note'],
    [['--r5', '--profile', 'ips'], '"profile" must be base with "r5"'],
    [['--min-confidence', '2'], '"minConfidence" must be a number'],
    [['--deidentified'], '--deidentified needs a secret'],
    [['--deidentified', '--id-key-file', at('short.key')], 'at least 16 characters'],
    [['--deidentified', '--id-key-file', at('none.key')], "can't be read (ENOENT)"],
    [['--deidentified', '--id-key-file', at('long.key'), '--embed-note'], 'neither embeds notes'],
    [['--deidentified', '--id-key-file', at('long.key'), '--tables', 'parquet'], 'has no tables'],
    [['--deidentified', '--id-key-file', at('long.key'), '--mode', 'transaction'], 'is for analysis'],
  ])('%j is refused', async (flags, told) => {
    const ran = await runCli(['batch', at('notes.ndjson'), '-o', at('out'), ...flags])
    expect(ran.exitCode).toBe(1)
    expect(ran.errors.join('\n')).toContain(told)
    expect(existsSync(at('out'))).toBe(false)
  })
  it('wants inputs and a folder', async () => {
    expect((await runCli(['batch', at('notes.ndjson')])).exitCode).toBe(1)
    expect((await runCli(['batch', '-o', at('out')])).exitCode).toBe(1)
    const none = await runCli(['batch', at('none'), '-o', at('out')])
    expect(none).toMatchObject({
      exitCode: 1,
      errors: [`tincture: ${at('none')}: no such file: give files, folders or globs that are there.`],
    })
    expect((await runCli(['batch', '-', '-o', at('out')])).errors.join()).toContain('tincture pipe')
  })
})

describe('shards', () => {
  it('writes the plan, the same each time', async () => {
    const argv = ['shards', at('notes.ndjson'), '-o', at('shards.json'), '--text-column', 'text']
    expect(await runCli(argv)).toMatchObject({ exitCode: 0, out: '', errors: ['1 shards of 1 inputs'] })
    const first = readFileSync(at('shards.json'), 'utf8')
    await runCli(argv)
    expect(readFileSync(at('shards.json'), 'utf8')).toBe(first)
    expect(JSON.parse(first)).toMatchObject({
      reading: { columns: { text: 'text' } },
      inputs: [{ path: at('notes.ndjson'), format: 'ndjson' }],
      shards: [{ input: 0, start: 0, records: 3 }],
    })
  })
  it('says where it can not write', async () => {
    const ran = await runCli(['shards', at('notes.ndjson'), '-o', at('none/shards.json')])
    expect(ran).toMatchObject({ exitCode: 1 })
    expect(ran.errors.join()).toContain("can't be written")
  })
})

describe('run-shard', () => {
  it('tells a file that has no shards, and a number that none has', async () => {
    await runCli(['shards', at('notes.ndjson'), '-o', at('shards.json')])
    writeFileSync(
      at('old.json'),
      readFileSync(at('shards.json'), 'utf8').replace(/"version":"[^"]+"/, '"version":"0.0.0"'),
    )
    for (const [name, told] of [
      [at('none.json'), "can't be read (ENOENT)"],
      [at('notes.ndjson'), "can't be read (no JSON)"],
      [at('long.key'), "can't be read (no JSON)"],
      [at('old.json'), 'was made by another version'],
      [`${at('shards.json')}#1`, 'There is no shard 1: they go from 0 to 0'],
    ] as const) {
      const ran = await runCli(['run-shard', name, '-o', at('out')])
      expect(ran.exitCode).toBe(1)
      expect(ran.errors.join('\n')).toContain(told)
    }
    expect(existsSync(at('out'))).toBe(false)
  })
})
