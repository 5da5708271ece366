/** Graded: drugs that a culture was tested with, a letter beside each: "cipro S, Bactrim R", "vanc 1 S", "(S: CTX; R: amp)". None is taken. */
import { Flag, Kind, oneOf, type TokenTable } from '../note/index.ts'

interface Written {
  readonly text: string
  readonly tokens: TokenTable
}

// How far a letter may stand from a drug of its list, another letter from it, and a word of cultures, in tokens.
const listReach = 12
const nearReach = 8
const cultureReach = 40

const isCulture = oneOf(
  'cx ucx bcx scx wcx culture cultures sensitivities sensitivity susceptibilities susceptibility coli klebsiella proteus mirabilis pseudomonas aeruginosa enterococcus faecalis faecium aureus mssa mrsa esbl vre gnr gpc strep staph enterobacter serratia citrobacter acinetobacter morganella cfu isolate isolates',
)

/** Is a drug at tokens `first` to `end` named for what a culture says of it? */
export function isGraded(written: Written, first: number, end: number): boolean {
  const letter = letterAfter(written, end)
  if (letter >= 0) return hasLetterNear(written, letter) || hasCulture(written, first)
  return isListed(written, first) && hasCulture(written, first)
}

const wordAt = ({ text, tokens }: Written, i: number): string =>
  i >= 0 && i < tokens.length ? text.slice(tokens.start[i]!, tokens.end[i]!) : ''

const isLetter = (written: Written, i: number): boolean => /^[SRI]$/.test(wordAt(written, i))

/** The token of the letter right after a drug, past a sign and the concentration that inhibits; -1 when there is none. */
function letterAfter(written: Written, end: number): number {
  const { tokens } = written
  let i = end
  if (/^[:=(-]$/.test(wordAt(written, i))) i++
  for (let k = 0; k < 4 && i < tokens.length && !(tokens.flags[i]! & Flag.line); k++, i++) {
    if (isLetter(written, i)) return endsEntry(written, i + 1) ? i : -1
    if (tokens.kind[i] !== Kind.number && tokens.kind[i] !== Kind.comparator && wordAt(written, i) !== '=') return -1
  }
  return -1
}

/** A sign, a gap or a line's end after the letter. */
function endsEntry(written: Written, i: number): boolean {
  const { tokens } = written
  if (i >= tokens.length || tokens.flags[i]! & Flag.line) return true
  return /^[,;.)/|(]$/.test(wordAt(written, i)) || tokens.start[i]! - tokens.end[i - 1]! > 1
}

function hasLetterNear(written: Written, letter: number): boolean {
  for (let i = letter - nearReach; i <= letter + nearReach; i++) if (i !== letter && isLetter(written, i)) return true
  return false
}

function hasCulture({ tokens }: Written, first: number): boolean {
  for (let i = first - 1; i >= 0 && i > first - cultureReach; i--) if (isCulture(tokens, i)) return true
  return false
}

/** "S cefepime", "R: CTX, cipro, TMP/SMX": a letter stands before the drug, with nothing but names and what joins them between. */
function isListed(written: Written, first: number): boolean {
  const { kind } = written.tokens
  let i = first - 1
  for (const least = first - listReach; i >= 0 && i >= least; i--) {
    if (isLetter(written, i) || (wordAt(written, i) === ':' && isLetter(written, i - 1))) return true
    if (!joins.test(wordAt(written, i))) return false
    while (kind[i - 1] === Kind.word && !isLetter(written, i - 1) && i >= least) i-- // the name before
  }
  return false
}

const joins = /^[,/&+-]$/
