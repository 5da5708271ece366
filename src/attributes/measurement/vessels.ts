/** Vessels: how far the heart's arteries are narrowed, where no word of narrowing stands with the number: "30% in the circumflex", "RCA 50%". */
import { mayHold, type Sentence } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { Mark } from './meant.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { type Reading, readValue } from './read-value.ts'
import { type Meaning, put, type State } from './state.ts'

interface Found {
  readonly first: number
  readonly end: number
  readonly reading: Reading
}

const mayHoldShares = mayHold('% percent percentage pct cent')

/** Reads the per cents beside the heart's arteries in sentences that are about their narrowing. */
export function readVessels(state: State): void {
  const { page } = state
  if (!(page.anyMark & Mark.other) || !mayHoldShares(page.tokens)) return
  const concept = conceptNamed(page.lexicon, 'coronary stenosis')
  if (concept < 0) return
  const observation = observationOf(page, concept)
  const meaning: Meaning = { concept, observation, ambiguous: false, code: observation.codes[0] ?? null }
  for (const sentence of page.sentences) {
    const all = findIn(state, sentence, meaning)
    if (all.length === 0 || (all.length < 2 && !isCoronary(state, sentence, concept))) continue
    for (const { first, end, reading } of all)
      put(state, { meaning, name: null, first, reading, end, rule: 'vessel-narrowing' })
  }
}

function findIn({ page, used, nameAt }: State, sentence: Sentence, meaning: Meaning): Found[] {
  const all: Found[] = []
  let free = sentence.first
  for (let i = sentence.first; i < sentence.end; i++) {
    const vessel = page.marks[i]! & Mark.other ? resultAt(page, i, 'vessel') : null
    if (!vessel) continue
    const one = before(page, i, vessel.end, free, meaning) ?? after(page, vessel.end, sentence.end, meaning)
    i = vessel.end - 1
    if (!one || used[one.reading.body] || nameAt.has(one.reading.end)) continue
    all.push(one)
    free = one.end
    i = Math.max(i, one.end - 1)
  }
  return all
}

const places = /^(?:the|his|her|proximal|mid|middle|distal|ostial|native|left|right)$/
const mostPlaces = 4
const longest = 4 // tokens of "20 - 30 %"

/** "30% in the mid circumflex", "80% LAD and": the per cent that ends before the vessel at token i. */
function before(page: Page, i: number, end: number, from: number, meaning: Meaning): Found | null {
  let at = i
  while (at > from && i - at < mostPlaces && places.test(wordAt(page, at - 1))) at--
  const inside = wordAt(page, at - 1) === 'in'
  if (inside) at--
  if (signAt(page, at - 1) !== '%') return null
  for (let first = Math.max(from, at - longest); first < at; first++) {
    const reading = isNumber(page, first) ? perCent(page, first, meaning) : null
    if (reading?.end !== at || !begins(page, first, from)) continue
    // "90% in the LAD distribution"
    return closes(page, end) ? { first, end, reading } : null
  }
  return null
}

/** "RCA 50%", "LAD had 30%,": the per cent right after the vessel, with which the thought ends. */
function after(page: Page, end: number, limit: number, meaning: Meaning): Found | null {
  let at = end
  while (
    at < limit &&
    at - end < mostPlaces &&
    /^(?:had|has|with|was|is|of|:|-|proximal|mid|distal|disease|diffuse)$/.test(wordAt(page, at))
  )
    at++
  const reading = at < limit && isNumber(page, at) ? perCent(page, at, meaning) : null
  return reading && closes(page, reading.end) ? { first: at, end: reading.end, reading } : null
}

function perCent(page: Page, i: number, { observation }: Meaning): Reading | null {
  const reading = readValue(page, i, observation)
  return reading?.unit === '%' && isPlausible(observation, reading.value, '%') ? reading : null
}

/** Not "improved 40% in the LAD", "EF 55%": a small word, a verb of showing or a stop stands before. */
function begins(page: Page, i: number, from: number): boolean {
  return (
    i === from ||
    ',;:('.includes(signAt(page, i - 1) || '?') ||
    /^(?:and|a|an|was|showed|shows|revealed|demonstrated|had|with|about|approximately)$/.test(wordAt(page, i - 1))
  )
}

function closes(page: Page, i: number): boolean {
  return (
    i >= page.tokens.length ||
    startsLine(page, i) ||
    ',;.)'.includes(signAt(page, i) || '?') ||
    /^(?:and|but|with|proximal|mid|distal|proximally|distally|in|at|which|cto|occluded|occlusion|stenosis|stenosed|lesion|isr)$/.test(
      wordAt(page, i),
    )
  )
}

const coronary = /^(?:disease|coronary|coronaries|angiogra(?:m|ms|phy|phic)|cath|catheterization|stenos[ie]s)$/

/** Does the sentence tell of narrowed vessels: by a word of the heart's images, or by the name of a narrowing? */
function isCoronary({ page, names, nameAt }: State, { first, end }: Sentence, concept: number): boolean {
  for (let i = first; i < end; i++) {
    if (coronary.test(wordAt(page, i))) return true
    const name = nameAt.get(i)
    if (name !== undefined && names[name]!.candidates.some((one) => one.concept === concept)) return true
  }
  return false
}
