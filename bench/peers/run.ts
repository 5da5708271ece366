/**
 * Side by side: this program, medspaCy and wink-nlp with the same terms and cues over the same notes on the same machine, one
 * after the other, and the nearest npm sig parser over the same directions; prints what each does in a second, and the ratios.
 *
 *   npm run bench:peers [-- NOTES] [--rounds 5] [--limit N]
 *
 * NOTES is a folder of .txt files or a file of {"text"} a line; fixtures/notes if not said. medspaCy comes from PyPI into a virtual
 * environment (or the Python that TINCTURE_MEDSPACY_PYTHON names) and the sig parser from npm, both into the system's folder for temporary files;
 * what cannot be had is said and left out. Seconds are of processor time, so that other work on the machine counts less.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { linesOf, notesOf } from './timed.ts'
import { cueLines, termLines } from './vocabulary.ts'

const here = import.meta.dirname
const root = resolve(here, '../..')
const medspacyVersion = '1.3.1'
const sigParser = 'ezmedicationinput@0.1.46'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, limit: { type: 'string' } },
})

interface Result {
  readonly setup: number
  readonly seconds: readonly number[]
  readonly found: number
  readonly directions?: number
}

function textsOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return notesOf(path)
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8'))
}

/** Runs one of the programs; the last line that it prints is its result. Null when it did not come to an end. */
function run(command: string, args: readonly string[]): Result | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 30, cwd: root })
  if (status === 0) return JSON.parse(linesOf(stdout).at(-1)!) as Result
  console.error(linesOf(stderr).slice(-3).join('\n'))
  return null
}

const script = (name: string, ...args: string[]): Result | null =>
  run(process.execPath, ['--import', 'tsx', join(here, name), ...args])

/** A Python that has medspaCy; null when it cannot be had. */
function medspacyPython(): string | null {
  if (process.env.TINCTURE_MEDSPACY_PYTHON) return process.env.TINCTURE_MEDSPACY_PYTHON
  const folder = join(tmpdir(), 'tincture-medspacy-venv')
  const python = join(folder, 'bin/python')
  if (!existsSync(python) && spawnSync('python3', ['-m', 'venv', folder]).status !== 0) return null
  const install = ['-m', 'pip', 'install', '--quiet', `medspacy==${medspacyVersion}`]
  return spawnSync(python, install, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0 ? python : null
}

/** The file of the sig parser; null when it cannot be had. */
function sigParserFile(folder: string): string | null {
  mkdirSync(join(folder, 'npm'))
  writeFileSync(join(folder, 'npm/package.json'), '{"private":true}')
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', sigParser]
  if (spawnSync('npm', install, { cwd: join(folder, 'npm') }).status !== 0) return null
  const find = `process.stdout.write(require.resolve('${sigParser.split('@')[0]}'))`
  return spawnSync(process.execPath, ['-e', find], { cwd: join(folder, 'npm'), encoding: 'utf8' }).stdout || null
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1]!

const folder = mkdtempSync(join(tmpdir(), 'tincture-peers-'))
try {
  const texts = textsOf(resolve(positionals[0] ?? join(root, 'fixtures/notes'))).slice(
    0,
    values.limit === undefined ? undefined : Number(values.limit),
  )
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const [notes, terms, cues] = ['notes.ndjson', 'terms.tsv', 'cues.tsv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(notes, texts.map((text) => `${JSON.stringify({ text })}\n`).join(''))
  const [allTerms, allCues] = [termLines(join(root, 'lexicons/en')), cueLines(join(root, 'lexicons/en'))]
  writeFileSync(terms, allTerms.join('\n'))
  writeFileSync(cues, allCues.join('\n'))
  console.log(
    `${texts.length} notes, ${megabytes.toFixed(2)} MB; ${allTerms.length} terms, ${allCues.length} cues; Node ${process.version}; median of ${values.rounds} rounds, processor time`,
  )

  const table: [name: string, result: Result | null][] = [
    ['tincture, to mentions', script('ours.ts', notes, values.rounds, 'mentions')],
    ['tincture, to FHIR NDJSON', script('ours.ts', notes, values.rounds, 'fhir')],
    ['wink-nlp: sentences, negation, custom entities', script('wink.ts', notes, terms, values.rounds, 'needed')],
    ['wink-nlp: whole pipeline', script('wink.ts', notes, terms, values.rounds, 'whole')],
  ]
  const python = medspacyPython()
  if (python === null) console.log(`medspaCy ${medspacyVersion} could not be installed`)
  else
    table.push([
      `medspaCy ${medspacyVersion}: sentences, targets, ConText`,
      run(python, [join(here, 'medspacy_peer.py'), notes, terms, cues, values.rounds]),
    ])

  const ours = table[0]![1]
  for (const [name, result] of table) {
    if (result === null) {
      console.log(`${name.padEnd(48)} did not come to an end`)
      continue
    }
    const seconds = median(result.seconds)
    const spread = `${Math.min(...result.seconds).toFixed(2)} to ${Math.max(...result.seconds).toFixed(2)} s`
    const ratio = ours ? `${(seconds / median(ours.seconds)).toFixed(1)} x the time` : ''
    console.log(
      `${name.padEnd(48)} ${(texts.length / seconds).toFixed(0).padStart(7)} notes/s ${(megabytes / seconds).toFixed(2).padStart(7)} MB/s  ${spread}  ${result.found} found, ${result.setup.toFixed(2)} s to set up  ${ratio}`,
    )
  }

  const sigs: [name: string, result: Result | null][] = [
    ['tincture parseSig', script('sigs.ts', notes, values.rounds, 'ours')],
  ]
  const peer = sigParserFile(folder)
  if (peer === null) console.log(`${sigParser} could not be installed`)
  else sigs.push([sigParser, script('sigs.ts', notes, values.rounds, peer)])
  for (const [name, result] of sigs)
    if (result?.directions)
      console.log(
        `${name.padEnd(48)} ${(result.directions / median(result.seconds)).toFixed(0).padStart(7)} directions/s of ${result.directions}`,
      )
    else console.log(`${name.padEnd(48)} ${result ? 'these notes have no directions' : 'did not come to an end'}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
