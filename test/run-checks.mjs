/** Everything that CI runs, one step after the other; the last line counts what passed and failed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { findChromium } from './browser/chromium.mjs'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'checks-'))
const report = join(folder, 'vitest.json')
let passed = 0
let failed = 0

/** Runs one command; true when it exits 0. */
function run(name, command, args) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return status === 0
}

/** What failed, to be named at the end, where it is looked for. */
const failures = []
function fail(name) {
  failed++
  failures.push(name)
}

function step(name, command, args) {
  if (run(name, command, args)) passed++
  else fail(name)
}

/** A step that some machines can't take: what it says of that is repeated at the end. */
const notRun = []
function stepIfPossible(name, command, args, wasNotRun) {
  console.log(`\n== ${name}`)
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  process.stdout.write(stdout)
  const said = stdout.split('\n').filter((line) => line.includes(wasNotRun))
  notRun.push(...said)
  if (status !== 0) fail(name)
  else if (said.length === 0) passed++
}

const npm = (script) => ['npm', ['run', '--silent', script]]
step('build', ...npm('build'))
step('types', ...npm('check:types'))
step('lint and format', ...npm('check:lint'))
const ok = run('tests', 'npx', [
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
const before = failed
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  for (const { name, status, assertionResults } of counts.testResults) {
    const tests = assertionResults.filter((test) => test.status === 'failed')
    for (const { fullName } of tests) fail(`${relative(root, name)}: ${fullName}`)
    // a file that can't be loaded fails without a test
    if (status === 'failed' && tests.length === 0) fail(relative(root, name))
  }
  if (!ok && failed === before) fail('tests')
} catch {
  fail('tests')
}
if (findChromium() === null)
  console.log('\n== browser\nnot run: there is no Chromium on this machine (name one in CHROMIUM)')
else step('browser', ...npm('check:browser'))
step('package', ...npm('check:package'))
// the official HL7 validator, where it and Java are: the notes of fixtures/ by R4, US Core and as single lines
stepIfPossible(
  'FHIR by the official validator',
  'npm',
  ['run', '--silent', 'validate:fhir', '--', '--only', 'us-core,ndjson'],
  'was not run',
)
rmSync(folder, { recursive: true })
for (const line of notRun) console.log(`\nnot run: ${line}`)
for (const name of failures) console.log(`\nfailed: ${name}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
