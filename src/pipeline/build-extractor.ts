/** The extractor over one lexicon, of options that have been checked; what it gives of a note. */
import { ConfigError } from '../errors.ts'
import { isDateTime } from '../fhir/index.ts'
import { type Finding, type FlatMention, flattenMentions } from '../findings/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Issue, Note } from '../note/index.ts'
import { noteProblem } from './check-note.ts'
import { checkText } from './check-text.ts'
import { defaultStages } from './default-stages.ts'
import { groupsOf, inStep } from './in-step.ts'
import type { Layers } from './layers.ts'
import { type OperatingPoint, operatingPoints } from './operating-points.ts'
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

/** What an extractor is built of, once its options have been checked and its lexicons are one. */
export interface BuildSettings {
  readonly openVocabulary?: 'rules' | 'off' | undefined
  readonly operatingPoint?: OperatingPoint | undefined
  readonly rules?: readonly Rule[] | undefined
}

/**
 * Builds an extractor without a check of what it is given, and so without what checks and merges need: for those who
 * know what they give, as our own commands do.
 */
export function buildExtractor(lexicon: Lexicon, settings: BuildSettings = {}): Extractor {
  const point = operatingPoints[settings.operatingPoint ?? 'balanced']
  const stages = defaultStages(lexicon, settings.rules, {
    ...point,
    openVocabulary: settings.openVocabulary ?? point.openVocabulary,
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

function asNote(given: GivenNote): Note {
  if (typeof given === 'string') return { id: 'note', text: given }
  const problem = noteProblem(given)
  // the message names the field, never its content
  if (problem) throw new ConfigError('config/bad-note', `The note's "${problem.field}" is wrong: ${problem.message}.`)
  return { id: 'note', ...given }
}
