/** Compiles the default lexicon before the tests, so that they see the tables as they stand; and the code, where it is older than its sources: threads run the compiled one. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readTables } from '../src/cli/read-tables.ts'
import { compileTables, writeCompact } from '../src/lexicon-compiler/index.ts'

const root = resolve(import.meta.dirname, '..')

export default function setup(): void {
  mkdirSync(join(root, 'dist'), { recursive: true })
  // drafts may be tested while other tables are being mended; the build and CI refuse them
  const keepGoing = process.env.TINCTURE_KEEP_GOING === '1'
  const { bytes } = compileTables('en', readTables(join(root, 'lexicons/en')), { keepGoing })
  writeFileSync(join(root, 'dist/en.lexicon'), bytes)
  writeFileSync(join(root, 'dist/en.compact.lexicon'), writeCompact(bytes))
  if (!isBuilt()) {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    // it compiles over wrong types, which another check tells
    spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' })
    if (!isBuilt()) throw new Error('The code does not compile: see above.')
  }
  if (!isBundled()) {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const argv = [vite, 'build', '--config', '.bundle.mjs', '--logLevel', 'warn']
    if (spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' }).status !== 0)
      throw new Error('The command can not be bundled: see above.')
  }
}

const src = join(root, 'src')
const sources = (): string[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Is every source compiled, and since it was last changed? */
function isBuilt(): boolean {
  return sources().every((path) => {
    const built = join(root, 'dist', path.replace(/\.ts$/, '.js'))
    return existsSync(built) && changed(built) >= changed(join(src, path))
  })
}

/** Was the command bundled since the last change of a source? */
function isBundled(): boolean {
  const built = changed(join(root, 'dist/bin/tincture.js'))
  return [join(root, '.bundle.mjs'), ...sources().map((path) => join(src, path))].every((path) => changed(path) < built)
}
