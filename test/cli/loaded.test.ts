/** Nothing is loaded that a command does not use: of the bundled command, as it is installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const command = join(root, 'dist/bin/tincture.js')
const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
const note = join(folder, 'note.txt')
writeFileSync(note, 'Takes metropolol 25 mg bid. BP 120/80. Denies chest pain.\n')
const letters = join(folder, 'letters.csv')
writeFileSync(letters, 'id,text\n1,No fever.\n')
const words = join(folder, 'words.csv')
writeFileSync(words, 'surface,system,code,display\nglass lung,icd10cm,J60,Glass lung\n')
afterAll(() => rmSync(folder, { recursive: true }))

/** The files that a run loads, and what it prints. */
function run(...argv: string[]): { readonly files: readonly string[]; readonly out: string } {
  const hooks = pathToFileURL(join(import.meta.dirname, 'list-loaded.mjs')).href
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', hooks, command, ...argv], {
    cwd: folder, // without a tincture.config.json
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return { files: [...stderr.matchAll(/^loaded (file:.*)$/gm)].map(([, url]) => fileURLToPath(url!)), out: stdout }
}

const packages = (files: readonly string[]): string[] =>
  [...new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))].sort()

/** What stands in the code of a module and in no other: one of the lexicon compiler, of the validator, ... */
const marks = {
  compiler: 'function compileTables(',
  validator: 'function validateResource(',
  pages: 'function renderNotePage(',
  batch: 'function runBatch(',
  tables: 'function createTables(',
  csv: 'function* notesOfTable(',
  hl7v2: 'function* messageNotes(',
  rtf: 'function rtfText(',
}
const parts = (files: readonly string[]): string[] => {
  const code = files.filter((file) => !file.includes('node_modules')).map((file) => readFileSync(file, 'utf8'))
  return Object.entries(marks).flatMap(([name, mark]) => (code.some((text) => text.includes(mark)) ? [name] : []))
}

it('every mark is somewhere in the command', () => {
  const all = readdirSync(dirname(command)).map((name) => join(dirname(command), name))
  expect(parts(all)).toEqual(Object.keys(marks))
})

describe('extract of a plain note', () => {
  it.each([[[]], [['-f', 'mentions']], [['--mode', 'transaction', '--profile', 'us-core']]])(
    '%j loads no package and nothing of other commands, in a few files',
    (options) => {
      const { files, out } = run('extract', note, ...options)
      expect(out).toContain('metoprolol')
      expect(files).toContain(command)
      expect(packages(files)).toEqual([])
      expect(parts(files)).toEqual([])
      expect(files.length).toBeLessThanOrEqual(8)
    },
  )
})

describe('what is asked for is loaded', () => {
  it.each([
    [['extract', note, '--validate'], [], ['validator']],
    [['extract', join(root, 'fixtures/readers/visit.html')], ['htmlparser2'], []],
    [['extract', letters], ['papaparse'], ['csv']],
    [['extract', note, '-f', 'parquet', '-o', join(folder, 'tables')], ['hyparquet-writer'], ['tables']],
    [['lexicon', 'check', words], ['zod'], ['compiler']],
  ])('%j: %j %j', (argv, needed, of) => {
    const { files } = run(...argv)
    expect(packages(files)).toEqual(expect.arrayContaining(needed))
    expect(parts(files)).toEqual(expect.arrayContaining(of))
  })
})
