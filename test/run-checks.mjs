/** Everything that CI runs, one step after the other; the last line counts what passed and failed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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

function step(name, command, args) {
  if (run(name, command, args)) passed++
  else failed++
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
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  // a file that can't be loaded fails without a test
  if (!ok && counts.numFailedTests === 0) failed++
} catch {
  failed++
}
if (findChromium() === null)
  console.log('\n== browser\nnot run: there is no Chromium on this machine (name one in CHROMIUM)')
else step('browser', ...npm('check:browser'))
step('package', ...npm('check:package'))
rmSync(folder, { recursive: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
