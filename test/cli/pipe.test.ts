/** `tincture pipe`: a line for a line, whatever the lines are. */
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteMentionsSchema } from '../../src/node.ts'
import { runCli } from './run-cli.ts'

const pipe = (stdin: string | Uint8Array, ...options: string[]) => runCli(['pipe', ...options], { stdin })
const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

describe('pipe: answers', () => {
  it('mentions, in order, with what the line says of its note', async () => {
    const { out, errors, exitCode } = await pipe(
      '{"id":"a","text":"No fever."}\n{"id":7,"text":"Gout.","subject":"12","date":"2026-01-31"}\r\n{"text":"Well."}',
    )
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    const answers = lines(out).map((line) => noteMentionsSchema.parse(JSON.parse(line)))
    expect(answers.map(({ id, subject, writtenAt, mentions }) => [id, subject, writtenAt, mentions.length])).toEqual([
      ['a', undefined, undefined, 1],
      ['7', 'Patient/12', '2026-01-31', 1],
      [expect.stringMatching(/^note-[0-9a-f]{16}$/), undefined, undefined, 0],
    ])
  })
  it('the same for a line wherever it stands', async () => {
    const given = ['{"text":"Gout."}', 'bad', '{"id":"x"}']
    const { out } = await pipe(`${[...given, ...given].join('\n')}\n`)
    const answers = lines(out)
    expect(answers.slice(0, 3)).toEqual(answers.slice(3))
    expect(JSON.parse(answers[0]!).id).not.toBe(JSON.parse((await pipe('{"text":"Asthma."}')).out).id)
  })
  it('a bundle, or resources', async () => {
    const line = '{"id":"a","text":"Gout.","subject":"Patient/1"}\n'
    const bundle = await pipe(line, '--format', 'bundle', '--mode', 'transaction')
    expect(JSON.parse(bundle.out)).toMatchObject({ resourceType: 'Bundle', type: 'transaction' })
    const { out } = await pipe(line, '-f', 'resources')
    const { id, resources } = JSON.parse(out)
    expect(id).toBe('a')
    expect(resources.map(({ resourceType }: { resourceType: string }) => resourceType)).toContain('Condition')
    expect(lines(out)).toHaveLength(1)
  })
  it('a FHIR resource on a line', async () => {
    const data = Buffer.from('He has gout.').toString('base64')
    const { out } = await pipe(
      `${JSON.stringify({ resourceType: 'Binary', id: 'b', contentType: 'text/plain', data })}\n`,
    )
    expect(JSON.parse(out)).toMatchObject({ id: 'b', mentions: [{ text: 'gout' }] })
  })
  it('fields by name', async () => {
    const { out } = await pipe(
      '{"key":"k","body_of_note":"Gout."}',
      '--text-column',
      'body_of_note',
      '--id-column',
      'key',
    )
    expect(JSON.parse(out)).toMatchObject({ id: 'k', mentions: [{ text: 'Gout' }] })
  })
})

describe('pipe: bad lines', () => {
  it('are answered with a code, and the next line is read', async () => {
    const { out, errors, exitCode } = await pipe(
      [
        '{"id":"a","text":"Zyzzyva has gout',
        '{"id":"b"}',
        '',
        '["Zyzzyva"]',
        `{"id":"c","text":"${'x'.repeat(3000)}"}`,
        '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Binary","data":"Z291dA=="}},{"resource":{"resourceType":"Binary","data":"Z291dA=="}}]}',
        '{"resourceType":"DocumentReference","id":"d","status":"entered-in-error"}',
        '{"id":"e","text":"Gout."}',
      ].join('\n'),
      '--max-record',
      '2k',
    )
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    expect(lines(out).map((line) => JSON.parse(line))).toEqual([
      { error: { code: 'readers/bad-json' } },
      { id: 'b', error: { code: 'readers/no-text-field' } },
      { error: { code: 'readers/bad-json' } },
      { error: { code: 'readers/no-text-field' } },
      { error: { code: 'readers/line-too-long' } },
      { error: { code: 'readers/several-notes' } },
      { id: 'd', error: { code: 'readers/marked-as-error' } },
      expect.objectContaining({ id: 'e' }),
    ])
    expect(out).not.toContain('Zyzzyva')
  })
  it('any lines give as many lines, each one JSON text', { timeout: 120_000 }, async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replaceAll('\n', '')),
      fc
        .record({ id: fc.string(), text: fc.string({ unit: 'binary', maxLength: 50 }) })
        .map((note) => JSON.stringify(note)),
      fc.jsonValue().map((value) => JSON.stringify(value)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 80 }), async (given) => {
        const { out } = await pipe(given.map((each) => `${each}\n`).join(''))
        const answers = lines(out)
        expect(answers).toHaveLength(given.length)
        for (const answer of answers) JSON.parse(answer)
      }),
      { numRuns: 5 },
    )
  })
  it('bytes that are no UTF-8, and NULs', async () => {
    const { out } = await pipe(Buffer.from('{"id":"a","text":"fi\xe8vre, gout"}\n\0\0\0\n', 'latin1'))
    expect(lines(out).map((line) => Object.keys(JSON.parse(line)))).toEqual([['id', 'mentions'], ['error']])
  })
})

describe('pipe: the stream', () => {
  it('answers each line before it waits for the next', async () => {
    const stdin = new Readable({ read: () => undefined })
    let out = ''
    const answered: string[] = []
    stdin.push('{"id":"1","text":"Gout."}\n')
    const ran = runCli(['pipe'], {
      stdin,
      write: async (text) => {
        out += text
        answered.push(JSON.parse(text).id)
        const next = answered.length + 1
        // the next line comes only once this one is answered: a program that waits for more would hang
        if (next <= 3) setImmediate(() => stdin.push(`{"id":"${next}","text":"Gout."}\n`))
        else stdin.push(null)
      },
    })
    expect((await ran).exitCode).toBe(0)
    expect(answered).toEqual(['1', '2', '3'])
    expect(lines(out)).toHaveLength(3)
  })
  it('reads no further than it can write', async () => {
    let sent = 0
    let written = 0
    let ahead = 0
    const stdin = Readable.from(
      (function* () {
        for (; sent < 200; sent++) yield Buffer.from(`{"id":"${sent}","text":"Gout."}\n`)
      })(),
      { highWaterMark: 4 },
    )
    await runCli(['pipe'], {
      stdin,
      write: async () => {
        ahead = Math.max(ahead, sent - written)
        await new Promise((resolve) => setImmediate(resolve))
        written++
      },
    })
    expect(written).toBe(200)
    expect(ahead).toBeLessThan(20)
  })
  it.each([
    [['pipe', '--xml'], /are of extract/],
    [['pipe', '--mode', 'ndjson'], /are of extract/],
    [['pipe', '--format', 'table'], /'table' is invalid/],
    [['pipe', '--from', 'csv'], /unknown option '--from'/],
    [['pipe', '--min-confidence', '7'], /"minConfidence" must be/],
  ])('wrong use: %j', async (argv, message) => {
    const ran = await runCli(argv, { stdin: '{"text":"x"}\n' })
    expect([ran.exitCode, ran.out]).toEqual([1, ''])
    expect(ran.errors.join('\n')).toMatch(message)
  })
})
