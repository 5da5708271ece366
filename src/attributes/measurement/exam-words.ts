/** The words of an exam told by its parts: which parts it has, what each is called, and what values they take. */
import type { Lexicon, ObservationConcept } from '../../lexicon/index.ts'
import { Kind } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { readNumber } from './number.ts'
import { isNumber, type Page, resultsAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'
import { readQualitative } from './qualitative.ts'
import type { Reading } from './read-value.ts'
import { readScore } from './score.ts'
import type { State } from './state.ts'

/** An exam: its own observation, and those of its parts. */
export interface Family {
  readonly key: string
  readonly concept: number
  readonly observation: ObservationConcept
  readonly members: ReadonlySet<number>
  /** The observation of a side as a whole, where there is one; else the exam's. */
  sideOf(side: 'right' | 'left'): number
}

const known = new WeakMap<Lexicon, Map<string, Family>>()

/** The family whose exam has this name; null where the lexicon has no such exam. */
export function familyOf(lexicon: Lexicon, key: string): Family | null {
  let families = known.get(lexicon)
  if (!families) known.set(lexicon, (families = new Map()))
  let family = families.get(key)
  if (!family) {
    const concept = conceptNamed(lexicon, key)
    if (concept < 0) return null
    const members = new Set([concept])
    for (const { fields } of lexicon.rows('result-words'))
      if (fields.role === 'part' && fields.key === key) members.add(conceptNamed(lexicon, fields.traits ?? ''))
    const sides = { right: concept, left: concept }
    if (key.includes('strength'))
      for (const side of ['right', 'left'] as const) sides[side] = conceptNamed(lexicon, `${side} side strength`)
    family = {
      key,
      concept,
      observation: lexicon.concept(concept) as ObservationConcept,
      members,
      sideOf: (side) => (sides[side] >= 0 ? sides[side] : concept),
    }
    families.set(key, family)
  }
  return family
}

export interface Part {
  readonly concept: number
  readonly end: number
}

/** The part of an exam that is named at token i: by a word of its own, or by the name of its observation. */
export function partAt(state: State, family: Family, i: number): Part | null {
  const { page } = state
  let best: Part | null = null
  for (const { role, key, traits, end } of resultsAt(page, i))
    if (role === 'part' && key === family.key && (!best || end > best.end))
      best = { concept: conceptNamed(page.lexicon, traits), end }
  const k = state.nameAt.get(i)
  if (k === undefined) return best
  const name = state.names[k]!
  if (best && best.end >= name.end) return best
  // "STRENGTH: Strength is 3/5 ...": the exam again, and no part
  if (resultsAt(page, i).some(({ role }) => role === 'exam')) return best
  const own = name.candidates.find(({ concept }) => family.members.has(concept))
  return own ? { concept: own.concept, end: name.end } : best
}

/** A value of a part at token i, up to `limit`, with which its place ends: "4", "4-", "4+/5", "2+", "dop"; null for anything else. */
export function readPartValue(page: Page, i: number, { observation }: Family, limit: number): Reading | null {
  const power = isNumber(page, i) || signAt(page, i) === '+' ? readPower(page, i) : null
  const words = power || !observation.values.includes('words') ? null : readQualitative(page, i)
  const end = power?.end ?? words?.end ?? -1
  if (end < 0 || end > limit || !(end === limit || closes(page, end))) return null
  const value = power?.value ?? words!.value
  return { value, comparator: null, unit: null, first: i, body: i, valueEnd: end, end }
}

/** "4", "4+", "4-", "+2", "4/5", "4+/5", "5-/5". */
function readPower(page: Page, i: number): Pick<Reading, 'value' | 'end'> | null {
  // "4 out of 5", "4 plus out of 5"
  const told = /^(?:out|of|plus|minus)$/.test(wordAt(page, i + 1)) ? readScore(page, i) : null
  if (told) return told.value.type === 'score' && told.value.outOf > 5 ? null : told
  const number = readNumber(page, i)
  if (!number || !/^\+?[0-5](?:\.5)?$/.test(number.text)) return null
  let { end } = number
  let { text } = number
  const glued = (at: number): boolean => at < page.tokens.length && !spacedBefore(page, at)
  const mark = signAt(page, end)
  if ((mark === '+' || mark === '-') && glued(end) && !(glued(end + 1) && isNumber(page, end + 1))) {
    text += mark
    end++
  }
  if (signAt(page, end) === '/' && glued(end) && glued(end + 1) && /^[45]$/.test(wordAt(page, end + 1))) {
    const outOf = Number(wordAt(page, end + 1))
    text += `/${outOf}`
    end += 2
    if ('+-'.includes(signAt(page, end) || '?') && glued(end)) text += signAt(page, end++)
    if (/^\d\/\d$/.test(text)) return { value: { type: 'score', value: number.value, outOf, text }, end }
  }
  // "2/2", "3+/3+", "4/4-": right and left
  const other = signAt(page, end) === '/' && glued(end) && glued(end + 1) ? readNumber(page, end + 1) : null
  if (other && /^[0-5]$/.test(other.text)) {
    text += `/${other.text}`
    end = other.end
    if ('+-'.includes(signAt(page, end) || '?') && glued(end)) text += signAt(page, end++)
    return { value: { type: 'words', text }, end }
  }
  if (/^[0-5](?:\.5)?$/.test(text)) return { value: { type: 'number', value: number.value, text }, end }
  return { value: { type: 'words', text }, end }
}

/** What may follow the value of a part: a sign that parts, a side, another part, a small word, a new line; no unit, no letter glued to it. */
function closes(page: Page, i: number): boolean {
  if (i >= page.tokens.length || startsLine(page, i)) return true
  const sign = signAt(page, i)
  if (sign !== '') return ',;./|)(&'.includes(sign) || (sign === '-' && spacedBefore(page, i))
  if (!spacedBefore(page, i)) return false
  if (page.tokens.kind[i] !== Kind.word) return false
  if (resultsAt(page, i).some(({ role }) => role === 'part' || role === 'site')) return true
  return /^(?:r|l|rt|lt|right|left|throughout|bilaterally|bilateral|bl|b|and|but|with|on|in|at|to|proximally|distally|symmetric|t|all|now|today|limited|elsewhere|otherwise|proximally|distally|for|of)$/.test(
    wordAt(page, i),
  )
}
