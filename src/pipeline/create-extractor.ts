/** The extractor: made once with a lexicon, then called on notes. */
import { ConfigError } from '../errors.ts'
import {
  type AnyResource,
  type Bundle,
  type BundleOptions,
  type BundleSource,
  buildBundle,
  buildResources,
  createNdjsonEncoder,
  isDateTime,
} from '../fhir/index.ts'
import { type Finding, type FlatMention, flattenMentions } from '../findings/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import { emptyLexicon, joinLexicons, type OwnTerms, withOwnTerms } from '../lexicon-compiler/index.ts'
import type { Issue, Note } from '../note/index.ts'
import { version } from '../version.ts'
import { checkText } from './check-text.ts'
import { defaultStages } from './default-stages.ts'
import { groupsOf, inStep } from './in-step.ts'
import type { Layers } from './layers.ts'
import { type OperatingPoint, operatingPoints } from './operating-points.ts'
import { noteSchema, optionsSchema } from './options.ts'
import { type OwnCue, type OwnTitles, withOwnCues } from './own-cues.ts'
import { routesOf } from './routes.ts'
import type { Rule } from './rule.ts'
import { type AnyStage, checkStages, type Report } from './stage.ts'

/** What was found in one note. */
export interface Extraction {
  readonly note: Note
  /** Every mention, flat, in order of its words: the form of `--format mentions`. */
  readonly mentions: readonly FlatMention[]
  /** What the note says, mentions of one thing merged. */
  readonly findings: readonly Finding[]
  /** What was odd about the text: codes, places and counts. */
  readonly issues: readonly Issue[]
  /** Everything that the stages wrote: tokens, sections, cues, ... */
  readonly layers: Layers
  readonly lexicon: Lexicon
}

export interface Extractor {
  readonly lexicon: Lexicon
  /**
   * Extracts one note. Nothing that its text says can throw.
   *
   * @throws ConfigError when what is given is neither text nor a note with `id` and `text`.
   */
  extract(note: GivenNote): Extraction
  /**
   * Extracts many notes, in their order: `for (const { findings } of extractor.extractAll(notes))` gives what `extract` gives of
   * each, about a third sooner, as a few notes at a time go through each stage together. A note is read from `notes` up to
   * 32 notes before its extraction comes out.
   *
   * @throws ConfigError when the turn comes of what is neither text nor a note.
   */
  extractAll(notes: Iterable<GivenNote>): Generator<Extraction, void>
  /**
   * The same of a few notes at once, for runs that must go on whatever one of them does: what came of each, in their order.
   * `began(i)` is called whenever work on note i begins or goes on.
   */
  attemptAll(notes: readonly GivenNote[], began?: (i: number) => void): readonly Attempt[]
}

/** A note as extractors take it: its text, or a note whose id may be left out. */
export type GivenNote = string | (Partial<Note> & { readonly text: string })

/** What came of a note: its extraction, or what was thrown. */
export type Attempt = { readonly extraction: Extraction } | { readonly error: unknown }

export interface ExtractorOptions {
  /** A compiled lexicon; Node has the built-in one without asking. */
  readonly lexicon?: Lexicon
  /** Several lexicons, or own terms, one over the other; later ones win. `lexicon` is short for a list of one. */
  readonly lexicons?: readonly (Lexicon | OwnTerms)[]
  /** Conditions that no lexicon has, found by their form: `rules` or `off`; when not said, as the operating point has it. */
  readonly openVocabulary?: 'rules' | 'off'
  /**
   * `balanced` when not said. `high-precision` leaves out what is misspelt, in no lexicon, or unsure; `high-recall` lets in ambiguous
   * terms for which nothing speaks, with little confidence.
   */
  readonly operatingPoint?: OperatingPoint
  /** Cues of one's own, which win over built-in ones of the same words. */
  readonly cues?: readonly OwnCue[]
  /** Section titles of one's own, by section type. */
  readonly titles?: OwnTitles
  /** Rules of one's own, which run after ours, in this order. */
  readonly rules?: readonly Rule[]
}

/**
 * Makes an extractor: `createExtractor().extract('Denies chest pain.')` finds chest pain, absent.
 *
 * @throws ConfigError on an unknown option, or where no lexicon is given and none is built in.
 */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  const checked = optionsSchema.safeParse(options)
  if (!checked.success) {
    const issue = checked.error.issues[0]!
    throw new ConfigError('config/bad-option', `Option ${issue.path.join('.') || 'list'}: ${issue.message}.`)
  }
  const lexicon = withOwnCues(lexiconOf(options), options.cues ?? [], options.titles ?? {})
  const point = operatingPoints[options.operatingPoint ?? 'balanced']
  const stages = defaultStages(lexicon, options.rules, {
    ...point,
    openVocabulary: options.openVocabulary ?? point.openVocabulary,
  })
  checkStages(stages)
  const least = point.leastConfidence

  function begin(given: GivenNote): Work {
    const note = asNote(given)
    const issues: Issue[] = []
    const report = (issue: Issue): void => void issues.push(issue)
    checkText(note, report)
    // in FHIR it is left out
    if (note.writtenAt !== undefined && !isDateTime(note.writtenAt))
      report({ code: 'fhir/invalid-date', severity: 'warning' })
    return { note, issues, report, layers: {} }
  }

  function runStage(stage: AnyStage, { note, layers, report }: Work): void {
    layers[stage.writes] = stage.run(note, layers as unknown as Layers, report)
  }

  function finish({ note, issues, layers }: Work): Extraction {
    const made = layers as unknown as Layers
    const mentions = flattenMentions({
      text: note.text,
      lexicon,
      sections: made.sections,
      mentions: made.mentions,
      assertions: made.assertions,
      attributes: made.attributes,
      observations: made.observations,
      confidences: made.confidences,
    })
    return {
      note,
      mentions: least === 0 ? mentions : mentions.filter(({ confidence }) => confidence >= least),
      findings: least === 0 ? made.findings : made.findings.filter(({ confidence }) => confidence.value >= least),
      issues,
      layers: made,
      lexicon,
    }
  }

  return {
    lexicon,
    extract(given) {
      const work = begin(given)
      for (const stage of stages) runStage(stage, work)
      return finish(work)
    },
    *extractAll(notes) {
      for (const group of groupsOf(notes))
        for (const attempt of inStep(group, begin, stages, runStage, finish)) {
          if ('error' in attempt) throw attempt.error
          yield attempt.extraction
        }
    },
    attemptAll: (notes, began) => inStep(notes, begin, stages, runStage, finish, began),
  }
}

/** A note under way. */
interface Work {
  readonly note: Note
  readonly issues: Issue[]
  readonly report: Report
  readonly layers: Record<string, unknown>
}

/** The one lexicon that the options ask for. */
function lexiconOf({ lexicon, lexicons }: ExtractorOptions): Lexicon {
  if (lexicon && lexicons)
    throw new ConfigError('config/bad-option', 'Options lexicon and lexicons: give one of the two.')
  const [first, ...rest] = lexicons ?? (lexicon ? [lexicon] : [])
  if (!first)
    throw new ConfigError(
      'lexicon/missing',
      'There is no lexicon: give one as createExtractor({ lexicon: readLexicon(bytes) }), with the bytes of tincture/en.compact.lexicon.',
    )
  return joinLexicons(['columns' in first ? first : withOwnTerms(emptyLexicon('en'), first), ...rest])
}

function asNote(given: GivenNote): Note {
  if (typeof given === 'string') return { id: 'note', text: given }
  const checked = noteSchema.safeParse(given)
  if (!checked.success) {
    const issue = checked.error.issues[0]!
    // the message names the field, never its content
    throw new ConfigError(
      'config/bad-note',
      `The note's "${issue.path.join('.') || 'shape'}" is wrong: ${issue.message}.`,
    )
  }
  return { id: 'note', ...given }
}

/**
 * The FHIR R4 Bundle of an extraction: `toBundle(extraction, { mode: 'transaction', profile: 'us-core' })`.
 *
 * @throws ConfigError on an option that can't be.
 */
export function toBundle(extraction: Extraction, options: BundleOptions = {}): Bundle {
  return buildBundle(sourceOf(extraction), options)
}

/**
 * The FHIR resources of an extraction, each with an id and referring to the others as `Condition/…`: for NDJSON, and
 * for servers that take resources one by one.
 *
 * @throws ConfigError on an option that can't be.
 */
export function toResources(extraction: Extraction, options: BundleOptions = {}): readonly AnyResource[] {
  return buildResources(sourceOf(extraction), options, 'literal').resources
}

/**
 * Makes a writer of NDJSON for many notes: `write(extraction)` gives the bytes of the lines that `toResources` would
 * give as objects, many times faster. The bytes hold until the next call.
 *
 * @throws ConfigError on an option that can't be.
 */
export function createNdjsonWriter(options: BundleOptions = {}): { write(extraction: Extraction): Uint8Array } {
  const encoder = createNdjsonEncoder(options)
  return { write: (extraction) => encoder.encode(sourceOf(extraction)) }
}

function sourceOf({ note, findings, lexicon }: Extraction): BundleSource {
  return { note, findings, version, lexiconDigest: lexicon.header.digest, routes: routesOf(lexicon) }
}
