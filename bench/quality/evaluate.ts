/** How right? Scores gold notes: fixtures/gold always, and further gold files given as arguments or found beside the project. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createExtractor } from '../../src/node.ts'

const root = resolve(import.meta.dirname, '../..')
const beside = resolve(root, '../shared/gold')
const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
const flags = args.filter((arg) => arg.startsWith('--'))
const gold =
  files.length > 0
    ? files
    : [join(root, 'fixtures/gold/notes.jsonl'), join(beside, 'dev.jsonl'), join(beside, 'dev-ehr.jsonl')].filter(
        existsSync,
      )
const extractor = createExtractor()
const folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
for (const file of gold) {
  const notes = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string })
  const out = join(folder, 'predicted.jsonl')
  writeFileSync(
    out,
    notes
      .map(({ id, text }) => `${JSON.stringify({ id, mentions: extractor.extract({ id, text }).mentions })}\n`)
      .join(''),
  )
  console.log(`== ${file.split('/').slice(-2).join('/')}`)
  const errors = flags.find((flag) => flag.startsWith('--errors='))
  console.log(
    execFileSync(
      process.execPath,
      [join(beside, 'score.mjs'), file, out, ...(errors ? ['--errors', errors.slice(9)] : [])],
      { encoding: 'utf8', maxBuffer: 1e8 },
    ),
  )
}
rmSync(folder, { recursive: true })
