/** Candidates: the meanings that the terms found may have, as they are written here. */
import { byEntry, kindBit, type Lexicon, SenseFlag, type TermTable } from '../lexicon/index.ts'
import { Flag, oneOf, type TokenTable } from '../note/index.ts'
import type { MentionKind } from './mention.ts'

/** One meaning of one term found: tokens `first` to `end` (out). */
export interface Candidate {
  readonly kind: MentionKind
  readonly first: number
  readonly end: number
  readonly entry: number
  readonly concepts: readonly [number, ...number[]]
  readonly ambiguous: boolean
  readonly variant: boolean
  /** Found by other means than the lexicon's exact term: how, by which rule, and the term's normal words. */
  readonly match?: 'misspelt' | 'open' | 'defined'
  readonly rule?: string
  readonly normal?: readonly string[]
}

const kinds: readonly MentionKind[] = ['condition', 'medication', 'observation']
const condition = kindBit('condition')
const wanted = kinds.reduce((mask, kind) => mask | kindBit(kind), 0)

/** The meanings of one kind that an entry has, in the order of the lexicon. */
interface KindSenses {
  readonly kind: MentionKind
  readonly senses: readonly { readonly concept: number; readonly flags: number; readonly form: string | null }[]
  /** Answers for the usual case, in which every meaning counts in any case. */
  readonly always: {
    readonly concepts: readonly number[]
    readonly ambiguous: boolean
    readonly variant: boolean
  } | null
}

const sensesByKind = byEntry((senses, lexicon): readonly KindSenses[] =>
  kinds.flatMap((kind) => {
    const own = senses.filter((sense) => lexicon.concept(sense.concept).kind === kind)
    if (own.length === 0) return []
    return [{ kind, senses: own, always: own.every((sense) => sense.form === null) ? sumUp(own) : null }]
  }),
)

function sumUp(senses: KindSenses['senses']): NonNullable<KindSenses['always']> {
  return {
    concepts: senses.map((sense) => sense.concept),
    ambiguous: senses.every((sense) => sense.flags & SenseFlag.ambiguous),
    variant: senses.every((sense) => sense.flags & SenseFlag.variant),
  }
}

/** The candidates of a note, in order of their first token, the longest first. */
export function findCandidates(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  lexicon: Lexicon,
): readonly Candidate[] {
  const sensesOf = sensesByKind(lexicon)
  const found: Candidate[] = []
  // terms of one first token come shortest first
  for (let from = 0, to = 0; from < terms.length; from = to) {
    while (to < terms.length && terms.first[to] === terms.first[from]) to++
    const negated = isNoBeginning(text, tokens, terms.first[from]!)
    for (let t = to - 1; t >= from; t--)
      if (terms.kinds[t]! & (negated ? wanted & ~condition : wanted))
        addMeanings(found, sensesOf(terms.entry[t]!), t, text, tokens, terms)
  }
  return found
}

const isNon = oneOf('non')

/** "non-tender", "non distended": normal, and no condition begins there; what follows may be one ("non-bloody emesis"). */
export function isAfterNon(text: string, tokens: TokenTable, first: number): boolean {
  if (first === 0) return false
  if (isNon(tokens, first - 1)) return true
  return first > 1 && text.charCodeAt(tokens.start[first - 1]!) === 45 && isNon(tokens, first - 2)
}

/** Does no condition begin at a token, as it is the other part of "non-" or of "b/"? */
export function isNoBeginning(text: string, tokens: TokenTable, first: number): boolean {
  return isAfterNon(text, tokens, first) || isHalfOfBoth(text, tokens, first)
}

/** The "l" of "b/l knee pain" and of "r/l": no left knee's. */
function isHalfOfBoth(text: string, tokens: TokenTable, first: number): boolean {
  if (first < 2 || tokens.end[first]! - tokens.start[first]! !== 1) return false
  if (text.charCodeAt(tokens.start[first - 1]!) !== 47 || tokens.flags[first]! & Flag.space) return false
  return isSide(tokens, first) && isSideBefore(tokens, first - 2)
}

const isSide = oneOf('l r')
const isSideBefore = oneOf('b l r')

function addMeanings(
  found: Candidate[],
  meanings: readonly KindSenses[],
  t: number,
  text: string,
  tokens: TokenTable,
  terms: TermTable,
): void {
  const first = terms.first[t]!
  const end = terms.end[t]!
  const entry = terms.entry[t]!
  for (let m = 0; m < meanings.length; m++) {
    const { kind, senses, always } = meanings[m]!
    let sum = always
    if (sum === null) {
      const written = senses.filter(({ form }) => form === null || writtenAs(text, tokens, first, end, form))
      if (written.length === 0) continue
      sum = sumUp(written)
    }
    found.push({
      kind,
      first,
      end,
      entry,
      concepts: sum.concepts as [number, ...number[]],
      ambiguous: sum.ambiguous,
      variant: sum.variant,
    })
  }
}

const dotted = /^(?:[A-Z]\.){2,}$/

/** The words as they are written; "M.I." is "MI". */
export function writtenForm(text: string, tokens: TokenTable, first: number, end: number): string {
  const written = text.slice(tokens.start[first]!, tokens.end[end - 1]!)
  return end - first === 1 && dotted.test(written) ? written.replaceAll('.', '') : written
}

/** Is the term written in exactly this form, blanks of any width between its words? */
export function writtenAs(text: string, tokens: TokenTable, first: number, end: number, form: string): boolean {
  if (end - first === 1) return writtenForm(text, tokens, first, end) === form
  let at = 0
  for (let i = first; i < end; i++) {
    if (i > first && tokens.flags[i]! & Flag.space) {
      if (form[at] !== ' ' && form[at] !== '-') return false
      at++
    }
    const size = tokens.end[i]! - tokens.start[i]!
    if (!form.startsWith(text.slice(tokens.start[i]!, tokens.end[i]!), at)) return false
    at += size
    if (form[at] === '-' && i + 1 < end && tokens.flags[i + 1]! & Flag.space) at--
  }
  return at === form.length
}
