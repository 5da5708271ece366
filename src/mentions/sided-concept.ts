/** Sides: the concept of one side of the body that a condition with "left", "right" or "bilateral" beside it names. */
import type { Lexicon } from '../lexicon/index.ts'
import { normaliseWord, tokenize } from '../note/index.ts'
import { conditionNamed } from './compose-code.ts'

const caches = new WeakMap<Lexicon, Map<string, number>>()
const sides: ReadonlySet<string> = new Set(['left', 'right', 'bilateral'])
// What a side stands after in a name: "osteoarthritis of left shoulder", "metastasis to left lung".
const beforeSite: ReadonlySet<string> = new Set(['of', 'to', 'in'])

/**
 * The concept of a side: "chalazion" and `left` give "left chalazion", "osteoarthritis of shoulder" and `left` give "osteoarthritis
 * of left shoulder". ICD-10-CM has codes of their own for sides (guideline I.B.13). The concept itself where no such name is known.
 */
export function sidedConcept(lexicon: Lexicon, concept: number, side: string): number {
  if (!sides.has(side)) return concept
  let known = caches.get(lexicon)
  if (!known) caches.set(lexicon, (known = new Map()))
  const key = `${side} ${concept}`
  let sided = known.get(key)
  if (sided === undefined) {
    sided = lookUp(lexicon, wordsOfName(lexicon, concept), side) ?? concept
    known.set(key, sided)
  }
  return sided
}

function lookUp(lexicon: Lexicon, name: readonly string[], side: string): number | null {
  const at = name.findLastIndex((word) => beforeSite.has(word)) + 1
  const inside = at > 0 ? conditionNamed(lexicon, [...name.slice(0, at), side, ...name.slice(at)]) : null
  return inside ?? conditionNamed(lexicon, [side, ...name])
}

/** The name of a concept in normal words. */
export function wordsOfName(lexicon: Lexicon, concept: number): string[] {
  const { name } = lexicon.concept(concept)
  const tokens = tokenize(name)
  const words: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const word = normaliseWord(name.slice(tokens.start[i]!, tokens.end[i]!))
    if (word !== '-') words.push(word)
  }
  return words
}
