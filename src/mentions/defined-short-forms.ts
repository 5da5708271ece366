/** Defined short forms: "mitral stenosis (MS)" says what MS means in the rest of this note. */
import { Flag, Kind } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'

/** What a short form stands for from token `from` on; no meaning when its long form is no condition and no drug. */
interface Definition {
  readonly from: number
  readonly meaning: Candidate | null
}

// "a long form has at most min(letters + 5, twice the letters) words" (Schwartz and Hearst 2003)
const longestFor = (letters: number): number => Math.min(letters + 5, letters * 2)
const maxLetters = 7

/**
 * The candidates of a note with its own short forms understood: a short form defined as a condition or drug is that one wherever
 * it stands afterwards, an ambiguous one defined as something else ("physical therapy (PT)") is no candidate at all.
 */
export function applyShortForms(around: Around, candidates: readonly Candidate[]): readonly Candidate[] {
  const definitions = findDefinitions(around, candidates)
  if (definitions.size === 0) return candidates
  const { text, tokens } = around
  const definedAt = (i: number): Definition | undefined => {
    // the last one before it stands
    const own = definitions.get(text.slice(tokens.start[i]!, tokens.end[i]!))
    return own && lastBefore(own, i)
  }
  const kept = candidates.filter((candidate) => {
    if (candidate.end - candidate.first !== 1) return true
    const definition = definedAt(candidate.first)
    if (!definition || candidate.kind === 'observation') return true
    return definition.meaning === null ? !candidate.ambiguous : false
  })
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.word || tokens.end[i]! - tokens.start[i]! > maxLetters) continue
    const meaning = definedAt(i)?.meaning
    if (!meaning) continue
    kept.push({ ...meaning, first: i, end: i + 1, ambiguous: false, match: 'defined', rule: 'short-form/defined' })
  }
  return kept.sort((a, b) => a.first - b.first || b.end - a.end)
}

function findDefinitions(around: Around, candidates: readonly Candidate[]): ReadonlyMap<string, readonly Definition[]> {
  const { text, tokens, sentences, sentenceAt } = around
  const definitions = new Map<string, Definition[]>()
  let byEnd: ReadonlyMap<number, readonly Candidate[]> | undefined
  for (let open = 1; open + 2 < tokens.length; open++) {
    if (text.charCodeAt(tokens.start[open]!) !== 40) continue
    const sentence = sentences[sentenceAt[open]!]!
    const long = isShortForm(open + 1, around) && text[tokens.start[open + 2]!] === ')'
    if (long) {
      // "mitral stenosis (MS)"
      const form = text.slice(tokens.start[open + 1]!, tokens.end[open + 1]!)
      const earliest = Math.max(sentence.first, open - longestFor(form.length))
      const first = matchLetters(form, earliest, open, around)
      if (first !== null) define(form, open + 1, termAt(first, open))
    } else if (isShortForm(open - 1, around) && open - 1 >= sentence.first) {
      // "MS (mitral stenosis)"
      let close = open + 1
      while (close < sentence.end && close < open + maxLetters * 2 && text[tokens.start[close]!] !== ')') close++
      const form = text.slice(tokens.start[open - 1]!, tokens.end[open - 1]!)
      if (text[tokens.start[close]!] === ')' && matchLetters(form, open + 1, close, around) === open + 1)
        define(form, open - 1, termAt(open + 1, close))
    }
  }
  return definitions

  // the long form and nothing else: "bladder tumor (TURBT)" names the resection
  function termAt(first: number, end: number): Candidate | undefined {
    byEnd ??= groupByEnd(candidates)
    return byEnd.get(end)?.find((one) => one.first === first)
  }

  function define(form: string, from: number, meaning: Candidate | undefined): void {
    const definition = { from, meaning: meaning && !meaning.ambiguous ? meaning : null }
    const before = definitions.get(form)
    if (before) before.push(definition)
    else definitions.set(form, [definition])
  }
}

/** The last of the definitions, in order, that begins at or before token i. */
function lastBefore(definitions: readonly Definition[], i: number): Definition | undefined {
  let lo = 0
  let hi = definitions.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (definitions[mid]!.from <= i) lo = mid + 1
    else hi = mid
  }
  return definitions[lo - 1]
}

function groupByEnd(candidates: readonly Candidate[]): ReadonlyMap<number, readonly Candidate[]> {
  const byEnd = new Map<number, Candidate[]>()
  for (const candidate of candidates) {
    if (candidate.kind === 'observation') continue
    const before = byEnd.get(candidate.end)
    if (before) before.push(candidate)
    else byEnd.set(candidate.end, [candidate])
  }
  return byEnd
}

/** Two to seven letters, most of them capitals: "MS", "AKI", "CKDu". */
function isShortForm(i: number, { text, tokens }: Around): boolean {
  if (tokens.kind[i] !== Kind.word) return false
  const size = tokens.end[i]! - tokens.start[i]!
  if (size < 2 || size > maxLetters || !(tokens.flags[i]! & Flag.capital)) return false
  let capitals = 0
  for (let at = tokens.start[i]!; at < tokens.end[i]!; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals++
  }
  return capitals >= 2 && capitals * 2 > size
}

/**
 * Where the long form begins whose letters the short form has, in order, the first of them at the beginning of a word; null when
 * the words before do not hold them. The long form ends at token `end` (out).
 */
function matchLetters(form: string, earliest: number, end: number, { text, tokens }: Around): number | null {
  const letters = form.toLowerCase()
  let at = letters.length - 1
  let position = tokens.end[end - 1]! - 1
  const stop = tokens.start[earliest]!
  const isWordStart = (place: number): boolean => place === stop || !/[a-z0-9]/i.test(text[place - 1]!)
  while (at >= 0) {
    if (!/[a-z0-9]/.test(letters[at]!)) {
      at--
      continue
    }
    while (position >= stop && (text[position]!.toLowerCase() !== letters[at] || (at === 0 && !isWordStart(position))))
      position--
    if (position < stop) return null
    position--
    at--
  }
  let first = end - 1
  while (first > earliest && tokens.start[first]! > position + 1) first--
  return first
}
