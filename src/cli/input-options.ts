/** What commands may be asked of their inputs, as options of the readers. */
import { type Command, Option } from 'commander'
import type { InputOptions } from '../inputs/index.ts'
import { ConfigError } from '../node.ts'
import { builtinReaders, type Columns, type Limits } from '../readers/index.ts'

/** The values of these options, as commander gives them. */
export interface InputFlags {
  from?: string
  preset?: 'noteevents'
  textColumn?: string
  idColumn?: string
  subjectColumn?: string
  encounterColumn?: string
  dateColumn?: string
  typeColumn?: string
  delimiter?: string
  encoding?: string
  maxDocument?: string
  maxRecord?: string
  maxAttachment?: string
  maxNote?: string
  maxElements?: string
  maxDepth?: string
  maxInflation?: string
}

/** Adds them to a command; `lines` leaves out what makes no sense where lines are read. */
export function addInputOptions(command: Command, lines = false): Command {
  if (!lines)
    command.addOption(
      new Option('--from <format>', 'format of the inputs, where their first bytes do not tell').choices(
        builtinReaders.map(({ name }) => name),
      ),
    )
  command
    .addOption(new Option('--preset <name>', 'columns by the names of a known table').choices(['noteevents']))
    .option('--text-column <name>', 'column or JSON field of the text')
    .option('--id-column <name>', 'of the id')
    .option('--subject-column <name>', 'of the patient')
    .option('--encounter-column <name>', 'of the encounter')
    .option('--date-column <name>', 'of the date')
    .option('--type-column <name>', 'of the document type')
  if (!lines)
    command
      .option('--delimiter <character>', 'what separates columns, where the header does not tell; "tab" is one')
      .option('--max-document <size>', 'largest file that is one record (64M)')
  command
    .option('--encoding <name>', 'encoding of text, where its bytes do not tell, as in windows-1252')
    .option('--max-record <size>', 'largest line, row or message (16M)')
    .option('--max-attachment <size>', 'largest attachment, decoded (16M)')
    .option('--max-note <size>', 'longest text of a note, in characters (2M)')
    .option('--max-elements <number>', 'most elements of an XML or HTML document (1000000)')
    .option('--max-depth <number>', 'most elements, groups or brackets in one another (200)')
  if (!lines) command.option('--max-inflation <number>', 'most bytes out of one compressed byte (200)')
  return command
}

/**
 * The options of the readers.
 *
 * @throws ConfigError on a size or number that is none.
 */
export function inputOptionsOf(flags: InputFlags): InputOptions {
  const columns: Columns = {
    ...(flags.textColumn === undefined ? {} : { text: flags.textColumn }),
    ...(flags.idColumn === undefined ? {} : { id: flags.idColumn }),
    ...(flags.subjectColumn === undefined ? {} : { subject: flags.subjectColumn }),
    ...(flags.encounterColumn === undefined ? {} : { encounter: flags.encounterColumn }),
    ...(flags.dateColumn === undefined ? {} : { date: flags.dateColumn }),
    ...(flags.typeColumn === undefined ? {} : { type: flags.typeColumn }),
  }
  const limits: Partial<Limits> = {
    ...(flags.maxDocument === undefined ? {} : { documentBytes: sizeOf('--max-document', flags.maxDocument) }),
    ...(flags.maxRecord === undefined ? {} : { recordBytes: sizeOf('--max-record', flags.maxRecord) }),
    ...(flags.maxAttachment === undefined ? {} : { attachmentBytes: sizeOf('--max-attachment', flags.maxAttachment) }),
    ...(flags.maxNote === undefined ? {} : { noteCharacters: sizeOf('--max-note', flags.maxNote) }),
    ...(flags.maxElements === undefined ? {} : { elements: countOf('--max-elements', flags.maxElements, 1e9) }),
    ...(flags.maxDepth === undefined ? {} : { depth: countOf('--max-depth', flags.maxDepth, 5000) }),
  }
  return {
    columns,
    limits,
    ...(flags.from === undefined ? {} : { format: flags.from }),
    ...(flags.preset === undefined ? {} : { preset: flags.preset }),
    ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
    ...(flags.delimiter === undefined ? {} : { delimiter: delimiterOf(flags.delimiter) }),
    ...(flags.maxInflation === undefined
      ? {}
      : { inflation: countOf('--max-inflation', flags.maxInflation, Number.MAX_SAFE_INTEGER) }),
  }
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }
// Node's strings end at 2 ** 29 - 24 characters, and what is read becomes one.
const largest = 500 * 1024 ** 2

/** "64M" is 64 times 1024 times 1024 bytes. */
function sizeOf(flag: string, given: string): number {
  const match = /^(\d{1,12})([kmg]?)b?$/i.exec(given)
  const bytes = match ? Number(match[1]) * units[match[2]!.toLowerCase()]! : 0
  if (bytes < 1 || bytes > largest)
    throw new ConfigError('config/bad-option', `${flag}: must be a size of at most 500M, as in 100M or 65536.`)
  return bytes
}

function countOf(flag: string, given: string, most: number): number {
  const count = /^\d{1,16}$/.test(given) ? Number(given) : 0
  if (count < 1 || count > most)
    throw new ConfigError('config/bad-option', `${flag}: must be a whole number from 1 to ${most}.`)
  return count
}

function delimiterOf(given: string): string {
  const delimiter = given === 'tab' || given === '\\t' ? '\t' : given
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter))
    throw new ConfigError('config/bad-option', '--delimiter: must be one character, or "tab".')
  return delimiter
}
