/** Cues and section titles of one's own, as plain objects, compiled and laid over a lexicon. */
import type { Axes } from '../assertion/index.ts'
import { ConfigError, LexiconError } from '../errors.ts'
import { conceptsOf, type Lexicon, readLexicon } from '../lexicon/index.ts'
import { compileTables, mergeLexicons, type TableFile } from '../lexicon-compiler/index.ts'

type One =
  | `certainty=${Axes['certainty']}`
  | `temporality=${Axes['temporality']}`
  | `experiencer=${Axes['experiencer']}`
type Reach = 'clause' | 'sentence' | 'next' | 'nearest' | 'adjacent' | 'near' | `${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
type Condition =
  | 'weak'
  | 'comma'
  | 'apart'
  | 'after-drug'
  | 'before-drug'
  | 'always'
  | 'relative'
  | 'tended'
  | 'acute'
  | 'cause'
  | 'he'
  | 'she'
  | 'topic'
  | 'dated'
  | 'lift'

/** A cue, in the words of cues.tsv; src/assertion/README.md has what each effect and scope means. */
export type OwnCue =
  | {
      /** As notes write it; `^` at the end: in this case only. */
      readonly cue: string
      readonly effect: One | `${One} ${One}` | `${One} ${One} ${One}`
      readonly direction: 'forward' | 'backward' | 'both'
      /** `clause` when left out. */
      readonly scope?: Reach | `${Reach} ${Condition}` | undefined
    }
  | {
      readonly cue: string
      /** `terminate` ends every scope before it; `pseudo` looks like a cue and is none: it also takes a built-in cue away. */
      readonly effect: 'terminate' | 'pseudo'
      readonly scope?: Condition | undefined
    }

/** Titles by section type: `{ 'assessment-and-plan': ['A/P', 'My thoughts'] }`. */
export type OwnTitles = Readonly<Record<string, readonly string[]>>

// Compiling and merging is quick, but an extractor a request should not pay for it each time.
const cached = new WeakMap<Lexicon, Map<string, Lexicon>>()
const mostCached = 4

/**
 * The lexicon with one's own cues and titles over it; where it writes the same words, one's own win. Made once for the same ones.
 *
 * @throws ConfigError on a section type that the lexicon does not have, or on words that can't be a term.
 */
export function withOwnCues(base: Lexicon, cues: readonly OwnCue[], titles: OwnTitles): Lexicon {
  const files = [cueTable(cues), titleTable(base, titles)].filter((file) => file !== null)
  if (files.length === 0) return base
  const key = files.map(({ text }) => text).join('\0')
  let known = cached.get(base)
  if (!known) cached.set(base, (known = new Map()))
  const before = known.get(key)
  if (before) return before
  const merged = mergeLexicons(base, compile(base.header.language, files))
  if (known.size >= mostCached) known.delete(known.keys().next().value!)
  known.set(key, merged)
  return merged
}

function cueTable(cues: readonly OwnCue[]): TableFile | null {
  if (cues.length === 0) return null
  const rows = cues.map((one) => {
    const asserts = 'direction' in one
    return [one.cue.trim(), one.effect, asserts ? one.direction : '', one.scope ?? (asserts ? 'clause' : ''), '']
  })
  return table('cues.tsv', ['cue', 'effect', 'direction', 'scope', 'note'], rows)
}

function titleTable(base: Lexicon, titles: OwnTitles): TableFile | null {
  const own = Object.entries(titles).filter(([, words]) => words.length > 0)
  if (own.length === 0) return null
  const types = new Map(conceptsOf(base, 'title').map(({ concept }) => [concept.name, concept]))
  const rows = own.map(([type, words]) => {
    const known = types.get(type)
    if (!known)
      throw new ConfigError(
        'config/bad-option',
        `Option titles: there is no section type "${type}"; it is one of ${[...types.keys()].sort().join(', ')}.`,
      )
    return [type, known.loinc, known.implies, words.map((title) => title.trim()).join('; '), '']
  })
  return table('titles.tsv', ['type', 'loinc', 'implies', 'titles', 'note'], rows)
}

function table(path: string, columns: readonly string[], rows: readonly (readonly string[])[]): TableFile {
  return { path, text: `${[columns, ...rows].map((cells) => cells.join('\t')).join('\n')}\n` }
}

function compile(language: string, files: readonly TableFile[]): Lexicon {
  try {
    return readLexicon(compileTables(language, files).bytes)
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error
    const problems = error.problems.map((problem) =>
      problem.replace(
        /^(cues|titles)\.tsv:(\d+):\d+: /,
        (_, name: string, line: string) => `${name}[${Number(line) - 2}]: `,
      ),
    )
    throw new ConfigError('config/bad-option', `Options cues and titles: ${problems.join('; ')}.`)
  }
}
