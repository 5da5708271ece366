/** The whole command line with the network denied: it works, and never asks for it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const fixtures = resolve(import.meta.dirname, '../../fixtures')
const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

// every place where a format may point elsewhere
const pointing = [
  file(
    'page.html',
    '<html><head><link rel="stylesheet" href="http://example.org/a.css"><script src="http://example.org/a.js"></script></head><body><img src="http://example.org/x.png"><iframe src="http://example.org/"></iframe><p>Gout.</p></body></html>',
  ),
  file('document.xml', '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.org/x.dtd"><ClinicalDocument/>'),
  file(
    'schema.xml',
    '<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:hl7-org:v3 http://example.org/CDA.xsd"><component><nonXMLBody><text><reference value="http://example.org/note.pdf"/></text></nonXMLBody></component></ClinicalDocument>',
  ),
  file(
    'reference.json',
    '{"resourceType":"DocumentReference","content":[{"attachment":{"contentType":"text/plain","url":"http://example.org/Binary/1"}}]}',
  ),
  file('message.hl7', 'MSH|^~\\&|A\rTXA|1\rOBX|1|RP|1||http://example.org/note.txt^^TEXT\r'),
  file('letter.rtf', '{\\rtf1{\\field{\\*\\fldinst{INCLUDETEXT "http://example.org/a.txt"}}{\\fldrslt Gout.}}\\par}'),
]

describe('without the network', () => {
  it('every command does what it does, and asks for nothing', { timeout: 300_000 }, () => {
    const commands = [
      { argv: ['extract', ...pointing, '-f', 'mentions'] },
      { argv: ['extract', join(fixtures, 'readers'), '-f', 'bundle', '--validate'] },
      { argv: ['extract', join(fixtures, 'notes/discharge-heart-failure.txt'), '--profile', 'us-core', '--xml'] },
      { argv: ['extract', join(fixtures, 'readers/lines.ndjson'), '-f', 'parquet', '-o', join(folder, 'tables')] },
      { argv: ['extract', join(fixtures, 'readers/lines.ndjson'), '--mode', 'ndjson', '-o', join(folder, 'ndjson')] },
      { argv: ['pipe'], stdin: '{"id":"a","text":"See http://example.org/. Gout."}\n' },
      { argv: ['lexicon', 'find', 'CHF'] },
      { argv: ['lexicon', 'explain', 'MS'] },
      {
        argv: [
          'lexicon',
          'build',
          file('own.csv', 'surface,system,code,display\nglorp,icd10cm,R69,Illness\n'),
          '-o',
          join(folder, 'own.lexicon'),
        ],
      },
    ]
    const out = execFileSync(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'run-offline.ts'), JSON.stringify(commands)],
      { encoding: 'utf8', cwd: resolve(fixtures, '..'), maxBuffer: 1e8 },
    )
    const { ran, control } = JSON.parse(out.trim().split('\n').at(-1)!) as {
      ran: { length: number; errors: string[]; exitCode: number; asked: string[] }[]
      control: string[]
    }
    // what lies elsewhere is refused, what else the inputs hold is read
    expect(ran[0]!.errors.map((line) => line.replace(/^tincture: .*?(?=[a-z]+\.\w+(?::\d+)?: )/, ''))).toEqual([
      'document.xml: has a DOCTYPE, which is not read',
      'schema.xml: its text is elsewhere, and nothing is fetched',
      'reference.json:1: its text is elsewhere, and nothing is fetched',
      'message.hl7:1: its text is elsewhere, and nothing is fetched',
    ])
    expect(ran.map(({ exitCode }) => exitCode)).toEqual([2, 2, 0, 2, 2, 0, 0, 0, 0])
    expect(ran.flatMap((one) => one.asked)).toEqual([])
    expect(control).toEqual(['fetch', 'http.get'])
  })
})
