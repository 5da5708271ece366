/** Compiles the default lexicon before the tests, so that they see the tables as they stand; and the code, where it is older than its sources: threads run the compiled one. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readTables } from '../src/cli/build-assets.ts'
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
}

/** Is every source compiled, and since it was last changed? */
function isBuilt(): boolean {
  const src = join(root, 'src')
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .every((path) => {
      const built = join(root, 'dist', path.replace(/\.ts$/, '.js'))
      return existsSync(built) && statSync(built).mtimeMs >= statSync(join(src, path)).mtimeMs
    })
}
