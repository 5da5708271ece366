/** Our tables, out of a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { TableFile } from '../lexicon-compiler/index.ts'

/** All .tsv files below a folder, paths relative to it with forward slashes. */
export function readTables(folder: string): TableFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsv'))
    .map((path) => ({
      path: relative(folder, join(folder, path)).split(sep).join('/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }))
}
