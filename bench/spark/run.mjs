/**
 * Spark against one machine: the same lines through rdd.pipe and mapInPandas, a task of each killed half-way, must give
 * the same bytes as one `tincture pipe`.
 *
 *   npm run test:spark [-- --notes 400] [--master 'local-cluster[2,1,1024]']
 *
 * Needs Java 17, Python 3 and a build. Makes a virtual environment with PySpark in the system's folder for temporary
 * files, or takes the Python that TINCTURE_SPARK_PYTHON names.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const root = resolve(here, '../..')
const { values } = parseArgs({
  options: { notes: { type: 'string', default: '400' }, master: { type: 'string', default: 'local[2,4]' } },
})

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
  if (error || status !== 0) throw new Error(`${command} ended with ${error?.message ?? status}`)
}

/** A Python that has PySpark. */
function pythonOf() {
  if (process.env.TINCTURE_SPARK_PYTHON) return process.env.TINCTURE_SPARK_PYTHON
  const folder = join(tmpdir(), 'tincture-spark-venv')
  const python = join(folder, 'bin/python')
  if (!existsSync(python)) run('python3', ['-m', 'venv', folder])
  run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', join(here, 'requirements.txt')])
  return python
}

/** The project's notes over and over under new ids, now and then a line that is none. */
function makeNotes(count) {
  const texts = ['fixtures/notes', 'fixtures/gold'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  return Array.from({ length: count }, (_, i) =>
    i % 97 === 50
      ? '{"id": "cut off'
      : JSON.stringify({ id: `n${i}`, text: texts[i % texts.length], subject: `Patient/${i % 50}` }),
  )
}

const linesOf = (text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
const hashOf = (lines) =>
  createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex')

/** The lines of a folder that Spark wrote, part by part. */
function partsOf(folder) {
  if (!existsSync(join(folder, '_SUCCESS'))) throw new Error('Spark did not finish')
  return readdirSync(folder)
    .filter((name) => name.startsWith('part-'))
    .sort()
    .flatMap((name) => linesOf(readFileSync(join(folder, name), 'utf8')))
}

const python = pythonOf()
const folder = mkdtempSync(join(tmpdir(), 'tincture-spark-'))
let failed = 0
try {
  const input = join(folder, 'notes.ndjson')
  const notes = makeNotes(Number(values.notes))
  writeFileSync(input, notes.map((line) => `${line}\n`).join(''))
  const cli = [process.execPath, join(root, 'dist/bin/tincture.js'), 'pipe']
  const [from, to] = [openSync(input, 'r'), openSync(join(folder, 'single.ndjson'), 'w')]
  run(cli[0], cli.slice(1), { stdio: [from, to, 'inherit'] })
  closeSync(from)
  closeSync(to)
  const single = linesOf(readFileSync(join(folder, 'single.ndjson'), 'utf8'))
  const count = (lines) => lines.reduce((sum, line) => sum + (JSON.parse(line).mentions?.length ?? 0), 0)
  console.log(`one machine: ${single.length} lines of ${notes.length}, ${count(single)} mentions`)
  for (const script of ['rdd_pipe', 'map_in_pandas']) {
    const mark = join(folder, `${script}-died`)
    const out = join(folder, script)
    const command = [process.execPath, join(here, 'die-once.mjs'), mark, ...cli]
    const options = ['--partitions', '4', '--master', values.master]
    run(python, [join(here, `${script}.py`), input, out, ...options, '--', ...command], {
      env: { ...process.env, PYSPARK_PYTHON: python, PYSPARK_DRIVER_PYTHON: python },
    })
    const lines = partsOf(out)
    // rdd.pipe keeps the order; where partitions are dealt out, lines are compared in order of their bytes
    const inOrder = script === 'rdd_pipe'
    const isSame = inOrder ? hashOf(lines) === hashOf(single) : hashOf([...lines].sort()) === hashOf([...single].sort())
    const died = existsSync(mark)
    if (!isSame || !died) failed++
    console.log(
      `${script}: ${lines.length} lines, ${count(lines)} mentions, ${died ? 'one task killed half-way' : 'NO TASK WAS KILLED'}, ${isSame ? `the same bytes${inOrder ? ' in the same order' : ''}` : 'OTHER BYTES'}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0
