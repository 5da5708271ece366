/** What an argument names: a file, every file of a folder, or every file that a glob matches. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { InputError, inputErrorOf } from './input-error.ts'

/** A file, and the words for it that may stand in an error: a file's name may be a patient's. */
export interface FoundFile {
  readonly path: string
  /** The argument as it was given; with a number where it named several files, as in "notes#17". */
  readonly place: string
  /** What its notes are called after where the file's name alone may be another's too: its path, "ward-3/letter". */
  readonly id?: string
}

/**
 * The files that an argument names, in the order of their paths, so that "notes#17" is the same file in every run.
 * Names that begin with a dot are left out, links to folders are not followed.
 *
 * @throws InputError when there is no such file, or nothing matches; a folder within that can't be opened ends the walk.
 */
export function* findFiles(argument: string, shared?: ReadonlySet<string>): Generator<FoundFile> {
  const stat = statSync(argument, { throwIfNoEntry: false })
  if (stat && !stat.isDirectory()) {
    const id = withoutEndings(argument)
    const isShared = shared?.has(nameOf(id)) ?? false
    yield { path: argument, place: argument, ...(isShared ? { id: id.replace(/^[./]+/, '') } : {}) }
    return
  }
  const glob = stat ? null : picomatch.scan(argument.replaceAll('\\', '/'))
  if (glob && !glob.isGlob) throw new InputError('inputs/not-found')
  const isMatch = glob ? picomatch(glob.glob) : () => true
  const folder = glob ? glob.base || '.' : argument
  let number = 0
  for (const path of walk(folder, ''))
    if (isMatch(path))
      yield {
        path: join(folder, path),
        place: `${argument}#${++number}`,
        ...(path.includes('/') ? { id: withoutEndings(path) } : {}),
      }
  if (number === 0) throw new InputError('inputs/no-match')
}

/** The names that several of the arguments end in: for `findFiles`, which calls their notes by their paths. */
export function sharedNames(args: readonly string[]): ReadonlySet<string> {
  const first = new Map<string, string>()
  const shared = new Set<string>()
  for (const argument of args) {
    const name = nameOf(withoutEndings(argument))
    if ((first.get(name) ?? argument) !== argument) shared.add(name)
    first.set(name, argument)
  }
  return shared
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** "ward-3/letter 7.txt.gz" without what tells its format; "ward-3/.txt" stays. */
function withoutEndings(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/(?<=[^/])\.(?:gz|gzip|zst|zstd)$/i, '')
    .replace(/(?<=[^/])\.[^./]*$/, '')
}

/** Paths below a folder, with slashes, in the order of code units: `a.txt`, `b/1.txt`. */
function* walk(folder: string, below: string): Generator<string> {
  const here = join(folder, below)
  let entries: { name: string; isFolder: boolean }[]
  try {
    entries = readdirSync(here, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  } catch (error) {
    // a glob may begin in a folder that is not there
    throw (error as { code?: string }).code === 'ENOENT' ? new InputError('inputs/no-match') : inputErrorOf(error)
  }
  for (const { name, isFolder } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? name : `${below}/${name}`
    if (isFolder) yield* walk(folder, path)
    else if (statSync(join(here, name), { throwIfNoEntry: false })?.isFile()) yield path
  }
}
