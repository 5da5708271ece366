/** What a run writes and how: everything that decides the bytes of its output, but for the inputs and the secret. */
import { checkOptions } from '../fhir/index.ts'
import { type BundleOptions, ConfigError } from '../node.ts'

export interface BatchSettings {
  /** Resources by type, or bundles; one a line. */
  readonly as: 'ndjson' | 'bundle'
  /** What resources look like; the secret of ids is given apart, and written down nowhere. */
  readonly bundle: Omit<BundleOptions, 'idKey'>
  readonly gzip: boolean
  /** Parquet tables beside the resources. */
  readonly tables: boolean
  /** Findings under this confidence go to the review table; null writes none. */
  readonly review: number | null
  readonly deidentified: boolean
  /** Check every resource before it is written. */
  readonly validate: boolean
}

export const defaultSettings: BatchSettings = {
  as: 'ndjson',
  bundle: {},
  gzip: false,
  tables: false,
  review: null,
  deidentified: false,
  validate: false,
}

/** The options of a bundle, with the secret. */
export function bundleOptionsOf({ bundle }: BatchSettings, idKey: string | undefined): BundleOptions {
  return idKey === undefined ? bundle : { ...bundle, idKey }
}

/**
 * Checks settings as a whole.
 *
 * @throws ConfigError with what is wrong.
 */
export function checkSettings(settings: BatchSettings, idKey: string | undefined): void {
  checkOptions(bundleOptionsOf(settings, idKey))
  const { review, deidentified, bundle } = settings
  if (review !== null && !(review > 0 && review <= 1))
    throw new ConfigError('config/bad-option', 'The confidence for review must be a number over 0, and at most 1.')
  if (!deidentified) return
  if (settings.tables)
    throw new ConfigError(
      'config/bad-option',
      'De-identified output has no tables: their values are words of the note.',
    )
  if (idKey === undefined)
    throw new ConfigError('config/bad-option', 'De-identified output needs a secret for its ids: give an id key.')
  if (bundle.embedNote || bundle.document !== undefined)
    throw new ConfigError('config/bad-option', 'De-identified output neither embeds notes nor refers to documents.')
  if (settings.as === 'bundle' && bundle.mode === 'transaction')
    throw new ConfigError(
      'config/bad-option',
      'De-identified output is for analysis: give mode collection, put or ndjson.',
    )
}
