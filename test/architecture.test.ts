/** The house: floors, doors, homes of packages, captions, and a test for every file. src/README.md draws it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { untested } from './untested.ts'

const src = resolve(import.meta.dirname, '../src')
const page = readFileSync(join(src, 'README.md'), 'utf8')

/** From the ground up. A folder may import from folders on earlier lines only. */
const floors = [
  ['errors', 'version'],
  ['note'],
  ['lexicon', 'readers'],
  ['sections', 'lexicon-compiler', 'lexicon-files', 'inputs'],
  ['mentions'],
  ['assertion', 'attributes'],
  ['confidence'],
  ['findings'],
  ['fhir'],
  ['pipeline'],
  ['writers', 'tables', 'testing', 'explain'],
  ['view'],
  ['index'],
  ['node'],
  ['batch'],
  ['cli'],
]
const floorOf = new Map(floors.flatMap((folders, floor) => folders.map((folder) => [folder, floor + 1] as const)))

/** Files or folders that may import a package. */
const homes: Readonly<Record<string, readonly string[]>> = {
  zod: ['lexicon-compiler/row-schemas.ts', 'findings/mention-schema.ts', 'pipeline/options.ts', 'cli/config.ts'],
  '@noble/hashes': ['fhir/ids.ts', 'lexicon-compiler/digest.ts', 'view/frame.ts'],
  commander: ['cli/'],
  'fast-xml-parser': ['readers/'],
  htmlparser2: ['readers/'],
  papaparse: ['readers/', 'writers/'],
  'hyparquet-writer': ['tables/parquet.ts'],
  picomatch: ['inputs/'],
  node: ['lexicon-files/', 'inputs/', 'batch/', 'cli/'],
}

/** The files that load others while they run. */
const loadsLater = [
  'cli/extract.ts',
  'cli/main.ts',
  'cli/program.ts',
  'cli/results.ts',
  'mentions/parts-of-speech.ts',
  'readers/csv.ts',
  'readers/fhir.ts',
  'readers/hl7v2.ts',
  'readers/ndjson.ts',
  'readers/whole.ts',
]

/** All source files, as `fhir/ids.ts`. */
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
const textOf = (file: string): string => readFileSync(join(src, file), 'utf8')

/** The room that a file is in: its first folder, or its own name where it stands at the top. */
const roomOf = (file: string): string =>
  file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '')

const imported = /(?:^|\n)(?:import|export)\b[^'";]*?\bfrom '([^']+)'|(?:^|\n)import '([^']+)'|\bimport\('([^']+)'\)/g // "import { x } from './x.ts'"

function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(imported)].map((found) => (found[1] ?? found[2] ?? found[3])!)
}

/** What is wrong with one import; null when nothing is. */
function problemOf(file: string, target: string): string | null {
  if (!target.startsWith('.')) {
    const name = target.startsWith('node:') ? 'node' : target.split('/', target.startsWith('@') ? 2 : 1).join('/')
    const home = homes[name]
    if (!home) return `${file} imports ${target}, which has no home`
    return home.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)))
      ? null
      : `${file} imports ${target}, whose home is elsewhere`
  }
  const to = posix.join(posix.dirname(file), target)
  if (!files.includes(to)) return `${file} imports ${target}, which is no file`
  const [from, room] = [roomOf(file), roomOf(to)]
  if (room !== from) {
    if (floorOf.get(room)! >= floorOf.get(from)!) return `${file} imports upstairs from ${room}`
    return to === `${room}/index.ts` || to === `${room}.ts` ? null : `${file} reaches past the door of ${room}`
  }
  return null
}

describe('imports', () => {
  it('point down, through doors, and packages stay at home', () => {
    expect(files.flatMap((file) => importsOf(file).flatMap((target) => problemOf(file, target) ?? []))).toEqual([])
  })
  it('every room has a floor', () =>
    expect([...new Set(files.map(roomOf))].filter((room) => !floorOf.has(room))).toEqual([]))
  // what a run may never need is loaded when it does: a command, a format's reader, the open vocabulary's model
  it('none is made while running, but where it spares what most runs do not need', () => {
    const lazy = files.filter((file) => /\bimport\(|\brequire\(/.test(textOf(file)))
    expect(lazy).toEqual(loadsLater)
  })
  // the checker can fail: each line is a break of one rule
  it.each([
    ['note/x.ts', '../lexicon/index.ts', 'note/x.ts imports upstairs from lexicon'],
    ['assertion/x.ts', '../attributes/index.ts', 'assertion/x.ts imports upstairs from attributes'],
    ['fhir/x.ts', '../note/tokenize.ts', 'fhir/x.ts reaches past the door of note'],
    ['fhir/x.ts', 'zod', 'fhir/x.ts imports zod, whose home is elsewhere'],
    ['fhir/x.ts', 'node:fs', 'fhir/x.ts imports node:fs, whose home is elsewhere'],
    ['fhir/x.ts', 'left-pad', 'fhir/x.ts imports left-pad, which has no home'],
    ['fhir/x.ts', './nowhere.ts', 'fhir/x.ts imports ./nowhere.ts, which is no file'],
  ])('%s may not import %s', (file, target, problem) => expect(problemOf(file, target)).toBe(problem))
  it.each([
    ['fhir/x.ts', '../note/index.ts'],
    ['fhir/x.ts', './ids.ts'],
    ['fhir/x.ts', '../errors.ts'],
    ['cli/x.ts', 'commander'],
    ['cli/x.ts', '../node.ts'],
  ])('%s may import %s', (file, target) => expect(problemOf(file, target)).toBeNull())
  it('reads every form of import', () => {
    const forms =
      "import { a,\n  b } from './1.ts'\nimport type * as c from './2.ts'\nexport * from './3.ts'\nimport './4.ts'\nexport { d } from './5.ts'\nconst e = await import('./6.ts')"
    expect([...forms.matchAll(imported)].map((found) => found[1] ?? found[2] ?? found[3])).toEqual([
      './1.ts',
      './2.ts',
      './3.ts',
      './4.ts',
      './5.ts',
      './6.ts',
    ])
  })
})

/** The rows of a table of src/README.md under a title. */
function rowsUnder(title: string): string[][] {
  const body = page.slice(page.indexOf(`## ${title}\n`)).split('\n## ', 2)[0]!
  return [...body.matchAll(/^\| (.*) \|$/gm)].slice(2).map((row) => row[1]!.split(' | '))
}

const captionOf = (file: string): string => /^(?:#!.*\n)?\/\*\* (.*?) ?\*\//.exec(textOf(file))?.[1] ?? ''

describe('src/README.md', () => {
  const rows = rowsUnder('Floors')
  it('has a row for every room, on its floor', () => {
    expect(rows.map(([floor, room]) => [Number(floor), room!.replace(/\.ts$/, '')]).sort()).toEqual(
      [...floorOf].map(([room, floor]) => [floor, room]).sort(),
    )
  })
  it.each(rows.map(([, room, caption]) => [room!, caption!]))('%s: %s', (room, caption) => {
    expect(captionOf(room.endsWith('.ts') ? room : `${room}/index.ts`)).toBe(caption)
  })
  it('says where packages live', () => {
    const told = Object.fromEntries(
      rowsUnder('Packages').map(([name, home]) => [
        name,
        home!.split(', ').map((place) => (place.endsWith('.ts') ? place : `${place}/`)),
      ]),
    )
    const { node: _, ...packages } = homes
    expect(told).toEqual(packages)
  })
  it('and package.json has those packages and no other', () => {
    const { dependencies } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    expect(Object.keys(dependencies).sort()).toEqual(
      Object.keys(homes)
        .filter((name) => name !== 'node')
        .sort(),
    )
  })
})

describe('files', () => {
  it('each says in its first line what it is for', () => {
    expect(files.filter((file) => !/^(?:#!.*\n)?\/\*\* ?\S/.test(textOf(file)))).toEqual([])
  })
  it('each is of a size that one can read', () => {
    const long = files.filter(
      (file) => textOf(file).split('\n').length > 350 && !textOf(file).startsWith('/** Hot file'),
    )
    expect(long).toEqual([])
  })
  const tested = (file: string): boolean => existsSync(join(src, '../test', file.replace(/\.ts$/, '.test.ts')))
  const runs = (file: string): boolean =>
    /^export (?:const|function|async function|class|let|enum)\b/m.test(textOf(file))
  it('each that runs has a test of its path, or a reason in test/untested.ts', () => {
    expect(
      files.filter((file) => !file.endsWith('index.ts') && runs(file) && !tested(file) && !untested.has(file)),
    ).toEqual([])
  })
  it('no reason is out of date', () => {
    expect([...untested.keys()].filter((file) => !files.includes(file) || tested(file))).toEqual([])
  })
})
