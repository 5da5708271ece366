/** `tincture pipe`: one note a line in, one line of results out, for engines that talk to a program line by line. */
import { createHash } from 'node:crypto'
import { Command, Option } from 'commander'
import type { ErrorCode } from '../errors.ts'
import {
  type BundleOptions,
  builtin,
  ConfigError,
  type Extraction,
  type Note,
  toBundle,
  toResources,
  writeJson,
} from '../node.ts'
import { buildExtractor } from '../pipeline/index.ts'
import { type NoteLine, noteLines, type ReadNote } from '../readers/index.ts'
import { mentionsLine } from '../writers/index.ts'
import { type Console, exitCodes } from './console.ts'
import { addFhirOptions, bundleOptionsOf, type FhirFlags } from './fhir-options.ts'
import { addInputOptions, type InputFlags, inputOptionsOf } from './input-options.ts'

type Format = 'mentions' | 'bundle' | 'resources'

interface Options extends FhirFlags, InputFlags {
  format: Format
}

/** The command, with what it prints to given as a parameter. */
export function pipeCommand(console: Console): Command {
  const command = new Command('pipe')
    .description('answer each line of standard input with one line: {"id", "text"} in, results out')
    .addOption(
      new Option('-f, --format <format>', 'what a line of the answer is')
        .choices(['mentions', 'bundle', 'resources'])
        .default('mentions'),
    )
  return addInputOptions(addFhirOptions(command), true)
    .addHelpText(
      'after',
      `
A line that gives no note is answered too: {"id", "error": {"code"}}, without a word of it. Lines are answered in their
order, each before the next is waited for; nothing else goes to standard output. Exit code 0, bad lines or not.

Examples:
  $ tincture pipe < notes.ndjson > mentions.ndjson
  $ tincture pipe --format resources --profile us-core < notes.ndjson`,
    )
    .action(async (options: Options) => {
      console.setExitCode(await run(options, console))
    })
}

async function run(options: Options, console: Console): Promise<number> {
  if (options.xml || options.validate || options.mode === 'ndjson')
    throw new ConfigError(
      'config/bad-option',
      '--xml, --validate and --mode ndjson are of extract: a line is one JSON text.',
    )
  const extractor = buildExtractor(builtin('en'))
  const bundleOptions = bundleOptionsOf(options)
  const inputOptions = inputOptionsOf(options)
  toBundle(extractor.extract(''), bundleOptions) // wrong options show before the first line
  for await (const line of noteLines(console.stdin, unnamed, inputOptions))
    await console.write(`${answer(line, extractor.extract, options.format, bundleOptions)}\n`)
  return exitCodes.done
}

// An answer may not depend on where its line stands: an engine deals lines out, and out again when a task dies.
const unnamed = 'line'

/** The note, called after its text where its line gives no id. */
function named(note: Note, { number }: NoteLine): Note {
  if (note.id !== `${unnamed}-${number}`) return note
  return { ...note, id: `note-${createHash('sha256').update(note.text).digest('hex').slice(0, 16)}` }
}

/** The answer to one line, whatever it holds. */
function answer(line: NoteLine, extract: (note: Note) => Extraction, format: Format, options: BundleOptions): string {
  const notes = line.reads.filter((read): read is ReadNote => 'note' in read)
  const [only, ...more] = notes
  if (!only) {
    const [read] = line.reads
    return failed(line, read && 'rejected' in read ? read.rejected.code : 'readers/bad-json')
  }
  if (more.length > 0) return failed(line, 'readers/several-notes')
  try {
    return render(extract(named(only.note, line)), only, format, options)
  } catch (error) {
    // one bad note must not end an engine's task, which would only start it again
    return failed(line, error instanceof ConfigError ? error.code : 'bug/impossible')
  }
}

function failed({ id }: NoteLine, code: ErrorCode): string {
  return JSON.stringify({ ...(id === undefined ? {} : { id }), error: { code } })
}

function render(extraction: Extraction, { map }: ReadNote, format: Format, options: BundleOptions): string {
  switch (format) {
    case 'mentions':
      return mentionsLine(extraction, map)
    case 'bundle':
      return writeJson(toBundle(extraction, options))
    case 'resources':
      return `{"id":${JSON.stringify(extraction.note.id)},"resources":[${toResources(extraction, options)
        .map((resource) => writeJson(resource))
        .join(',')}]}`
    default:
      return format satisfies never
  }
}
