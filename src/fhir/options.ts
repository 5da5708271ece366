/** What a bundle may be asked to be, and the check of it: whoever asks for what can't be hears of it before the first note. */
import { ConfigError } from '../errors.ts'
import { isInstant } from './validate/index.ts'

export interface BundleOptions {
  /** Findings under this confidence are left out; 0 keeps all. */
  readonly minConfidence?: number
  /** Leave denied conditions out instead of emitting them as refuted; the same as `negated: 'drop'`. */
  readonly dropNegated?: boolean
  /** Put the note's text into the DocumentReference. */
  readonly embedNote?: boolean
  /** When the extraction was made, a FHIR instant, for Provenance.recorded; without it the time is marked unknown. */
  readonly recorded?: string
  /**
   * The kind of bundle: `collection`; `transaction`, which creates what is not there yet (POST with ifNoneExist);
   * `put`, a transaction that writes each resource under its own id.
   */
  readonly mode?: 'collection' | 'transaction' | 'put'
  /** `us-core` claims the profiles of US Core 8.0.0, `ips` those of the International Patient Summary, where a resource is one. */
  readonly profile?: 'base' | 'us-core' | 'ips'
  /** US Core has no MedicationStatement: there, MedicationRequest with intent "plan". */
  readonly medicationResource?: 'MedicationStatement' | 'MedicationRequest'
  /** `observation`: symptoms and signs of complaint, history and examination as Observation, present or absent. */
  readonly symptoms?: 'condition' | 'observation'
  /** What is denied: a refuted Condition, or nothing. */
  readonly negated?: 'keep' | 'drop'
  /** What relatives have: FamilyMemberHistory, or nothing. */
  readonly family?: 'FamilyMemberHistory' | 'drop'
  /** The shapes of R5 instead of R4. */
  readonly r5?: boolean
  /** The extension that holds the confidence: our own, or HL7's of "AI transparency on FHIR". */
  readonly confidenceExtension?: 'own' | 'hl7-ai'
  /** What offset and length count: characters (code points, as FHIR has it), UTF-16 code units, or bytes of UTF-8. */
  readonly offsetUnit?: 'codepoint' | 'utf16' | 'utf8'
  /** On whose behalf the program reads, as in "Organization/1": US Core's Provenance needs it. */
  readonly organization?: string
  /** The note's own DocumentReference where the server has it, as in "DocumentReference/9": then none is emitted. */
  readonly document?: string
  /** A secret for ids that nobody can guess from a note (HMAC-SHA256): for de-identified output. */
  readonly idKey?: string
}

const choices: Readonly<Record<string, readonly string[]>> = {
  mode: ['collection', 'transaction', 'put'],
  profile: ['base', 'us-core', 'ips'],
  medicationResource: ['MedicationStatement', 'MedicationRequest'],
  symptoms: ['condition', 'observation'],
  negated: ['keep', 'drop'],
  family: ['FamilyMemberHistory', 'drop'],
  confidenceExtension: ['own', 'hl7-ai'],
  offsetUnit: ['codepoint', 'utf16', 'utf8'],
}
const switches = ['dropNegated', 'embedNote', 'r5']
const others = ['minConfidence', 'recorded', 'organization', 'document', 'idKey']

/** A literal reference to a type: relative, absolute, or a URN. */
function isReference(value: unknown, type: string): boolean {
  return (
    typeof value === 'string' &&
    new RegExp(`^(?:urn:uuid:[0-9a-f-]{36}|(?:https?://\\S+/)?${type}/[A-Za-z0-9.-]{1,64})$`).test(value)
  )
}

/**
 * Checks options as a whole; what is right passes in silence.
 *
 * @throws ConfigError with the name of the option and what it may be.
 */
export function checkOptions(options: BundleOptions): void {
  const wrong = (what: string): never => {
    throw new ConfigError('config/bad-option', what)
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    const allowed = choices[name]
    if (allowed) {
      if (!allowed.includes(value as string))
        wrong(`"${name}" must be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}.`)
    } else if (switches.includes(name)) {
      if (typeof value !== 'boolean') wrong(`"${name}" must be true or false.`)
    } else if (!others.includes(name))
      wrong(
        `"${name}" is no option of a bundle; it must be one of ${[...Object.keys(choices), ...switches, ...others].join(', ')}.`,
      )
  }
  const { minConfidence: least = 0, recorded, organization, document, idKey } = options
  if (!(least >= 0 && least <= 1)) wrong('"minConfidence" must be a number from 0 to 1.')
  if (recorded !== undefined && !(typeof recorded === 'string' && isInstant(recorded)))
    wrong('"recorded" must be a FHIR instant, as in 2026-01-31T08:30:00Z.')
  if (organization !== undefined && !isReference(organization, 'Organization'))
    wrong('"organization" must be a reference, as in Organization/1.')
  if (document !== undefined && !isReference(document, 'DocumentReference'))
    wrong('"document" must be a reference, as in DocumentReference/9.')
  if (idKey !== undefined && (typeof idKey !== 'string' || idKey.length < 16))
    wrong('"idKey" must be a secret of at least 16 characters.')
  if (options.r5 && options.profile && options.profile !== 'base')
    wrong('"profile" must be base with "r5": US Core and IPS are of R4.')
}
