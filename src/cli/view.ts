/** `tincture view`: notes as pages that one opens in a browser, with the evidence of every finding. */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { readInputs } from '../inputs/index.ts'
import { builtin, ConfigError } from '../node.ts'
import { buildExtractor } from '../pipeline/index.ts'
import { type IndexEntry, indexEntryOf, renderIndexPage, renderNotePage } from '../view/index.ts'
import { beginInputs, extractOne } from './begin-inputs.ts'
import { type Console, exitCodes } from './console.ts'
import { addInputOptions, type InputFlags, inputOptionsOf } from './input-options.ts'
import { unwritable } from './unwritable.ts'
import { writeWhole } from './write-whole.ts'

interface Options extends InputFlags {
  out?: string
  subject?: string
  encounter?: string
  date?: string
}

export function viewCommand(console: Console): Command {
  const command = new Command('view')
    .description(
      'make a page of a note, with its findings and why each is there; of many notes a page each and an index',
    )
    .argument(
      '<notes...>',
      'files, folders or globs of text, RTF, HTML, C-CDA, FHIR, HL7 v2, CSV or NDJSON; - is standard input',
    )
    .option('-o, --out <path>', 'the page to write; a folder for several notes')
    .option('--subject <reference>', 'the patient, as in Patient/123')
    .option('--encounter <reference>', 'the encounter, as in Encounter/9')
    .option('--date <date>', 'when the note was written, as in 2026-01-31')
  return addInputOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ tincture view note.txt --out note.html       one page, complete in itself: open it, mail it, print it
  $ tincture view notes/ --out pages/            a page a note, and pages/index.html with charts
  $ cat note.txt | tincture view - > note.html`,
    )
    .action(async (inputs: string[], options: Options) => {
      console.setExitCode(await run(inputs, options, console))
    })
}

async function run(inputs: readonly string[], options: Options, console: Console): Promise<number> {
  const extractor = buildExtractor(builtin('en'))
  const given = {
    ...(options.subject !== undefined ? { subject: options.subject } : {}),
    ...(options.encounter !== undefined ? { encounter: options.encounter } : {}),
    ...(options.date !== undefined ? { writtenAt: options.date } : {}),
  }
  extractor.extract({ text: '', ...given }) // wrong options show before the first note
  const begun = await beginInputs(readInputs(inputs, console.stdin, inputOptionsOf(options)), inputs.length)
  const { first, reads } = begun
  // a folder may hold one note only, and is to be pages all the same
  const single = begun.single && !(options.out !== undefined && isFolder(options.out))
  if (options.out === undefined && (!single || console.stdoutIsTerminal))
    throw new ConfigError(
      'config/bad-option',
      single
        ? 'Say where the page goes, as in --out note.html.'
        : 'Several notes make several pages: say which folder they go to, as in --out pages/.',
    )
  if (!single) openFolder(options.out!)
  let rejected = 0
  const entries: IndexEntry[] = []
  const taken = new Set(['index.html'])
  for (let next = first; !next.done; next = await reads.next()) {
    const extraction = extractOne(next.value, (note) => extractor.extract({ ...note, ...given }))
    if (typeof extraction === 'string') {
      rejected++
      console.error(`tincture: ${next.value.place}: ${extraction}`)
    } else if (!single) {
      const name = fileName(extraction.note.id, taken)
      writeWhole(join(options.out!, name), Buffer.from(renderNotePage(extraction, { index: 'index.html' })))
      entries.push(indexEntryOf(extraction, name))
      console.progress?.(`${entries.length} pages`)
    } else if (options.out === undefined) await console.write(renderNotePage(extraction))
    else writeWhole(options.out, Buffer.from(renderNotePage(extraction)))
  }
  if (!single) {
    console.progress?.('')
    writeWhole(join(options.out!, 'index.html'), Buffer.from(renderIndexPage(entries, extractor.lexicon.header.digest)))
  }
  return rejected > 0 ? exitCodes.rejectedInputs : exitCodes.done
}

function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function openFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new ConfigError('config/bad-option', `${path}: is a file; several notes need a folder, as in --out pages/.`)
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** A file name for a note's id: letters, digits, `-`, `_` and `.` as they are; "-2" after it where the name is taken. */
function fileName(id: string, taken: Set<string>): string {
  const safe =
    id
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 120) || 'note'
  let name = `${safe}.html`
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${safe}-${n}.html`
  taken.add(name.toLowerCase())
  return name
}
