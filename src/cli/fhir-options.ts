/** What `extract` may be asked of FHIR on the command line, as options of a bundle. */
import { type Command, Option } from 'commander'
import { type BundleOptions, ConfigError } from '../node.ts'

/** The values of these options, as commander gives them. */
export interface FhirFlags {
  mode?: 'collection' | 'transaction' | 'put' | 'ndjson'
  xml?: boolean
  validate?: boolean
  recorded?: string
  minConfidence?: number
  dropNegated?: boolean
  embedNote?: boolean
  profile?: NonNullable<BundleOptions['profile']>
  medicationResource?: NonNullable<BundleOptions['medicationResource']>
  symptoms?: NonNullable<BundleOptions['symptoms']>
  negated?: NonNullable<BundleOptions['negated']>
  family?: NonNullable<BundleOptions['family']>
  confidenceExtension?: NonNullable<BundleOptions['confidenceExtension']>
  offsetUnit?: NonNullable<BundleOptions['offsetUnit']>
  organization?: string
  document?: string
  r5?: boolean
}

/** Adds them to a command. */
export function addFhirOptions(command: Command): Command {
  const choice = (flags: string, what: string, ...choices: string[]): Option => new Option(flags, what).choices(choices)
  return command
    .addOption(
      choice('--mode <mode>', 'kind of bundle, or single resources', 'collection', 'transaction', 'put', 'ndjson'),
    )
    .option('--xml', 'XML instead of JSON')
    .option('--validate', 'check every resource before it is written')
    .option('--recorded <instant>', 'when the extraction is made, for Provenance')
    .option('--min-confidence <number>', 'leave out findings under this confidence, 0 to 1', Number)
    .option('--drop-negated', 'leave out denied conditions; the same as --negated drop')
    .option('--embed-note', "put the note's text into the DocumentReference")
    .addOption(choice('--profile <profile>', 'claim profiles', 'base', 'us-core', 'ips'))
    .addOption(
      choice('--medication-resource <type>', 'resource of medications', 'MedicationStatement', 'MedicationRequest'),
    )
    .addOption(choice('--symptoms <as>', 'symptoms of history and examination', 'condition', 'observation'))
    .addOption(choice('--negated <how>', 'what is denied', 'keep', 'drop'))
    .addOption(choice('--family <as>', 'what relatives have', 'FamilyMemberHistory', 'drop'))
    .addOption(choice('--confidence-extension <whose>', 'extension of confidences', 'own', 'hl7-ai'))
    .addOption(choice('--offset-unit <unit>', 'what offsets count', 'codepoint', 'utf16', 'utf8'))
    .option('--organization <reference>', 'on whose behalf notes are read, as in Organization/1')
    .option('--document <reference>', "the note's own DocumentReference, where the server has it")
    .option('--r5', 'the shapes of R5')
}

/**
 * The options of a bundle.
 *
 * @throws ConfigError on flags that don't go together.
 */
export function bundleOptionsOf(flags: FhirFlags): BundleOptions {
  const { mode, xml, validate, ...rest } = flags
  if (xml && mode === 'ndjson')
    throw new ConfigError('config/bad-option', '--xml and --mode ndjson: give one of the two.')
  if (rest.r5 && (xml || validate))
    throw new ConfigError('config/bad-option', `--r5 has no ${xml ? '--xml' : '--validate'}: that is of R4.`)
  const given: BundleOptions = {
    ...(mode !== undefined && mode !== 'ndjson' ? { mode } : {}),
    ...pick(rest, 'recorded', 'minConfidence', 'dropNegated', 'embedNote', 'profile', 'medicationResource', 'symptoms'),
    ...pick(rest, 'negated', 'family', 'confidenceExtension', 'offsetUnit', 'organization', 'document', 'r5'),
  }
  return given
}

function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Pick<T, K>
}
