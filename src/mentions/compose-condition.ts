/** A condition with its modifiers: how far its span reaches, and the more specific concept that they name together. */
import { type ConditionConcept, conceptsOf, type Lexicon, type ModifierConcept } from '../lexicon/index.ts'
import { normaliseWord, type Reason, type Sentence } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import { composeConcept, type Modifying } from './compose-code.ts'
import { type ContextSite, contextSites } from './context-sites.ts'
import { extendSpan, type FoundModifier, type ModifierIndex } from './extend-span.ts'
import type { MentionInput } from './find-mentions.ts'
import { sidedConcept, wordsOfName } from './sided-concept.ts'

/** What composition made of a candidate: its span in tokens, its concepts, the chosen first, its modifiers, and why. */
export interface Composed {
  readonly first: number
  readonly end: number
  readonly concepts: Candidate['concepts']
  readonly found: readonly FoundModifier[]
  readonly reasons: readonly Reason[]
}

/**
 * Composes a condition: "pain in the right knee" is one span and right knee pain. A sign or symptom of no site has the site of
 * its exam's section. The span begins at or after token `from`, where the condition before it ends, and ends at `to` at the
 * latest, where the next one begins.
 */
export function composeCondition(
  candidate: Candidate,
  sentence: Sentence,
  from: number,
  to: number,
  modifiers: ModifierIndex,
  input: MentionInput,
): Composed {
  const { text, tokens, lexicon } = input
  const wide = extendSpan(text, tokens, sentence, candidate, modifiers, to)
  const first = Math.max(wide.first, from)
  const { end } = wide
  const found = first === wide.first ? wide.modifiers : wide.modifiers.filter((one) => one.first >= first)
  const parts = partsOf(found)
  const specific = found.length === 0 ? null : specificOf(candidate, found, parts, input)
  const side = parts.find(({ role }) => role === 'laterality')
  const whole = specific ?? candidate.concepts[0]
  const sided = side === undefined ? whole : sidedConcept(lexicon, whole, side.value)
  const concepts = chosenFirst(sided === candidate.concepts[0] ? specific : sided, candidate.concepts)
  const own = lexicon.concept(concepts[0]) as ConditionConcept
  if (found.some((one) => one.role === 'site') || (own.class !== 'sign' && own.class !== 'symptom'))
    return { first, end, concepts, found, reasons: [] }
  for (const place of contextSites(input, sentence, candidate.first, modifiers)) {
    const named = placedConcept(lexicon, place, (there) => [
      composeConcept(lexicon, normalWords(input, candidate), there),
      composeConcept(lexicon, wordsOfName(lexicon, candidate.concepts[0]), there),
    ])
    const placed = chosenFirst(named, concepts)
    const span = { start: tokens.start[first]!, end: tokens.end[end - 1]! }
    if (placed !== concepts) return { first, end, concepts: placed, found, reasons: [{ rule: place.rule, span }] }
    if (named !== null) break
  }
  return { first, end, concepts, found, reasons: [] }
}

/** The first concept that is named with a place from around, of its side if the place has one. */
export function placedConcept(
  lexicon: Lexicon,
  { modifiers }: ContextSite,
  compose: (there: readonly Modifying[]) => readonly (number | null)[],
): number | null {
  const parts = partsOf(modifiers)
  const named = compose(parts.map((one) => modifyingOf(lexicon, one))).find((one) => one !== null) ?? null
  const side = parts.find(({ role }) => role === 'laterality')
  return named === null || side === undefined ? named : sidedConcept(lexicon, named, side.value)
}

const limb = /^(left|right|bilateral) ((?:upper|lower) extremity)$/

type Part = Pick<FoundModifier, 'role' | 'value'> & { readonly concept?: number }

/** "LLE" is a side and a site. */
export function partsOf(found: readonly Part[]): readonly Part[] {
  return found.flatMap((one) => {
    const [, side, site] = (one.role === 'site' && limb.exec(one.value)) || []
    if (side === undefined || site === undefined) return [one]
    return [
      { role: 'laterality', value: side },
      { role: 'site', value: site, concept: one.concept ?? -1 },
    ]
  })
}

const composedCache = new WeakMap<Lexicon, Map<string, number | null>>()

// So many answers are kept: notes say the same things again and again.
const maxComposed = 20_000

/** What head and modifiers name together; an answer holds for every note with the same words. */
function specificOf(
  candidate: Candidate,
  found: readonly FoundModifier[],
  parts: readonly Part[],
  input: MentionInput,
): number | null {
  const { lexicon } = input
  const compose = (): number | null => {
    const forms = formsByValue(lexicon)
    const modifiers = parts.map((one) => modifying(lexicon, one, forms))
    // "decubitus of the left heel": what no term says with the note's own words may have the concept's name
    return (
      composeConcept(lexicon, normalWords(input, candidate), modifiers) ??
      composeConcept(lexicon, wordsOfName(lexicon, candidate.concepts[0]), modifiers)
    )
  }
  const key = keyOf(candidate, found, input)
  if (key === null) return compose()
  let known = composedCache.get(lexicon)
  if (!known) composedCache.set(lexicon, (known = new Map()))
  let specific = known.get(key)
  if (specific === undefined) {
    specific = compose()
    if (known.size >= maxComposed) known.clear()
    known.set(key, specific)
  }
  return specific
}

/** The numbers of the head's words and of the modifiers; null where one has none. */
function keyOf(
  { first, end, normal, concepts }: Candidate,
  found: readonly FoundModifier[],
  input: MentionInput,
): string | null {
  if (normal) return null
  const { words, text, tokens } = input
  let key = `${concepts[0]}:`
  for (let i = first; i < end; i++) {
    const word = words[i]!
    if (word !== 0) key += `${word} `
    else if (text[tokens.start[i]!] !== '-' || tokens.end[i]! - tokens.start[i]! !== 1) return null
  }
  for (let m = 0; m < found.length; m++) {
    const { concept } = found[m]!
    if (concept < 0) return null
    key += `,${concept}`
  }
  return key
}

function chosenFirst(chosen: number | null, concepts: Candidate['concepts']): Candidate['concepts'] {
  return chosen === null || chosen === concepts[0] ? concepts : [chosen, ...concepts]
}

function normalWords({ text, tokens }: MentionInput, { first, end, normal }: Candidate): readonly string[] {
  if (normal) return normal
  const words: string[] = []
  for (let i = first; i < end; i++) {
    const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
    if (word !== '-') words.push(word)
  }
  return words
}

const level = /^[CL]\d[-/]/

const formCache = new WeakMap<Lexicon, ReadonlyMap<string, readonly (readonly string[])[]>>()

/** All ways of writing a modifier's value, by role and value. */
function formsByValue(lexicon: Lexicon): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = formCache.get(lexicon)
  if (known) return known
  const made = new Map<string, string[][]>()
  for (const { concept } of conceptsOf(lexicon, 'modifier')) {
    const { role, value, name } = concept as ModifierConcept
    if (level.test(name)) continue // no name of a condition has a level: "C5-6" is the neck's
    const key = `${role} ${value}`
    const forms = made.get(key) ?? []
    const words = normaliseWord(name).split(/[ -]+/)
    if (name === value) forms.unshift(words)
    else forms.push(words)
    made.set(key, forms)
  }
  formCache.set(lexicon, made)
  return made
}

/** A modifier with all ways of writing it. */
export function modifyingOf(lexicon: Lexicon, one: Part): Modifying {
  return modifying(lexicon, one, formsByValue(lexicon))
}

/** A site has the note's own words first: "HNP at C6-7" may have a name of its own, else it is one of the neck. */
function modifying(
  lexicon: Lexicon,
  { role, value, concept = -1 }: Part,
  forms: ReadonlyMap<string, readonly (readonly string[])[]>,
): Modifying {
  const known = forms.get(`${role} ${value}`) ?? [value === '' ? [] : value.split(' ')]
  if (role !== 'site' || concept < 0) return { role, forms: known }
  const own = wordsOfName(lexicon, concept)
  const same = own.join(' ')
  return { role, forms: [own, ...known.filter((words) => words.join(' ') !== same)] }
}
