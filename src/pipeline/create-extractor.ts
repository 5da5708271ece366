/** The extractor: made once with a lexicon, then called on notes. */
import { ConfigError } from '../errors.ts'
import { type Bundle, type BundleOptions, buildBundle } from '../fhir/index.ts'
import { type Finding, type FlatMention, flattenMentions } from '../findings/index.ts'
import { conceptsOf, type Lexicon } from '../lexicon/index.ts'
import { joinLexicons, type OwnTerms, withOwnTerms, emptyLexicon } from '../lexicon-compiler/index.ts'
import type { Issue, Note } from '../note/index.ts'
import { version } from '../version.ts'
import { checkText } from './check-text.ts'
import { defaultStages } from './default-stages.ts'
import type { Layers } from './layers.ts'
import { noteSchema, optionsSchema } from './options.ts'
import { checkStages } from './stage.ts'

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
  extract(note: string | (Partial<Note> & { readonly text: string })): Extraction
}

export interface ExtractorOptions {
  /** A compiled lexicon; Node has the built-in one without asking. */
  readonly lexicon?: Lexicon
  /** Several lexicons, or own terms, one over the other; later ones win. `lexicon` is short for a list of one. */
  readonly lexicons?: readonly (Lexicon | OwnTerms)[]
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
  const lexicon = lexiconOf(options)
  const stages = defaultStages(lexicon)
  checkStages(stages)
  return {
    lexicon,
    extract(given) {
      const note = asNote(given)
      const issues: Issue[] = []
      const report = (issue: Issue): void => void issues.push(issue)
      checkText(note, report)
      const layers: Record<string, unknown> = {}
      for (const stage of stages) layers[stage.writes] = stage.run(note, layers as unknown as Layers, report)
      const made = layers as unknown as Layers
      return {
        note,
        mentions: flattenMentions({ ...made, text: note.text, lexicon }),
        findings: made.findings,
        issues,
        layers: made,
        lexicon,
      }
    },
  }
}

/** The one lexicon that the options ask for. */
function lexiconOf({ lexicon, lexicons }: ExtractorOptions): Lexicon {
  if (lexicon && lexicons)
    throw new ConfigError('config/bad-option', 'Options lexicon and lexicons: give one of the two.')
  const [first, ...rest] = lexicons ?? (lexicon ? [lexicon] : [])
  if (!first)
    throw new ConfigError(
      'lexicon/missing',
      'There is no lexicon: give one as createExtractor({ lexicon: readLexicon(bytes) }), with the bytes of tincture/en.lexicon.',
    )
  return joinLexicons(['columns' in first ? first : withOwnTerms(emptyLexicon('en'), first), ...rest])
}

function asNote(given: string | (Partial<Note> & { readonly text: string })): Note {
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
 * The FHIR R4 Bundle of an extraction.
 *
 * @throws ConfigError on an option that can't be.
 */
export function toBundle(extraction: Extraction, options: BundleOptions = {}): Bundle {
  return buildBundle(
    {
      note: extraction.note,
      findings: extraction.findings,
      version,
      lexiconDigest: extraction.lexicon.header.digest,
      routes: routesOf(extraction.lexicon),
    },
    options,
  )
}

const routeCache = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

function routesOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  let routes = routeCache.get(lexicon)
  if (!routes) {
    routes = new Map(conceptsOf(lexicon, 'route').map(({ concept }) => [concept.name, concept.fields.snomed ?? '']))
    routeCache.set(lexicon, routes)
  }
  return routes
}
