/** `tincture extract`: notes in, a bundle, mentions, findings or a table out. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { Command, Option } from 'commander'
import { ConfigError, createExtractor, type Extraction, toBundle } from '../node.ts'
import { renderTable } from '../writers/index.ts'
import { type Console, exitCodes } from './console.ts'
import { isLines, type NoteInput, readInput } from './read-inputs.ts'
import { unwritable } from './unwritable.ts'

type Format = 'bundle' | 'mentions' | 'findings' | 'table'

interface Options {
  format?: Format
  out?: string
  subject?: string
  encounter?: string
  date?: string
  recorded?: string
  minConfidence?: number
  dropNegated?: boolean
  embedNote?: boolean
}

/** The command, with what it prints to given as a parameter. */
export function extractCommand(console: Console): Command {
  return new Command('extract')
    .description('extract conditions, medications and observations from notes')
    .argument('[files...]', 'text files, .jsonl or .ndjson with one {"id", "text"} a line, or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices(['bundle', 'mentions', 'findings', 'table']),
    )
    .option('-o, --out <file>', 'write to this file instead of standard output')
    .option('--subject <reference>', 'the patient, as in Patient/123')
    .option('--encounter <reference>', 'the encounter, as in Encounter/9')
    .option('--date <date>', 'when the note was written, as in 2026-01-31')
    .option('--recorded <instant>', 'when the extraction is made, for Provenance')
    .option('--min-confidence <number>', 'leave out findings under this confidence, 0 to 1', Number)
    .option('--drop-negated', 'leave out denied conditions')
    .option('--embed-note', "put the note's text into the DocumentReference")
    .addHelpText(
      'after',
      `
Examples:
  $ tincture extract note.txt                          a table on a terminal, a FHIR bundle in a pipe
  $ tincture extract notes/*.txt -f mentions -o mentions.jsonl
  $ cat note.txt | tincture extract - -f bundle --subject Patient/123 --date 2026-01-31`,
    )
    .action(async (files: string[], options: Options) => {
      console.setExitCode(await run(files, options, console))
    })
}

async function run(files: readonly string[], options: Options, console: Console): Promise<number> {
  if (files.length === 0) {
    if (console.stdinIsTerminal) {
      console.error('tincture: name a file to extract, or - for standard input; see tincture extract --help')
      return exitCodes.wrongUse
    }
    files = ['-']
  }
  const format = options.format ?? (options.out === undefined && console.stdoutIsTerminal ? 'table' : 'bundle')
  const single = files.length === 1 && !isLines(files[0]!)
  const extractor = createExtractor()
  const bundleOptions = {
    ...(options.minConfidence !== undefined ? { minConfidence: options.minConfidence } : {}),
    ...(options.dropNegated ? { dropNegated: true } : {}),
    ...(options.embedNote ? { embedNote: true } : {}),
    ...(options.recorded !== undefined ? { recorded: options.recorded } : {}),
  }
  const given = {
    ...(options.subject !== undefined ? { subject: options.subject } : {}),
    ...(options.encounter !== undefined ? { encounter: options.encounter } : {}),
    ...(options.date !== undefined ? { writtenAt: options.date } : {}),
  }
  // wrong options show before the first note
  toBundle(extractor.extract({ text: '', ...given }), bundleOptions)
  const out = openOut(options.out, console)
  let rejected = 0
  try {
    for (const file of files)
      for await (const read of readInput(file, console.stdin)) {
        if ('rejected' in read) {
          rejected++
          console.error(`tincture: ${read.rejected}: ${read.why}`)
          continue
        }
        const extraction = extractOne(extractor.extract, { ...read.note, ...given })
        if (typeof extraction === 'string') {
          rejected++
          console.error(`tincture: ${read.place}: ${extraction}`)
          continue
        }
        await out.write(render(extraction, format, single, bundleOptions))
      }
  } finally {
    out.close()
  }
  return rejected > 0 ? exitCodes.rejectedInputs : exitCodes.done
}

function extractOne(extract: (note: NoteInput) => Extraction, note: NoteInput): Extraction | string {
  try {
    return extract(note)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

function render(extraction: Extraction, format: Format, single: boolean, bundleOptions: object): string {
  const { note } = extraction
  switch (format) {
    case 'bundle':
      return `${JSON.stringify(toBundle(extraction, bundleOptions), null, single ? 2 : undefined)}\n`
    case 'mentions':
      return `${JSON.stringify({ id: note.id, mentions: extraction.mentions })}\n`
    case 'findings':
      return `${JSON.stringify({ id: note.id, findings: extraction.findings })}\n`
    case 'table':
      return `${single ? '' : `${note.id}\n`}${renderTable(extraction)}${issuesOf(extraction)}`
    default:
      return format satisfies never
  }
}

function issuesOf({ issues }: Extraction): string {
  return issues
    .map((issue) => `${issue.severity}: ${issue.code}${issue.span ? ` at ${issue.span.start}` : ''}\n`)
    .join('')
}

/** Where results go: standard output, waiting when it is full, or a file. */
function openOut(path: string | undefined, console: Console): { write(text: string): Promise<void>; close(): void } {
  if (path === undefined) return { write: (text) => console.write(text), close: () => undefined }
  let file: number
  try {
    file = openSync(path, 'w')
  } catch (error) {
    throw unwritable(path, error)
  }
  return {
    write: async (text) => {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    },
    close: () => closeSync(file),
  }
}
