/** Shards of every format: together they give what the whole input gives, numbered alike. */
import { appendFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { listInputs } from '../../src/batch/list-inputs.ts'
import type { Plan } from '../../src/batch/plan.ts'
import { planShards } from '../../src/batch/plan-shards.ts'
import type { Refusals } from '../../src/batch/read-carefully.ts'
import { readShard, shardToRead } from '../../src/batch/read-shard.ts'
import { type Read, readNotes } from '../../src/readers/index.ts'
import { newFolder, noteText } from './folder.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const told = (read: Read): unknown =>
  'note' in read ? [read.note.id, read.note.text, read.origin.record, read.origin.at] : read.rejected

async function all(plan: Plan, refusals?: Refusals): Promise<unknown[]> {
  const found: unknown[] = []
  for (const shard of plan.shards)
    for await (const { read } of readShard(shardToRead(plan, shard), refusals)) found.push(told(read))
  return found
}

async function whole(path: string, content: string | Uint8Array): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const read of readNotes(Buffer.from(content as string), path)) found.push(told(read))
  return found
}

const numbers = Array.from({ length: 40 }, (_, i) => i)
const csv = (newline: string): string =>
  [
    'id,text,patient_id',
    ...numbers.map((i) => `${i % 3 ? `n${i}` : ''},"${noteText(i)}${i % 5 ? '' : `${newline}""Ok"", she says`}",p${i}`),
  ].join(newline)
const message = (i: number): string =>
  `MSH|^~\\&|A|B|C|D|20260131||ORU^R01|${i % 3 ? `m${i}` : ''}|P|2.5\rPID|1||p${i}\rOBR|1|||11506-3\rOBX|1|TX|a||${noteText(i)}\r`

const inputs: readonly [string, string][] = [
  [
    'lines.ndjson',
    numbers.map((i) => (i % 7 ? JSON.stringify({ text: noteText(i) }) : i % 2 ? '' : 'broken')).join('\n'),
  ],
  ['comma.csv', csv('\n')],
  ['crlf.csv', `\ufeff${csv('\r\n')}\r\n`],
  ['quote.csv', `${csv('\n')}\n"never closed,a\n`],
  ['batch.hl7', `FHS|^~\\&|A\rBHS|^~\\&|A\r${numbers.map(message).join('')}BTS|40\rFTS|1\r`],
  ['stray.hl7', `MSH|^~\\&|A\r${numbers.map(message).join('')}`],
  ['framed.hl7', numbers.map((i) => `\x0b${message(i)}\x1c\r`).join('')],
]

describe('a shard', () => {
  it.each(inputs)('%s: all together are the whole', async (name, content) => {
    const path = file(name, content)
    const plan = await planShards(listInputs([path]), {}, 600)
    expect(plan.shards.length).toBeGreaterThan(3)
    const expected = await whole(path, content)
    expect(expected.length).toBeGreaterThan(30)
    expect(await all(plan)).toEqual(expected)
  })
  it('of whole files holds several, in order', async () => {
    const paths = numbers.map((i) => file(`${i}.txt`, noteText(i)))
    const plan = await planShards(listInputs(paths), {}, 600)
    expect(plan.shards.length).toBeGreaterThan(2)
    expect(plan.shards.length).toBeLessThan(30)
    expect(await all(plan)).toEqual(numbers.map((i) => [`${i}`, noteText(i), 1, undefined]))
  })
  it('of whole files of one name calls their notes by their folders', async () => {
    for (const i of [1, 2, 3]) mkdirSync(join(folder, `wards/${i}`), { recursive: true })
    for (const i of [1, 2, 3]) file(`wards/${i}/visit.txt`, noteText(i))
    const plan = await planShards(listInputs([join(folder, 'wards')]), {}, 600)
    expect((await all(plan)).map((one) => (one as unknown[])[0])).toEqual(['1/visit', '2/visit', '3/visit'])
  })
  it('of UTF-16 is not cut', async () => {
    const path = file('wide.csv', Buffer.from(`\ufeff${csv('\n')}`, 'utf16le'))
    const plan = await planShards(listInputs([path]), {}, 600)
    expect(plan.shards).toHaveLength(1)
    expect(await all(plan)).toHaveLength(40)
  })
  it('of gzip is unpacked, and its lines counted before', async () => {
    const [, content] = inputs[0]!
    const path = file('lines.ndjson.gz', gzipSync(content))
    const plan = await planShards(listInputs([path]), {}, 600)
    const found = await all(plan)
    expect(found).toEqual(await whole('lines.ndjson', content))
    expect(plan.inputs[0]!.records).toBe(found.length)
  })
  it('of broken gzip gives what can be read, and one rejection', async () => {
    const lines = numbers.map((i) => `${JSON.stringify({ text: noteText(i).repeat(200) + i })}\n`).join('')
    const packed = gzipSync(lines)
    const path = file('cut.ndjson.gz', packed.subarray(0, packed.length - 20))
    const found = await all(await planShards(listInputs([path]), {}))
    expect(found.at(-1)).toMatchObject({ code: 'inputs/bad-compression' })
    const none = file('none.ndjson.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3]))
    expect(await all(await planShards(listInputs([none]), {}))).toEqual([{ code: 'inputs/bad-compression', record: 1 }])
  })
})

describe('a record that broke a worker', () => {
  it('is not read, in lines', async () => {
    const path = file('poison.ndjson', '{"text":"a"}\n\n{"text":"b"}\n{"text":"c"}\n')
    const plan = await planShards(listInputs([path]), {})
    const refusals = new Map([[1, { code: 'batch/timed-out', isUnreadable: true, input: 0 } as const]])
    expect(await all(plan, refusals)).toEqual([
      ['poison-1', 'a', 1, 0],
      { code: 'batch/timed-out', record: 3, at: 14 },
      ['poison-4', 'c', 4, 27],
    ])
  })
  it('ends the run, where what follows would be lost', async () => {
    const path = file('poison.csv', 'id,text\na,fever\nb,gout\nc,cough\n')
    const plan = await planShards(listInputs([path]), {})
    const refusals = new Map([[1, { code: 'batch/timed-out', isUnreadable: true, input: 0 } as const]])
    await expect(all(plan, refusals)).rejects.toThrow(/^Record 2 of an input breaks its reader/)
  })
  it('is not read, among files', async () => {
    const paths = ['x', 'y', 'z'].map((name) => file(`${name}.txt`, name))
    const plan = await planShards(listInputs(paths), {})
    const refusals = new Map([[1, { code: 'batch/crashed', isUnreadable: true, input: 1 } as const]])
    expect(await all(plan, refusals)).toEqual([
      ['x', 'x', 1, undefined],
      { code: 'batch/crashed', record: 1 },
      ['z', 'z', 1, undefined],
    ])
  })
})

describe('an input that changed', () => {
  it('in size, in a range, at its beginning: is told by its number alone', async () => {
    const cases: [string, string, (path: string) => void][] = [
      ['grew.ndjson', '{"text":"a"}\n', (path) => appendFileSync(path, '{"text":"b"}\n')],
      ['other.ndjson', '{"text":"a"}\n', (path) => writeFileSync(path, '{"text":"b"}\n')],
      ['other.txt', 'fever', (path) => writeFileSync(path, 'cough')],
      ['gone.txt', 'fever', (path) => rmSync(path)],
    ]
    for (const [name, content, change] of cases) {
      const path = file(name, content)
      const plan = await planShards(listInputs([path]), {})
      change(path)
      const error = await all(plan).then(
        () => null,
        (thrown: Error & { code: string }) => thrown,
      )
      expect(error, name).toMatchObject({ code: 'batch/inputs-changed' })
      expect(error!.message).not.toContain(name)
    }
  })
  it('listed sizes are those of the disk', () =>
    expect(listInputs([join(folder, 'x.txt')])).toEqual([
      { path: join(folder, 'x.txt'), size: 1, modified: statSync(join(folder, 'x.txt')).mtimeMs },
    ]))
})
