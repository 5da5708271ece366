/** Compiles the default lexicon before the tests, so that they see the tables as they stand. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readTables } from '../src/cli/build-assets.ts'
import { compileTables } from '../src/lexicon-compiler/index.ts'

export default function setup(): void {
  const root = resolve(import.meta.dirname, '..')
  mkdirSync(join(root, 'dist'), { recursive: true })
  // drafts may be tested while other tables are being mended; the build and CI refuse them
  const keepGoing = process.env.TINCTURE_KEEP_GOING === '1'
  writeFileSync(
    join(root, 'dist/en.lexicon'),
    compileTables('en', readTables(join(root, 'lexicons/en')), { keepGoing }).bytes,
  )
}
