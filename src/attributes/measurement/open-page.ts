/** Opens a page: walks a note's terms once and notes for each token what covers it and what begins there. */
import type { Lexicon, TermTable } from '../../lexicon/index.ts'
import { Kind, type Line, type Sentence, type TokenTable } from '../../note/index.ts'
import { Covered, Fact, factsOf, learn, Mark, meantBy, telling } from './meant.ts'
import type { Page } from './page.ts'
import { makeRoom, type Room } from './room.ts'

/** Sorts a note's terms for the readers of values. Linear in tokens and terms. */
export function openPage(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
  room: Room = makeRoom(tokens.length),
): Page {
  const size = tokens.length
  const { lineOf, sentenceOf, covered, marks, termAt, longestFirst, longestEnd } = room
  for (let l = 0; l < lines.length; l++) fill(lineOf, l, lines[l]!.first, lines[l]!.end)
  for (let s = 0; s < sentences.length; s++) fill(sentenceOf, s, sentences[s]!.first, sentences[s]!.end)
  covered.fill(0, 0, size)
  marks.fill(0, 0, size)
  longestFirst.fill(0, 0, size)
  longestEnd.fill(0, 0, size)
  const numberTokens: number[] = []
  for (let i = 0; i < size; i++) if (tokens.kind[i] === Kind.number) numberTokens.push(i)
  const otherTokens: number[] = []
  const panels = new Map<number, { end: number; layout: string; name: string }>()
  const meant = meantBy(lexicon)
  const facts = factsOf(lexicon)
  let before = -1
  let firstTerm = 0
  let anyMark = 0
  for (let t = 0; t < terms.length; t++) {
    const first = terms.first[t]!
    if (first !== before) {
      before = first
      firstTerm = t
    }
    if (!(terms.kinds[t]! & telling)) continue
    const end = terms.end[t]!
    const entry = terms.entry[t]!
    // most entries say what they say in any written form: one number tells
    const fact = facts[entry]! || learn(facts, entry, meant(entry))
    let bits = fact & Fact.covers
    let mark = fact >>> Fact.markShift
    if (fact & Fact.exact) {
      const { coversSo, marksSo } = meant(entry)
      const written = text.slice(tokens.start[first]!, tokens.end[end - 1]!)
      for (const { form, bit } of coversSo) if (form === written) bits |= bit
      for (const { form, bit } of marksSo) if (form === written) mark |= bit
    }
    if (mark) {
      if (mark & Mark.unit) for (let i = first + 1; i < end; i++) covered[i]! |= Covered.unit
      if (mark & Mark.panel) {
        const { layout, name } = meant(entry).panels[0]!
        panels.set(first, { end, layout, name })
      }
      marks[first]! |= mark
      if (mark & Mark.other && otherTokens.at(-1) !== first) otherTokens.push(first)
      anyMark |= mark
      termAt[first] = firstTerm
    }
    if (bits) {
      const wide = bits & (Covered.drug | Covered.condition)
      const length = end - first
      for (let i = first; i < end; i++) {
        covered[i]! |= bits
        if (wide && length > longestEnd[i]! - longestFirst[i]!) {
          longestFirst[i] = first
          longestEnd[i] = end
        }
      }
    }
  }
  return {
    text,
    tokens,
    words: new Array(size),
    numbers: new Array(size),
    numberTokens,
    otherTokens,
    lines,
    sentences,
    lexicon,
    terms,
    meant,
    lineOf,
    sentenceOf,
    marks,
    termAt,
    anyMark,
    units: new Map(),
    results: new Map(),
    panels,
    covered,
    longest: { first: longestFirst, end: longestEnd },
    room,
  }
}

function fill(array: Uint32Array, value: number, first: number, end: number): void {
  for (let i = first; i < end; i++) array[i] = value
}
