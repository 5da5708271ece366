/** Every code that an issue or an error may carry, and the error classes. */

/** Codes of issues: odd data that is reported, never thrown. */
export type IssueCode =
  | 'note/empty'
  | 'note/nul-character'
  | 'note/lone-surrogate'
  | 'note/replacement-character'
  | 'note/very-long'
  | 'attributes/implausible-value'
  | 'attributes/implausible-dose'
  | 'attributes/contradictory-sig'
  | 'attributes/unknown-unit'
  | 'attributes/uneven-grid'
  | 'fhir/invalid-date'
  | `own:${string}`

/** Codes of errors: wrong use, or a file that can't be used. */
export type ErrorCode =
  | 'config/bad-option'
  | 'config/bad-note'
  | 'pipeline/missing-layer'
  | 'pipeline/layer-written-twice'
  | 'lexicon/bad-source'
  | 'lexicon/format-version'
  | 'lexicon/not-a-lexicon'
  | 'lexicon/missing'
  | 'cli/unwritable-output'
  | 'batch/no-input'
  | 'batch/unreadable-input'
  | 'batch/inputs-changed'
  | 'batch/other-run'
  | 'batch/unwritable-output'
  | 'batch/bad-shards'
  | 'batch/worker-lost'
  | 'batch/counts-differ'
  | 'bug/impossible'
  | RejectCode

/** Codes of records that could not be read: reported record by record, never thrown, so that a run goes on. */
export type RejectCode =
  | 'readers/too-large'
  | 'readers/too-deep'
  | 'readers/attachment-too-large'
  | 'readers/line-too-long'
  | 'readers/note-too-long'
  | 'readers/doctype'
  | 'readers/bad-xml'
  | 'readers/bad-json'
  | 'readers/bad-base64'
  | 'readers/bad-encoding'
  | 'readers/bad-message'
  | 'readers/bad-quote'
  | 'readers/unclosed-quote'
  | 'readers/missing-column'
  | 'readers/no-text-field'
  | 'readers/no-narrative'
  | 'readers/several-notes'
  | 'readers/external-content'
  | 'readers/unsupported-content'
  | 'readers/marked-as-error'
  | 'readers/failed'
  | 'inputs/not-found'
  | 'inputs/no-match'
  | 'inputs/not-permitted'
  | 'inputs/unreadable'
  | 'inputs/bad-compression'
  | 'inputs/unsupported-compression'
  | 'inputs/inflates-too-much'
  | 'batch/timed-out'
  | 'batch/out-of-memory'
  | 'batch/crashed'
  | 'batch/failed'
  | 'batch/bad-note'
  | `own:${string}`

/** The base of every error that Tincture throws: a code for programs, one sentence with the mend for people. */
export class TinctureError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = new.target.name
    this.code = code
  }
}

/** Wrong options or a note that is none: thrown when the extractor is made or called, with the mend. */
export class ConfigError extends TinctureError {}

/** A lexicon source or file that can't be used; `problems` has all of them as `file:line:column: what`. */
export class LexiconError extends TinctureError {
  readonly problems: readonly string[]
  constructor(code: ErrorCode, message: string, problems: readonly string[] = []) {
    super(code, message)
    this.problems = problems
  }
}

/** A state that can't be: please report it. */
export class BugError extends TinctureError {}
