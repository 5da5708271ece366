/** What the commands of a batch may be asked, as its settings. */
import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { type BatchSettings, defaultSettings, type Reading, type WorkOptions, workDefaults } from '../batch/index.ts'
import { ConfigError } from '../node.ts'
import { addFhirOptions, bundleOptionsOf, type FhirFlags } from './fhir-options.ts'
import { addInputOptions, type InputFlags, inputOptionsOf } from './input-options.ts'

/** Options of what is written. */
export interface SettingsFlags extends FhirFlags {
  gzip?: boolean
  tables?: 'parquet'
  review?: number
  deidentified?: boolean
  idKeyFile?: string
}

export function addSettings(command: Command): Command {
  return addFhirOptions(
    command
      .option('--gzip', 'compress the output files')
      .addOption(
        new Option('--tables <format>', 'also tables of conditions, medications, observations').choices(['parquet']),
      )
      .option('--review <confidence>', 'put findings under this confidence into review.csv', Number)
      .option('--deidentified', 'no text, no dates finer than the year, ids by a secret key')
      .option('--id-key-file <file>', 'the secret key of --deidentified; else the variable TINCTURE_ID_KEY'),
  )
}

/**
 * The settings, and the key that they need.
 *
 * @throws ConfigError on flags that don't go together, or a key that can't be read.
 */
export function settingsOf(flags: SettingsFlags): { settings: BatchSettings; idKey?: string } {
  const { gzip, tables, review, deidentified = false, idKeyFile, ...fhir } = flags
  if (fhir.xml) throw new ConfigError('config/bad-option', '--xml is of one note: a batch writes lines of JSON.')
  const settings = {
    ...defaultSettings,
    as: fhir.mode === undefined || fhir.mode === 'ndjson' ? ('ndjson' as const) : ('bundle' as const),
    bundle: bundleOptionsOf(fhir),
    gzip: gzip ?? false,
    tables: tables !== undefined,
    review: review ?? null,
    deidentified,
    validate: fhir.validate ?? false,
  }
  if (!deidentified) return { settings }
  const idKey = idKeyFile === undefined ? process.env.TINCTURE_ID_KEY : readKey(idKeyFile)
  if (idKey === undefined)
    throw new ConfigError(
      'config/bad-option',
      '--deidentified needs a secret: give a file with --id-key-file, or set the variable TINCTURE_ID_KEY.',
    )
  return { settings, idKey }
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new ConfigError(
      'config/bad-option',
      `--id-key-file ${path}: can't be read (${(error as { code?: string }).code}).`,
    )
  }
}

/** Options of how the work is done; they change nothing of what is written. */
export interface WorkFlags {
  workers?: number
  recordTimeout?: number
  workerMemory?: number
}

export function addWork(command: Command): Command {
  return command
    .option('--workers <number>', 'processes; one a core when not given', Number)
    .option(
      '--record-timeout <seconds>',
      `refuse a record that takes longer; ${workDefaults.recordTimeout} when not given`,
      Number,
    )
    .option('--worker-memory <megabytes>', `memory of one worker; ${workDefaults.workerMemory} when not given`, Number)
}

/**
 * How the work is done.
 *
 * @throws ConfigError on a number that is none.
 */
export function workOf({ workers, recordTimeout, workerMemory }: WorkFlags): WorkOptions {
  const least = (name: string, value: number | undefined, least: number, whole: boolean): void => {
    if (value !== undefined && !(value >= least && Number.isFinite(value) && (!whole || Number.isInteger(value))))
      throw new ConfigError('config/bad-option', `${name} must be a ${whole ? 'whole ' : ''}number from ${least} on.`)
  }
  least('--workers', workers, 1, true)
  least('--record-timeout', recordTimeout, 0.1, false)
  least('--worker-memory', workerMemory, 64, true)
  return {
    ...(workers === undefined ? {} : { workers }),
    ...(recordTimeout === undefined ? {} : { recordTimeout }),
    ...(workerMemory === undefined ? {} : { workerMemory }),
  }
}

/** Options of how inputs are read and cut. */
export interface ReadingFlags extends InputFlags {
  shardSize?: number
}

export function addReading(command: Command): Command {
  return addInputOptions(command).option(
    '--shard-size <megabytes>',
    'input of one shard, the piece of work that is done whole; 4, or a thousandth of all, when not given',
    Number,
  )
}

/** How inputs are read. */
export function readingOf(flags: ReadingFlags): Reading {
  return inputOptionsOf(flags)
}

/**
 * Bytes of a shard, where they are given.
 *
 * @throws ConfigError on a number that is none.
 */
export function shardBytesOf({ shardSize }: ReadingFlags): number | undefined {
  if (shardSize === undefined) return undefined
  if (!(shardSize >= 0.01 && shardSize <= 4096))
    throw new ConfigError('config/bad-option', '--shard-size must be a number of megabytes, from 0.01 to 4096.')
  return Math.round(shardSize * 1e6)
}
