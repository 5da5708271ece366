/** `tincture extract`: notes in, a bundle, mentions, findings or a table out. */
import { Command, Option } from 'commander'
import { type InputRead, readInputs } from '../inputs/index.ts'
import { builtin, ConfigError, type Extraction, type ExtractorOptions, toBundle } from '../node.ts'
import { buildExtractor } from '../pipeline/index.ts'
import { beginInputs, extractOne } from './begin-inputs.ts'
import { type Console, exitCodes } from './console.ts'
import { addFhirOptions, bundleOptionsOf, type FhirFlags } from './fhir-options.ts'
import { addInputOptions, type InputFlags, inputOptionsOf } from './input-options.ts'
import { openResults, type ResultFormat, type Results } from './results.ts'

interface Options extends FhirFlags, InputFlags {
  format?: ResultFormat
  out?: string
  text: boolean
  subject?: string
  encounter?: string
  date?: string
  operatingPoint?: NonNullable<ExtractorOptions['operatingPoint']>
}

/** The command, with what it prints to given as a parameter. */
export function extractCommand(console: Console): Command {
  const command = new Command('extract')
    .description('extract conditions, medications and observations from notes')
    .argument(
      '[files...]',
      'files, folders or globs of text, RTF, HTML, C-CDA, FHIR, HL7 v2, CSV or NDJSON; - is standard input',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices([
        'bundle',
        'mentions',
        'findings',
        'table',
        'parquet',
      ]),
    )
    .option('-o, --out <file>', 'write to this file instead of standard output; a folder for --mode ndjson and parquet')
    .option('--no-text', "leave the note's words out of Parquet tables")
    .addOption(
      new Option('--operating-point <point>', 'how much to let in').choices([
        'high-precision',
        'balanced',
        'high-recall',
      ]),
    )
    .option('--subject <reference>', 'the patient, as in Patient/123')
    .option('--encounter <reference>', 'the encounter, as in Encounter/9')
    .option('--date <date>', 'when the note was written, as in 2026-01-31')
  return addInputOptions(addFhirOptions(command))
    .addHelpText(
      'after',
      `
Examples:
  $ tincture extract note.txt                          a table on a terminal, a FHIR bundle in a pipe
  $ tincture extract notes/*.txt -f mentions -o mentions.jsonl
  $ cat note.txt | tincture extract - -f bundle --subject Patient/123 --date 2026-01-31
  $ tincture extract notes.jsonl --mode ndjson -o resources/      a file a type, and a manifest.json
  $ tincture extract NOTEEVENTS.csv.gz --preset noteevents -f mentions -o mentions.jsonl
  $ tincture extract archive/ -f parquet -o tables/            conditions, medications and observations
  $ tincture extract archive/ -f mentions                      every file below, each by its own format
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
  const extractor = buildExtractor(builtin('en'), { operatingPoint: options.operatingPoint })
  const bundleOptions = bundleOptionsOf(options)
  const inputOptions = inputOptionsOf(options)
  const given = {
    ...(options.subject !== undefined ? { subject: options.subject } : {}),
    ...(options.encounter !== undefined ? { encounter: options.encounter } : {}),
    ...(options.date !== undefined ? { writtenAt: options.date } : {}),
  }
  // wrong options show before the first note
  toBundle(extractor.extract({ text: '', ...given }), bundleOptions)
  const { first, single, reads } = await beginInputs(readInputs(files, console.stdin, inputOptions), files.length)
  if (options.xml && !single)
    throw new ConfigError(
      'config/bad-option',
      '--xml is of one note: several documents make no XML; name a file that holds one.',
    )
  const validate = options.validate && format === 'bundle' ? (await import('./validate.ts')).validate : () => 0
  const results = await openResults(format, single, options, bundleOptions, console)
  const counts = { rejected: 0, invalid: 0 }
  let done = false
  try {
    let record = 0
    for (let next = first; !next.done; next = await reads.next()) {
      record++
      const extraction = extractOne(next.value, (note) => extractor.extract({ ...note, ...given }))
      if (typeof extraction === 'string') {
        counts.rejected++
        results.reject(record, extraction)
        console.error(`tincture: ${next.value.place}: ${extraction}`)
        continue
      }
      counts.invalid += validate(extraction, bundleOptions, next.value.place, console)
      await write(results, extraction, next.value)
    }
    done = true
  } finally {
    // a manifest says when; the clock is read only where nobody says
    results.close(options.recorded ?? new Date().toISOString(), done)
  }
  if (counts.invalid > 0) return exitCodes.ourBug
  return counts.rejected > 0 ? exitCodes.rejectedInputs : exitCodes.done
}

async function write(results: Results, extraction: Extraction, { read }: InputRead): Promise<void> {
  if ('note' in read) await results.write(extraction, read.map)
}
