/** Open vocabulary: phrases of no term that are conditions by their form or by what stands around them. */
import { kindBit, uncoded } from '../lexicon/index.ts'
import { Flag, Kind, normaliseWord, oneOf, type Sentence } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'
import type { ModifierIndex } from './extend-span.ts'
import { endedMask, type Frame, lastTwo, maybeMask, type OpenRole, type OpenWords } from './open-words.ts'

/** Says which words of a sentence are nouns, adjectives, verbs; made by `loadPartsOfSpeech`. */
export interface PartsOfSpeech {
  /** The tag of the word that begins at an offset of a sentence: `NOUN`, `ADJ`, `VERB`, ...; null when it can't be told. */
  tagAt(sentence: string, offset: number): string | null
}

export interface OpenInput {
  readonly around: Around
  readonly modifiers: ModifierIndex
  /** 1 at every token of a mention found otherwise. */
  readonly taken: Uint8Array
  readonly partsOfSpeech: PartsOfSpeech | null
  readonly words: OpenWords
}

// No phrase reaches further from its head, in tokens.
const maxReach = 5
const shortestEnding = 3
const longestEnding = 9
const minWord = 7

const adjective = /(?:[^aeiou]al|ar|ary|ic|ous|oid|ive|ent|ant|ine|eal|ual|ial|ile|able|ible)$/
const otherBits =
  kindBit('medication') | kindBit('title') | kindBit('cue') | kindBit('unit') | kindBit('frequency') | kindBit('route')

/**
 * The open candidates of a note: "periurethritis" by its ending, "bony abnormalities" by its head, "difficulty with balance" by its
 * frame, and the items of a list of problems in which nothing else was found.
 */
export function findOpen(input: OpenInput): readonly Candidate[] {
  const { around, taken } = input
  const { tokens, sentences, sentenceAt } = around
  const { frames, maybe, lastLetters } = input.words
  const found: Candidate[] = []
  const free = (first: number, end: number): boolean => {
    for (let i = first; i < end; i++) if (taken[i]) return false
    return true
  }
  const keep = (first: number, end: number, rule: string): void => {
    if (end <= first || !free(first, end)) return
    taken.fill(1, first, end)
    found.push({
      kind: 'condition',
      first,
      end,
      entry: 0,
      concepts: [uncoded],
      ambiguous: false,
      variant: false,
      match: 'open',
      rule: `open/${rule}`,
    })
  }
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.word || taken[i]) continue
    const may = (maybe[tokens.hash[i]! & maybeMask]! & 2) !== 0
    if (!may && !mayEnd(i, around, lastLetters)) continue
    const sentence = sentences[sentenceAt[i]!]!
    if (!may) {
      if (!hasEnding(i, input) || roleOf(i, input) !== undefined) continue
      const tag = tagOf(i, input)
      if (tag !== 'VERB' && tag !== 'ADV') keep(phraseStart(i, sentence, input), i + 1, 'ending')
      continue
    }
    const frame = frames.get(tokens.hash[i]!)
    if (frame) {
      const end = frameEnd(i, frame, sentence, input)
      if (end) keep(end.first, end.end, `frame/${end.role}`)
      if (taken[i]) continue
    }
    const role = roleOf(i, input)
    if (role === 'head' || role === 'alone' || role === 'cued') {
      if (i + 1 < sentence.end && roleOf(i + 1, input) === 'tail') continue
      if (i > sentence.first && roleOf(i - 1, input) === 'not') continue // "health problems"
      const first = phraseStart(i, sentence, input)
      const meant = role === 'alone' && isMeant(first, sentence, input)
      if (role === 'cued') {
        if (isDenied(first, sentence, input)) keep(first, i + 1, 'denied')
      } else if (first < i || placeAfter(i + 1, sentence, input)) keep(first, i + 1, 'head')
      else if (meant) keep(i, i + 1, 'alone')
    }
  }
  for (const item of findItems(input)) keep(item.first, item.end, 'list-item')
  return found
}

function roleOf(i: number, { around: { tokens }, words: { maybe, roles } }: OpenInput): OpenRole | undefined {
  if (!maybe[tokens.hash[i]! & maybeMask]) return undefined
  const own = roles.get(tokens.hash[i]!)
  return own && own.check === tokens.check[i] ? own.role : undefined
}

/** Do the word's last two letters, small or capital, end some condition? */
function mayEnd(i: number, { text, tokens }: Around, lastLetters: Uint8Array): boolean {
  const end = tokens.end[i]!
  if (end - tokens.start[i]! < minWord) return false
  return lastLetters[lastTwo(text.charCodeAt(end - 2) | 32, text.charCodeAt(end - 1) | 32)] === 1
}

/** Does the word have an ending of conditions? Notes use the same words again and again: most answers are known. */
function hasEnding(i: number, { around, words: { endings, ended } }: OpenInput): boolean {
  const { tokens } = around
  if (tokens.flags[i]! & Flag.digit) return false
  const hash = tokens.hash[i]!
  const check = tokens.check[i]!
  const slot = (hash & endedMask) * 3
  if (ended[slot] !== hash || ended[slot + 1] !== check || ended[slot + 2] === 0) {
    ended[slot] = hash
    ended[slot + 1] = check
    ended[slot + 2] = endsWithOne(i, around, endings) ? 2 : 1
  }
  return ended[slot + 2] === 2
}

/** Does the word have one of these endings: "periurethritis", "cardioembolism"? */
function endsWithOne(i: number, { text, tokens }: Around, endings: ReadonlySet<string>): boolean {
  const size = tokens.end[i]! - tokens.start[i]!
  if (size < minWord || tokens.flags[i]! & Flag.digit) return false
  const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
  for (let length = shortestEnding; length <= longestEnding && length <= word.length - 3; length++)
    if (endings.has(word.slice(-length))) return true
  return false
}

/** Where the phrase of the head at token i begins: adjectives and modifiers before it, one noun where nothing else stands. */
function phraseStart(i: number, sentence: Sentence, input: OpenInput): number {
  const { around, modifiers, taken } = input
  const { text, tokens, endsAt } = around
  let first = i
  let nouns = 0
  while (first > sentence.first && i - first < maxReach) {
    const before = first - 1
    const role = roleOf(before, input)
    if (role === 'stop' || role === 'not') break
    const modifier = modifiers.ending.get(first)
    if (modifier && modifier.role !== 'course' && modifier.first >= sentence.first && !taken[before]) {
      first = modifier.first
      continue
    }
    if (text[tokens.start[before]!] === '-' && !(tokens.flags[first]! & Flag.space) && before > sentence.first) {
      // "cognitive-linguistic deficits"
      if (tokens.kind[before - 1] !== Kind.word || tokens.flags[before]! & Flag.space) break
      first = before
      continue
    }
    if (tokens.kind[before] !== Kind.word || taken[before]) break
    const word = normaliseWord(text.slice(tokens.start[before]!, tokens.end[before]!))
    if (word.length < 4 || endsAt[before]! & otherBits) break
    if (adjective.test(word) || tagOf(before, input) === 'ADJ') first = before
    else if (nouns === 0 && first === i && isNoun(word, before, input)) {
      first = before
      nouns++
    } else break
  }
  // a hyphen can't begin a phrase
  while (first < i && tokens.kind[first] !== Kind.word && tokens.kind[first] !== Kind.number) first++
  return first
}

// Verbs and adverbs by their form; nouns have none of these endings.
const noNoun = /(?:ed|ing|ly|ize|ise|ify)$/

function isNoun(word: string, i: number, input: OpenInput): boolean {
  if (noNoun.test(word) || roleOf(i, input) !== undefined) return false
  const tag = tagOf(i, input)
  return tag === null || tag === 'NOUN' || tag === 'ADJ' || tag === 'PROPN'
}

/** The part of speech of token i; null where none are asked for, or its sentence can't be tagged. */
function tagOf(i: number, { around, partsOfSpeech }: OpenInput): string | null {
  if (!partsOfSpeech) return null
  const { text, tokens, sentences, sentenceAt } = around
  const { first, end } = sentences[sentenceAt[i]!]!
  return partsOfSpeech.tagAt(
    text.slice(tokens.start[first]!, tokens.end[end - 1]!),
    tokens.start[i]! - tokens.start[first]!,
  )
}

const leadsToPlace = oneOf('of in at on over to')

/** "of the shunt", "in the right adnexa": does a place stand at token i? */
function placeAfter(i: number, sentence: Sentence, { around, modifiers }: OpenInput): boolean {
  const { tokens } = around
  if (i >= sentence.end || !leadsToPlace(tokens, i)) return false
  for (let k = i + 1; k < Math.min(sentence.end, i + 4); k++) {
    const role = modifiers.beginning.get(k)?.role
    if (role === 'site') return true
    if (tokens.kind[k] !== Kind.word) return false
  }
  return false
}

const isJoint = oneOf(', or and / nor any & +')

const isDenial = oneOf('no without denies denied any nor not or')

/** Does a denial stand right before token i, or before the list that it stands in: "no murmurs, rubs or gallops"? */
function isDenied(i: number, sentence: Sentence, { around: { tokens } }: OpenInput): boolean {
  if (i === sentence.first) return false
  return isDenial(tokens, i - 1)
}

// "no gross lesions", "no other strictures": words between a cue and what it denies.
const isPassed = oneOf(
  'gross significant obvious other visible discrete definite apparent new additional frank overt clear evident',
)

/** Does a cue stand before the head, or a mention in one list with it? */
function isMeant(i: number, sentence: Sentence, { around, taken }: OpenInput): boolean {
  const { tokens, endsAt } = around
  let at = i
  while (at > sentence.first && isPassed(tokens, at - 1)) at--
  if (at > sentence.first && endsAt[at - 1]! & kindBit('cue') && !isDeterminer(tokens, at - 1)) return true
  for (const step of [-1, 1]) {
    let joined = false
    for (let k = i + step; k >= sentence.first && k < sentence.end && Math.abs(k - i) <= 3; k += step) {
      if (joined && taken[k]) return true
      if (!isJoint(tokens, k)) break
      joined = true
    }
  }
  return false
}

/** The condition that a frame at token i makes: "difficulty with balance", or "cord compression" after "signs of". */
function frameEnd(
  i: number,
  frames: readonly Frame[],
  sentence: Sentence,
  input: OpenInput,
): { readonly first: number; readonly end: number; readonly role: Frame['role'] } | null {
  const { around, taken } = input
  const { text, tokens, beginsAt } = around
  const word = (k: number): string => normaliseWord(text.slice(tokens.start[k]!, tokens.end[k]!))
  for (const { role, hashes } of frames) {
    if (i + hashes.length > sentence.end || !hashes.every((hash, k) => tokens.hash[i + k] === hash)) continue
    if (role === 'whole') return { first: i, end: i + hashes.length, role }
    let first = i + hashes.length
    while (first < sentence.end && isDeterminer(tokens, first)) first++
    let end = first
    while (end < sentence.end && end - first < maxReach) {
      if (tokens.kind[end] !== Kind.word || taken[end] || beginsAt[end]! & otherBits) break
      const own = roleOf(end, input)
      if (own === 'not' || own === 'tail') return null
      if (own === 'stop' || /(?:ed|ly)$/.test(word(end))) break
      end++
    }
    if (end === first || (end < sentence.end && taken[end])) return null
    if (end < sentence.end && !(tokens.flags[end]! & Flag.space) && text[tokens.start[end]!] === '-') return null
    // "medial and lateral joint line pain": the adjective's noun comes later
    if (end < sentence.end && isJoint(tokens, end) && adjective.test(word(end - 1))) return null
    const last = tagOf(end - 1, input)
    if (last !== null && last !== 'NOUN' && last !== 'PROPN') return null
    if (role === 'with') return { first: i, end, role }
    return end < sentence.end && tokens.kind[end] === Kind.word && !isJoint(tokens, end) ? null : { first, end, role }
  }
  return null
}

const isDeterminer = oneOf('the a an his her their some both this that these those my')

const longestItem = 6

/** Items of lists of problems in which nothing was found: up to the first stop, short, and no words that a problem has not. */
function* findItems(input: OpenInput): Generator<{ readonly first: number; readonly end: number }> {
  const { around, taken } = input
  const { text, tokens, lines, sections, sectionAt, beginsAt } = around
  const { procedures } = input.words
  for (const line of lines) {
    if (line.marker === null) continue
    const section = sections[sectionAt[line.body]!]
    if (!section?.implies.includes('list=problem') || section.type === 'plan') continue
    if (section.implies.includes('historical')) continue // past histories list operations, too
    let end = line.body
    let right = true
    while (end < line.end && right) {
      if (tokens.kind[end] !== Kind.word && text[tokens.start[end]!] !== '-') break
      const role = roleOf(end, input)
      right = !taken[end] && role !== 'not' && role !== 'stop' && role !== 'tail' && !(beginsAt[end]! & otherBits)
      if (right && endsWithOne(end, around, procedures)) right = false
      if (right && /^(?:VERB|AUX|PRON)$/.test(tagOf(end, input) ?? '')) right = false
      end++
    }
    if (!right || end === line.body || end - line.body > longestItem) continue
    if (end < line.end && !/^[.,;:]$/.test(text.slice(tokens.start[end]!, tokens.end[end]!))) continue
    if (end - line.body === 1 && tokens.end[line.body]! - tokens.start[line.body]! < minWord) continue
    yield { first: line.body, end }
  }
}
