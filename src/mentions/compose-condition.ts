/** A condition with its modifiers: how far its span reaches, and the more specific concept that they name together. */
import { conceptsOf, type Lexicon, type ModifierConcept } from '../lexicon/index.ts'
import { normaliseWord, oneOf, type Sentence } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import { composeConcept, type Modifying } from './compose-code.ts'
import { extendSpan, type FoundModifier, type ModifierIndex } from './extend-span.ts'
import type { MentionInput } from './find-mentions.ts'
import { sidedLimb } from './side-after.ts'
import { sidedConcept, wordsOfName } from './sided-concept.ts'

/** What composition made of a candidate: its span in tokens, its concepts, the chosen first, and its modifiers. */
export interface Composed {
  readonly first: number
  readonly end: number
  readonly concepts: Candidate['concepts']
  readonly found: readonly FoundModifier[]
}

/**
 * Composes a condition: "pain in the right knee" is one span and right knee pain. The span begins at or after token `from`, where
 * the condition before it ends, and ends at `to` at the latest, where the next one begins.
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
  let first = Math.max(wide.first, from)
  // "pain in the neck and arm numbness"
  while (first > wide.first && first < candidate.first && joins(tokens, first)) first++
  const { end } = wide
  const found = first === wide.first ? wide.modifiers : wide.modifiers.filter((one) => one.first >= first)
  const parts = partsOf(found)
  const specific = found.length === 0 ? null : specificOf(candidate, found, parts, input)
  const side = parts.find(({ role }) => role === 'laterality') ?? sideWithin(candidate, specific, modifiers)
  const whole = specific ?? candidate.concepts[0]
  const sided = side === undefined ? whole : sidedConcept(lexicon, whole, side.value)
  const concepts = chosenFirst(sided === candidate.concepts[0] ? specific : sided, candidate.concepts)
  return { first, end, concepts, found }
}

/** The side inside the words of a term that it parts ("partial tear of the left supraspinatus"), where composing has left it out. */
function sideWithin(
  { first, end, normal }: Candidate,
  specific: number | null,
  index: ModifierIndex,
): Part | undefined {
  if (!normal || specific === null) return undefined
  for (let i = first + 1; i < end; i++) {
    const found = index.beginning.get(i)
    if (found?.role === 'laterality') return found
  }
  return undefined
}

const joins = oneOf('and or & / ,')

type Part = Pick<FoundModifier, 'role' | 'value'> & { readonly concept?: number }

/** "LLE" is a side and a site. */
export function partsOf(found: readonly Part[]): readonly Part[] {
  if (!found.some(({ value }) => value.endsWith(' extremity'))) return found
  return found.flatMap((one) => {
    const [, side, site] = (one.role === 'site' && sidedLimb.exec(one.value)) || []
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
    const heads = [normalWords(input, candidate), wordsOfName(lexicon, candidate.concepts[0])]
    return composeConcept(lexicon, heads, modifiers)
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

// So many wholes of wholes at most: the table has three in a row.
const farthest = 3

/** All ways of writing a modifier's value, by role and value; of what a site is part of, by `whole` and the site. */
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
  const wholes = new Map(lexicon.rows('site-parts').map(({ name, fields }) => [name, fields.whole ?? '']))
  for (const part of wholes.keys()) {
    const forms: string[][] = []
    // a part of a part: the calf is the lower leg's, and that the leg's
    for (let of = wholes.get(part), far = 0; of !== undefined && far < farthest; of = wholes.get(of), far++)
      forms.push(...(made.get(`site ${of}`) ?? []))
    if (forms.length > 0) made.set(`whole ${part}`, forms)
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
  if (role !== 'site') return { role, forms: known }
  const whole = forms.get(`whole ${value}`)
  const own = concept < 0 ? null : wordsOfName(lexicon, concept)
  const same = own?.join(' ')
  const all = own === null ? known : [own, ...known.filter((words) => words.join(' ') !== same)]
  return { role, forms: all, ...(whole && { whole }) }
}
