/** Rows of cues.tsv, read once a lexicon: what a cue does, in which direction and how far. */
import { byEntry, type CueConcept, conceptKinds } from '../lexicon/index.ts'
import type { Axes } from './assertion.ts'

/**
 * How far a cue reaches.
 *
 * - `clause`: to what ends a thought (`scope.ts`); `sentence`: past verbs and hedges too
 * - `next`: the nearest condition or drug and those joined to it by "and", "or", "/"
 * - `nearest`: as `next`, but past commas and a colon ("Ileus: tube placed, resolved")
 * - `adjacent`: forward when a condition follows at once ("neg Murphy"), else the nearest before ("Romberg negative")
 * - `near`: the nearest before within the same commas, else the clause after ("asthma as a child", "as a child he had asthma")
 * - a number: the nearest, at most so many tokens away; of `both`, one on each side ("flu v COVID"), or it governs nothing
 */
export type Reach = 'clause' | 'sentence' | 'next' | 'nearest' | 'adjacent' | 'near' | number

/**
 * Where a cue ends a scope, as bits: `weak` once a condition stood between, `comma` right after a comma, `after-drug` when a
 * drug stood last, `before-drug` when one follows; `apart` when a comma stood since the last condition ("no lesion consistent
 * with metastasis" denies both); `always`, even right after the cue. `relative` says that the family member who follows only
 * tells or stands by, `tended` that what he is "with" is his: "cares for his wife with dementia".
 */
export const When = {
  weak: 1,
  comma: 2,
  'after-drug': 4,
  'before-drug': 8,
  always: 16,
  relative: 32,
  apart: 64,
  tended: 128,
} as const

/**
 * What a cue tells of somebody, as bits: `comes`, what the patient comes with, and `tells`, what is told of him, end a denial
 * of nothing that is known ("no PMH, presents with", "no complaints, states that"). `said` is said of a relative right before
 * it ("husband was found to have"), `passive` after a form of "be", and `who` opens what is said of the one before.
 */
export const Predicate = { comes: 1, tells: 2, said: 4, passive: 8, who: 16 } as const

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
  /**
   * "he" and "she": whom a pronoun speaks of, or a relative is. "Mother with asthma, he has gout" is the patient again, but
   * "Father with asthma, he has gout" may not be.
   */
  readonly pronoun: 'he' | 'she' | null
  /** Of a relative: the child who tells of "her mother" and the wife who tells of "her husband" tell of the patient. */
  readonly kin: 'child' | 'parent' | 'spouse' | null
  /** What the cue governs is a fact even where a condition for it is named: "if her pain improves". */
  readonly lift: boolean
  /** It counts only of a condition that a determiner makes known: "if the pain persists". */
  readonly known: boolean
  /** A condition named before a colon or "includes" is what is asked about: "ddx fever: pneumonia vs flu". */
  readonly topic: boolean
  /** A time that dates what follows it after "with" or "for": "admitted two months ago with pneumonia". */
  readonly dated: boolean
  /** Bits of `Predicate`. */
  readonly predicate: number
  /** It denies something new, and nothing that "her" or "his" says to be there: "I do not think it is her asthma". */
  readonly fresh: boolean
  /** The name that reasons give: `cue/` and its words, `list/` where it heads a list. */
  readonly rule: string
  readonly listRule: string
  /** It governs nothing: it only ends other scopes, or keeps shorter cues from being read. */
  readonly idle: boolean
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
  let pronoun: CueRow['pronoun'] = null
  let kin: CueRow['kin'] = null
  let lift = false
  let known = false
  let topic = false
  let dated = false
  let predicate = 0
  let fresh = false
  for (const word of scope.split(' ')) {
    if (reaches.has(word)) reach = word as Reach
    else if (word in When) when |= When[word as keyof typeof When]
    else if (word === 'acute' || word === 'cause') only = word
    else if (word === 'he' || word === 'she') pronoun = word
    else if (word === 'child' || word === 'parent' || word === 'spouse') kin = word
    else if (word === 'lift') lift = true
    else if (word === 'known') known = true
    else if (word === 'topic') topic = true
    else if (word === 'dated') dated = true
    else if (word in Predicate) predicate |= Predicate[word as keyof typeof Predicate]
    else if (word === 'new') fresh = true
    else if (word !== '' && Number(word) > 0) reach = Number(word)
  }
  const role = effect === 'terminate' ? 'terminate' : effect === 'pseudo' ? 'pseudo' : 'assert'
  const axes = readEffect(effect)
  const rule = `cue/${name}`
  const listRule = `list/${name}`
  const idle = role !== 'assert' || (isDefault(axes) && !lift)
  return {
    name,
    effect,
    direction,
    reach,
    when,
    only,
    pronoun,
    kin,
    lift,
    known,
    topic,
    dated,
    predicate,
    fresh,
    ...axes,
    role,
    rule,
    listRule,
    idle,
  }
}

/** Says nothing but what stands anyway. */
function isDefault({ certainty, temporality, experiencer }: Effect): boolean {
  return (
    (certainty ?? 'present') === 'present' &&
    (temporality ?? 'current') === 'current' &&
    (experiencer ?? 'patient') === 'patient'
  )
}

/** A cue row of an entry, with the only written form that counts, if one does. */
export interface EntryCue {
  readonly row: CueRow
  readonly form: string | null
}

const cueNumber = conceptKinds.indexOf('cue')

/** The rows of an entry, worked out once per lexicon; those of medication status (`status=...`) are not ours. */
export const cuesOf = byEntry((senses, lexicon): readonly EntryCue[] => {
  const found: EntryCue[] = []
  for (const { concept: id, form } of senses) {
    if (lexicon.columns.conceptKind[id] !== cueNumber) continue
    const { name, effect, direction, scope } = lexicon.concept(id) as CueConcept
    if (!effect.startsWith('status=')) found.push({ row: readCueRow(name, effect, direction, scope), form })
  }
  return found
})
