/** Rows of cues.tsv, read once a lexicon: what a cue does, in which direction and how far. */
import { type CueConcept, conceptKinds, type Lexicon } from '../lexicon/index.ts'
import type { Axes } from './assertion.ts'

/**
 * How far a cue reaches.
 *
 * - `clause`: to what ends a thought (`scope.ts`); `sentence`: past verbs and hedges too
 * - `next`: the nearest condition or drug and those joined to it by "and", "or", "/"
 * - `nearest`: as `next`, but past commas and a colon ("Ileus: tube placed, resolved")
 * - `adjacent`: forward when a condition follows at once ("neg Murphy"), else the nearest before ("Romberg negative")
 * - `near`: the nearest before within the same commas, else the clause after ("asthma as a child", "as a child he had asthma")
 * - a number: the nearest, at most so many tokens away
 */
export type Reach = 'clause' | 'sentence' | 'next' | 'nearest' | 'adjacent' | 'near' | number

/**
 * Where a cue ends a scope, as bits: `weak` once a condition stood between, `comma` right after a comma, `after-drug` when a
 * drug stood last, `before-drug` when one follows; `apart` when a comma stood since the last condition ("no lesion consistent
 * with metastasis" denies both); `always`, even right after the cue. `relative` says that the family member who follows only
 * tells or stands by.
 */
export const When = {
  weak: 1,
  comma: 2,
  'after-drug': 4,
  'before-drug': 8,
  always: 16,
  relative: 32,
  apart: 64,
} as const

/** One row, its cells read. An axis it says nothing of is null. */
export interface CueRow {
  readonly name: string
  readonly effect: string
  readonly role: 'assert' | 'terminate' | 'pseudo'
  readonly certainty: Axes['certainty'] | null
  readonly temporality: Axes['temporality'] | null
  readonly experiencer: Axes['experiencer'] | null
  readonly direction: CueConcept['direction']
  readonly reach: Reach
  /** Bits of `When`; 0 ends whatever it may. */
  readonly when: number
  /** `acute`: only of conditions that pass; `cause`: a hedge that a statement elsewhere in the note lifts. */
  readonly only: 'acute' | 'cause' | null
}

const reaches = new Set(['clause', 'sentence', 'next', 'nearest', 'adjacent', 'near'])

/** What an effect says of each axis; null where it says nothing. */
export type Effect = { readonly [Axis in keyof Axes]: Axes[Axis] | null }

const effects = new Map<string, Effect>()
// One lexicon has some twenty effects; users may bring more, but no note does.
const maxEffects = 1000

/** Reads an effect: "certainty=absent temporality=historical". */
export function readEffect(effect: string): Effect {
  const known = effects.get(effect)
  if (known) return known
  const axes = { certainty: null, temporality: null, experiencer: null } as {
    -readonly [Axis in keyof Effect]: Effect[Axis]
  }
  for (const word of effect.split(' ')) {
    const value = word.slice(word.indexOf('=') + 1)
    if (word.startsWith('certainty=')) axes.certainty = value as Axes['certainty']
    else if (word.startsWith('temporality=')) axes.temporality = value as Axes['temporality']
    else if (word.startsWith('experiencer=')) axes.experiencer = value as Axes['experiencer']
  }
  if (effects.size < maxEffects) effects.set(effect, axes)
  return axes
}

/** Reads the cells of one row: effect "certainty=absent", direction "forward", scope "clause". */
export function readCueRow(name: string, effect: string, direction: CueConcept['direction'], scope: string): CueRow {
  let reach: Reach = 'clause'
  let when = 0
  let only: CueRow['only'] = null
  for (const word of scope.split(' ')) {
    if (reaches.has(word)) reach = word as Reach
    else if (word in When) when |= When[word as keyof typeof When]
    else if (word === 'acute' || word === 'cause') only = word
    else if (word !== '' && Number(word) > 0) reach = Number(word)
  }
  return {
    name,
    effect,
    direction,
    reach,
    when,
    only,
    ...readEffect(effect),
    role: effect === 'terminate' ? 'terminate' : effect === 'pseudo' ? 'pseudo' : 'assert',
  } // prettier-ignore
}

/** The cue rows of one entry, each with the only written form that counts. */
export interface EntryCues {
  readonly rows: readonly { readonly row: CueRow; readonly form: string | null }[]
}

const cueNumber = conceptKinds.indexOf('cue')
const read = new WeakMap<Lexicon, Map<number, EntryCues>>()

/** The rows of an entry; those of medication status (`status=...`) are not ours. */
export function cuesOfEntry(lexicon: Lexicon, entry: number): EntryCues {
  let known = read.get(lexicon)
  if (!known) {
    known = new Map()
    read.set(lexicon, known)
  }
  const found = known.get(entry)
  if (found) return found
  const rows: { row: CueRow; form: string | null }[] = []
  for (const sense of lexicon.senses(entry)) {
    if (lexicon.columns.conceptKind[sense.concept] !== cueNumber) continue
    const concept = lexicon.concept(sense.concept) as CueConcept
    if (concept.effect.startsWith('status=')) continue
    rows.push({ row: readCueRow(concept.name, concept.effect, concept.direction, concept.scope), form: sense.form })
  }
  const made = { rows }
  known.set(entry, made)
  return made
}
