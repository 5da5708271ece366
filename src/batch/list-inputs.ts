/** The files that a run reads: what is named, and what is found in folders and by globs, in an order that is the same everywhere. */
import { statSync } from 'node:fs'
import { TinctureError } from '../errors.ts'
import { type FoundFile, findFiles, InputError, sharedNames } from '../inputs/index.ts'

/** A file as it is now. */
export interface ListedInput {
  readonly path: string
  readonly size: number
  /** When it was last changed: milliseconds since 1970. */
  readonly modified: number
  /** What its notes are called after, where that is not the file's name: see `findFiles`. */
  readonly id?: string
}

/**
 * Lists the inputs that arguments name. Hidden files are left out.
 *
 * @throws TinctureError when an argument names nothing, or what can't be listed.
 */
export function listInputs(args: readonly string[]): ListedInput[] {
  const found: ListedInput[] = []
  const shared = sharedNames(args)
  for (const argument of args) {
    if (argument === '-')
      throw new TinctureError(
        'batch/no-input',
        'A batch needs files, so that it can go on after a stop: give files or folders; for standard input there is `tincture pipe`.',
      )
    for (const { path, id } of filesOf(argument, shared)) {
      const { size, mtimeMs } = statSync(path)
      found.push({ path, size, modified: mtimeMs, ...(id === undefined ? {} : { id }) })
    }
  }
  return found
}

function* filesOf(argument: string, shared: ReadonlySet<string>): Generator<FoundFile> {
  try {
    yield* findFiles(argument, shared)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const why =
      error.code === 'inputs/not-found' || error.code === 'inputs/no-match' ? 'no such file' : 'not to be read'
    throw new TinctureError('batch/no-input', `${argument}: ${why}: give files, folders or globs that are there.`)
  }
}
