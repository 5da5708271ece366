/** Whole runs: the same bytes whatever happens on the way, nothing lost, no word of a note where it does not belong. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digests, everything, newFolder, noteLines, noteText } from './folder.ts'
import { runBuilt, startBuilt } from './run-built.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

function file(name: string, content: string): string {
  writeFileSync(at(name), content)
  return at(name)
}

/** The results of shards that are done. */
function resultsIn(out: string): string[] {
  const state = join(out, '.tincture')
  return existsSync(state) ? readdirSync(state).filter((name) => name.startsWith('result.')) : []
}

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
interface Report {
  records: number
  notes: number
  rejected: number
  rejects: Record<string, number>
  resources: Record<string, number>
  shards: number
}

// some shards of lines, and a folder of letters
const shardSize = ['--shard-size', '0.01']
const review = ['--review', '0.95']
const whole = [...shardSize, ...review]
let lines: string
let letters: string
beforeAll(() => {
  lines = file(
    'lines.ndjson',
    Array.from({ length: 880 }, (_, i) =>
      i % 50 === 7 ? 'Zyzzyva is no JSON\n' : `${JSON.stringify({ id: `n${i}`, text: noteText(i) })}\n`,
    ).join(''),
  )
  letters = at('letters')
  mkdirSync(letters)
  for (let i = 0; i < 20; i++) writeFileSync(join(letters, `${i}.txt`), noteText(i))
})

describe('a run', { timeout: 300_000 }, () => {
  let expected: Record<string, string>
  it('writes what it read, and rejects the rest', async () => {
    const ran = await runBuilt(['batch', lines, letters, '-o', at('one'), '--workers', '1', ...whole])
    expect(ran).toMatchObject({ code: 2, out: '' })
    const report = json<Report>(at('one/report.json'))
    expect(report).toMatchObject({ records: 900, notes: 882, rejected: 18, rejects: { 'readers/bad-json': 18 } })
    expect(report.shards).toBeGreaterThan(8)
    const manifest = json<{ output: { type: string; url: string; count: number; fileSize: number }[] }>(
      at('one/manifest.json'),
    )
    const ids = new Set<string>()
    let references = ''
    const counts: Record<string, number> = {}
    for (const { type, url, count, fileSize } of manifest.output) {
      const text = readFileSync(join(at('one'), url), 'utf8')
      expect(Buffer.byteLength(text)).toBe(fileSize)
      const resources = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { resourceType: string; id: string })
      expect(resources).toHaveLength(count)
      for (const { resourceType, id } of resources) {
        expect(resourceType).toBe(type)
        ids.add(`${type}/${id}`)
      }
      counts[type] = (counts[type] ?? 0) + count
      references += text
    }
    expect(counts).toEqual(report.resources)
    expect(counts).toMatchObject({ DocumentReference: 882, Device: 1 })
    const named = [...references.matchAll(/"reference":"([^"]+)"/g)].map(([, reference]) => reference!)
    expect(named.length).toBeGreaterThan(1000)
    expect(named.filter((reference) => !ids.has(reference))).toEqual([])
    const rejects = readFileSync(at('one/rejects.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rejects.map(({ record }) => record)).toEqual(Array.from({ length: 18 }, (_, i) => i * 50 + 8))
    expect(rejects[0]).toMatchObject({ file: lines, code: 'readers/bad-json' })
    // at each rejected place stands the line that was rejected
    const bytes = readFileSync(lines)
    for (const { at: place } of rejects) expect(bytes.subarray(place, place + 7).toString()).toBe('Zyzzyva')
    const review = readFileSync(at('one/review.csv'), 'utf8').trimEnd().split('\n')
    expect(review[0]).toMatch(/^note,kind,text,/)
    expect(review.length).toBeGreaterThan(1)
    expected = digests(at('one'))
  })
  it('gives the same bytes with two and three workers', async () => {
    for (const workers of ['2', '3']) {
      const out = at(`workers-${workers}`)
      await runBuilt(['batch', lines, letters, '-o', out, '--workers', workers, ...whole])
      expect(digests(out), workers).toEqual(expected)
    }
  })
  it('gives the same bytes when it is killed, again and again', async () => {
    const out = at('killed')
    const argv = ['batch', lines, letters, '-o', out, '--workers', '2', ...whole]
    let kills = 0
    // killed while it is planned, then whenever so many shards are done, and at last not at all
    for (const target of [0, 1, 3, 4, 7, Infinity]) {
      const { process, ended } = startBuilt(argv)
      const timer = setInterval(() => {
        if (resultsIn(out).length >= target && process.kill('SIGKILL')) clearInterval(timer)
      }, 5)
      const { code, signal } = await ended
      clearInterval(timer)
      if (signal === 'SIGKILL') kills++
      else expect(code).toBe(2)
      // what is there has been written to its end, whenever it was
      for (const name of resultsIn(out)) JSON.parse(readFileSync(join(out, '.tincture', name), 'utf8'))
    }
    expect(kills).toBeGreaterThan(2)
    expect(digests(out)).toEqual(expected)
  })
  it('gives the same bytes when the disk was full', async () => {
    const out = at('disk')
    const argv = ['batch', lines, letters, '-o', out, '--workers', '2', ...whole]
    const full = await runBuilt(argv, { preload: 'fill-disk.mjs' })
    expect(full).toMatchObject({ code: 1, out: '' })
    expect(full.errors).toBe(
      "tincture: The output can't be written (the disk is full): mend that, and the same command goes on from where it stopped.\n",
    )
    expect(existsSync(join(out, 'report.json'))).toBe(false)
    expect(readdirSync(join(out, '.tincture/unfinished'))).toEqual([])
    await runBuilt(argv)
    expect(digests(out)).toEqual(expected)
  })
  it('gives the same bytes from any state that a stop can leave', async () => {
    const results = resultsIn(at('one'))
    const out = at('state')
    cpSync(at('one'), out, { recursive: true, preserveTimestamps: true })
    for (const name of ['report.json', 'manifest.json', 'Condition.00001.ndjson']) rmSync(join(out, name))
    for (const name of results.slice(1)) rmSync(join(out, '.tincture', name))
    writeFileSync(join(out, 'Observation.00002.ndjson'), 'half')
    const ran = await runBuilt(['batch', lines, letters, '-o', out, ...whole])
    expect(ran.code).toBe(2)
    expect(digests(out)).toEqual(expected)
  })
  it('that is done stays as it is', async () => {
    const ran = await runBuilt(['batch', lines, letters, '-o', at('one'), ...whole])
    expect(ran.code).toBe(2)
    expect(digests(at('one'))).toEqual(expected)
  })
  it('gives the same bytes shard by shard, each as often as one likes', async () => {
    const shards = at('shards.json')
    expect(await runBuilt(['shards', lines, letters, '-o', shards, ...shardSize])).toMatchObject({ code: 0 })
    const out = at('sharded')
    for (const number of [2, 0, 2])
      expect(await runBuilt(['run-shard', `${shards}#${number}`, '-o', out, ...review])).toMatchObject({
        code: 0,
        errors: '',
      })
    expect(existsSync(join(out, 'report.json'))).toBe(false)
    await runBuilt(['run-shard', shards, '-o', out, ...review])
    expect(digests(out)).toEqual(expected)
    expect(await runBuilt(['run-shard', `${shards}#99`, '-o', out, ...review])).toMatchObject({ code: 1 })
  })
  it('is not mixed with another', async () => {
    const other = await runBuilt(['batch', lines, letters, '-o', at('one'), '--gzip'])
    expect(other).toMatchObject({ code: 1 })
    expect(other.errors).toContain('another options')
    const fewer = await runBuilt(['batch', lines, '-o', at('one'), ...whole])
    expect(fewer.errors).toContain('The number of inputs is not what it was')
    mkdirSync(at('full'))
    file('full/x', '')
    expect((await runBuilt(['batch', lines, '-o', at('full')])).errors).toContain('not empty')
    expect(digests(at('one'))).toEqual(expected)
  })
  it('tells a changed input and a lost file', async () => {
    const notes = file('changed.ndjson', noteLines(3))
    await runBuilt(['batch', notes, '-o', at('changed')])
    rmSync(at('changed/report.json'))
    rmSync(join(at('changed'), readdirSync(at('changed')).find((name) => name.startsWith('Condition'))!))
    const lost = await runBuilt(['batch', notes, '-o', at('changed')])
    expect(lost).toMatchObject({ code: 1 })
    expect(lost.errors).toMatch(/Condition\.00000\.ndjson: is not in the output folder/)
    file('changed.ndjson', noteLines(4))
    expect((await runBuilt(['batch', notes, '-o', at('changed')])).errors).toMatch(/Input 1 is not what it was/)
  })
  it('writes bundles, compressed when asked', async () => {
    const notes = file('few.ndjson', noteLines(5))
    await runBuilt(['batch', notes, '-o', at('bundles'), '--mode', 'put', '--gzip'])
    const text = gunzipSync(readFileSync(at('bundles/Bundle.00000.ndjson.gz'))).toString()
    const bundles = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(bundles.map(({ type }) => type)).toEqual(Array(5).fill('transaction'))
    expect(json<Report>(at('bundles/report.json')).resources).toEqual({ Bundle: 5 })
  })
  it('writes tables beside resources, with the rows that the report counts', async () => {
    const notes = file('tables.ndjson', noteLines(200))
    await runBuilt(['batch', notes, '-o', at('tables'), '--tables', 'parquet', '--gzip', ...shardSize])
    const { tables, findings } = json<Report & { tables: Record<string, number>; findings: Record<string, number> }>(
      at('tables/report.json'),
    )
    const files = readdirSync(at('tables')).filter((name) => name.endsWith('.parquet'))
    expect(files.length).toBeGreaterThan(3)
    const rows: Record<string, number> = {}
    const ids = new Set<unknown>()
    for (const name of files) {
      const table = name.split('.')[0]!
      const read = await parquetReadObjects({ file: await asyncBufferFromFile(join(at('tables'), name)) })
      rows[table] = (rows[table] ?? 0) + read.length
      for (const { note_id } of read) ids.add(note_id)
    }
    expect(rows).toEqual(tables)
    expect(rows.observations).toBe(findings.observation)
    expect(ids.size).toBe(200)
    expect(readFileSync(at('tables/manifest.json'), 'utf8')).not.toContain('parquet')
  })
  it('compressed, has the same lines', async () => {
    const notes = at('few.ndjson')
    await runBuilt(['batch', notes, '-o', at('plain')])
    await runBuilt(['batch', notes, '-o', at('packed'), '--gzip'])
    for (const name of readdirSync(at('plain')).filter((one) => /^[A-Z].*ndjson$/.test(one)))
      expect(gunzipSync(readFileSync(join(at('packed'), `${name}.gz`))).toString()).toBe(
        readFileSync(join(at('plain'), name), 'utf8'),
      )
  })
})

describe('a record that breaks a worker', { timeout: 300_000 }, () => {
  it('is refused by its code, and the run goes on', async () => {
    const words = ['loop', 'throw', 'memory', 'array', 'exit', 'read']
    const notes = words.flatMap((word) => [
      { id: `Poison${word}`, text: `Denies fever. Poison${word}.` },
      { id: `after-${word}`, text: 'Has gout.' },
    ])
    const input = file('poison.ndjson', notes.map((note) => `${JSON.stringify(note)}\n`).join(''))
    const argv = [
      'batch',
      input,
      '-o',
      at('poison'),
      '--workers',
      '1',
      '--record-timeout',
      '5',
      '--worker-memory',
      '96',
    ]
    const ran = await runBuilt(argv, { preload: 'break-worker.mjs' })
    expect(ran.code).toBe(2)
    const rejects = readFileSync(at('poison/rejects.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rejects.map(({ record, code }) => [record, code])).toEqual([
      [1, 'batch/timed-out'],
      [3, 'batch/failed'],
      [5, 'batch/out-of-memory'],
      [7, 'batch/out-of-memory'],
      [9, 'batch/crashed'],
      [11, 'batch/timed-out'],
    ])
    expect(json<Report>(at('poison/report.json'))).toMatchObject({ records: 12, notes: 6, rejected: 6 })
    expect(readdirSync(at('poison/.tincture/unfinished'))).toEqual([])
    expect(ran.errors).not.toMatch(/Poison|fever/)
  })
  it('outlives no run: one that is killed leaves no worker behind', async () => {
    const input = file('stuck.ndjson', `${JSON.stringify({ id: 'stuck', text: 'Has gout. Poisonloop.' })}\n`)
    const pids = at('pids')
    const { process: run, ended } = startBuilt(['batch', input, '-o', at('stuck')], {
      preload: 'break-worker.mjs',
      env: { STUCK_PIDS: pids },
    })
    await expect.poll(() => existsSync(pids), { timeout: 30_000 }).toBe(true)
    const worker = Number(readFileSync(pids, 'utf8'))
    const isAlive = (): boolean => {
      try {
        return process.kill(worker, 0)
      } catch {
        return false
      }
    }
    expect(isAlive()).toBe(true)
    run.kill('SIGKILL')
    await ended
    await expect.poll(isAlive, { timeout: 5000 }).toBe(false)
  })
  it('is written when it needs more memory than a worker begins with, and no more than one may have', async () => {
    const notes = [
      { id: 'hungry', text: 'Denies fever. Poisonhunger.' },
      { id: 'after', text: 'Has gout.' },
    ]
    const input = file('hungry.ndjson', notes.map((note) => `${JSON.stringify(note)}\n`).join(''))
    const batch = (out: string, memory: string): Promise<{ code: number | null }> =>
      runBuilt(['batch', input, '-o', at(out), '--worker-memory', memory], { preload: 'break-worker.mjs' })
    expect((await batch('enough', '2048')).code).toBe(0)
    expect(json<Report>(at('enough/report.json'))).toMatchObject({ records: 2, notes: 2, rejected: 0 })
    expect((await batch('scarce', '256')).code).toBe(2)
    expect(json<Report>(at('scarce/report.json'))).toMatchObject({ records: 2, notes: 1, rejected: 1 })
  })
})

describe('no word of a note', { timeout: 300_000 }, () => {
  it('is in rejects, checkpoint, report, file names or on standard error', async () => {
    mkdirSync(at('Zyzzyva'))
    const input = file(
      'Zyzzyva/quux.ndjson',
      `${JSON.stringify({ id: 'zork', text: 'Plugh has gout.' })}\n{"Plugh": 1}\nPlugh\n`,
    )
    const ran = await runBuilt(['batch', at('Zyzzyva'), '-o', at('private')])
    expect(ran.code).toBe(2)
    expect(ran.errors).not.toMatch(/zyzzyva|quux|zork|plugh/i)
    rmSync(join(at('private'), 'rejects.ndjson')) // names the file, as it must
    for (const name of readdirSync(join(at('private'), '.tincture')))
      if (name.startsWith('rejects')) rmSync(join(at('private'), '.tincture', name))
    for (const name of readdirSync(at('private'))) if (/^[A-Z]/.test(name)) rmSync(join(at('private'), name))
    expect(everything(at('private'))).not.toMatch(/zyzzyva|quux|zork|plugh/i)
    expect(everything(at('private'))).toContain('readers/bad-json')
    expect(input).toContain('quux')
  })
  it('is in de-identified output', async () => {
    const secret = file('key.txt', 'a secret of many letters\n')
    const note = {
      id: 'zork-77',
      text: 'Plugh Smith, a 93 y/o, has zyzzyva pneumonia since 2026-01-17. Lasix 40 mg as Plugh likes. BP 120/80. Sputum: plugh.',
      subject: 'Patient/zork-5',
      encounter: 'Encounter/zork-6',
      date: '2026-01-31T08:30:00Z',
    }
    const input = file('Plugh.ndjson', `${JSON.stringify(note)}\nzork\n`)
    for (const mode of ['ndjson', 'collection']) {
      const out = at(`deidentified-${mode}`)
      const ran = await runBuilt([
        'batch',
        input,
        '-o',
        out,
        '--mode',
        mode,
        '--deidentified',
        '--id-key-file',
        secret,
        '--review',
        '1',
      ])
      expect(ran.code).toBe(2)
      expect(everything(out)).not.toMatch(/zork|plugh|smith|zyzzyva|2026-01|secret of many/i)
      expect(everything(out)).toContain('233604007') // pneumonia
      expect(everything(out)).toMatch(/"recordedDate":"2026"/)
    }
    expect((await runBuilt(['batch', input, '-o', at('no-key'), '--deidentified'])).errors).toContain('needs a secret')
  })
})

it('asks for no network, whatever is done', { timeout: 300_000 }, async () => {
  const notes = file('offline.ndjson', noteLines(3))
  const denied = { preload: 'deny-network.mjs' }
  for (const argv of [
    ['batch', notes, '-o', at('offline')],
    ['shards', notes, '-o', at('offline.json')],
    ['run-shard', at('offline.json'), '-o', at('offline-shards')],
    ['extract', notes, '--format', 'bundle', '--validate'],
    ['lexicon', 'find', 'CHF'],
  ])
    expect(await runBuilt(argv, denied), argv[0]).toMatchObject({ code: 0 })
})
