/** `tincture extract`: notes in, a bundle, mentions, findings or a table out. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { Command, Option } from 'commander'
import {
  type BundleOptions,
  ConfigError,
  createExtractor,
  type Extraction,
  toBundle,
  toResources,
  validateResource,
  writeJson,
  writeXml,
} from '../node.ts'
import { renderTable } from '../writers/index.ts'
import { type Console, exitCodes } from './console.ts'
import { addFhirOptions, bundleOptionsOf, type FhirFlags } from './fhir-options.ts'
import { isLines, type NoteInput, readInput } from './read-inputs.ts'
import { unwritable } from './unwritable.ts'
import { openNdjsonFolder } from './write-ndjson.ts'

type Format = 'bundle' | 'mentions' | 'findings' | 'table'

interface Options extends FhirFlags {
  format?: Format
  out?: string
  subject?: string
  encounter?: string
  date?: string
}

/** The command, with what it prints to given as a parameter. */
export function extractCommand(console: Console): Command {
  const command = new Command('extract')
    .description('extract conditions, medications and observations from notes')
    .argument('[files...]', 'text files, .jsonl or .ndjson with one {"id", "text"} a line, or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices(['bundle', 'mentions', 'findings', 'table']),
    )
    .option('-o, --out <file>', 'write to this file instead of standard output; a folder for --mode ndjson')
    .option('--subject <reference>', 'the patient, as in Patient/123')
    .option('--encounter <reference>', 'the encounter, as in Encounter/9')
    .option('--date <date>', 'when the note was written, as in 2026-01-31')
  return addFhirOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ tincture extract note.txt                          a table on a terminal, a FHIR bundle in a pipe
  $ tincture extract notes/*.txt -f mentions -o mentions.jsonl
  $ cat note.txt | tincture extract - -f bundle --subject Patient/123 --date 2026-01-31
  $ tincture extract notes.jsonl --mode ndjson -o resources/      a file a type, and a manifest.json
  $ tincture extract note.txt --mode transaction --profile us-core --medication-resource MedicationRequest
  $ tincture extract note.txt --xml --validate -o note.xml`,
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
  const bundleOptions = bundleOptionsOf(options)
  const given = {
    ...(options.subject !== undefined ? { subject: options.subject } : {}),
    ...(options.encounter !== undefined ? { encounter: options.encounter } : {}),
    ...(options.date !== undefined ? { writtenAt: options.date } : {}),
  }
  // wrong options show before the first note
  toBundle(extractor.extract({ text: '', ...given }), bundleOptions)
  if (options.xml && !single)
    throw new ConfigError(
      'config/bad-option',
      '--xml is of one note: several documents make no XML; name one text file.',
    )
  const folder =
    format === 'bundle' && options.mode === 'ndjson' && options.out !== undefined ? openNdjsonFolder(options.out) : null
  const out = openOut(folder ? undefined : options.out, console)
  let rejected = 0
  let record = 0
  let invalid = 0
  const refuse = (place: string, why: string): void => {
    rejected++
    folder?.reject(record, why)
    console.error(`tincture: ${place}: ${why}`)
  }
  try {
    for (const file of files)
      for await (const read of readInput(file, console.stdin)) {
        record++
        if ('rejected' in read) {
          refuse(read.rejected, read.why)
          continue
        }
        const extraction = extractOne(extractor.extract, { ...read.note, ...given })
        if (typeof extraction === 'string') {
          refuse(read.place, extraction)
          continue
        }
        if (options.validate && format === 'bundle')
          for (const { severity, path, message } of validateResource(toBundle(extraction, bundleOptions))) {
            if (severity === 'error') invalid++
            console.error(`tincture: ${read.place}: ${severity}: ${path}: ${message}`)
          }
        if (folder) folder.write(toResources(extraction, bundleOptions))
        else await out.write(render(extraction, format, single, options, bundleOptions))
      }
  } finally {
    out.close()
    // a manifest says when; the clock is read only where nobody says
    folder?.close(options.recorded ?? new Date().toISOString())
  }
  if (invalid > 0) return exitCodes.ourBug
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

function render(
  extraction: Extraction,
  format: Format,
  single: boolean,
  { mode, xml }: FhirFlags,
  bundleOptions: BundleOptions,
): string {
  const { note } = extraction
  switch (format) {
    case 'bundle':
      if (mode === 'ndjson')
        return toResources(extraction, bundleOptions)
          .map((one) => `${writeJson(one)}\n`)
          .join('')
      if (xml) return writeXml(toBundle(extraction, bundleOptions))
      return `${writeJson(toBundle(extraction, bundleOptions), single ? 2 : 0)}\n`
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
