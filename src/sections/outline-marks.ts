/** Where the sections begin and end that the source itself marked, as a C-CDA document does with codes. */
import { conceptsOf, type Lexicon, type TitleConcept } from '../lexicon/index.ts'
import type { Line, OutlineSection, TokenTable } from '../note/index.ts'

/** The begin of a section of the source, or the return to the one around it (null: to none). */
export interface Mark {
  /** Where it stands: the first token of its title, or of its body when it has none. */
  readonly first: number
  readonly line: number
  /** The section that begins; null where one ends and text of the section around it follows. */
  readonly begins: Begun | null
  /** How many sections of the outline are open at this place, itself left out. */
  readonly depth: number
}

export interface Begun {
  /** Its title in the text: tokens `first` to `end` of the mark, when it stands there. */
  readonly titleEnd: number
  readonly body: number
  /** What its code names; null when no title of the lexicon has that code. */
  readonly concept: TitleConcept | null
  readonly loinc: string
}

const byCode = new WeakMap<Lexicon, ReadonlyMap<string, TitleConcept>>()

/** The section types of a lexicon by their LOINC code. */
function titlesByCode(lexicon: Lexicon): ReadonlyMap<string, TitleConcept> {
  const known = byCode.get(lexicon)
  if (known) return known
  const made = new Map<string, TitleConcept>()
  for (const { concept } of conceptsOf(lexicon, 'title'))
    if (concept.loinc !== '' && !made.has(concept.loinc)) made.set(concept.loinc, concept)
  byCode.set(lexicon, made)
  return made
}

/** The marks of an outline, in the order of the text. */
export function outlineMarks(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  outline: readonly OutlineSection[],
  lexicon: Lexicon,
): readonly Mark[] {
  if (outline.length === 0) return []
  const codes = titlesByCode(lexicon)
  const marks: Mark[] = []
  const ends: number[] = [] // of the open ones, the innermost last
  const lineAt = (token: number): number => lastUpTo(lines.length, (l) => lines[l]!.first, token)
  const closeUpTo = (token: number): void => {
    while (ends.length > 0 && ends.at(-1)! <= token) {
      const end = ends.pop()!
      const taken = ends.at(-1) === end || end >= tokens.length
      if (end < token && !taken) marks.push({ first: end, line: lineAt(end), begins: null, depth: ends.length })
    }
  }
  for (const { span, title, code } of outline) {
    const first = tokenAt(tokens, span.start)
    const end = tokenAt(tokens, span.end)
    if (first >= end) continue
    closeUpTo(first)
    const line = lineAt(first)
    const stands = title !== '' && text.startsWith(title, span.start)
    const titleEnd = stands ? Math.min(tokenAt(tokens, span.start + title.length), lines[line]!.end, end) : first
    const colon = titleEnd < lines[line]!.end && text.charCodeAt(tokens.start[titleEnd]!) === 58
    const loinc = code?.system === 'loinc' ? code.code : ''
    const concept = codes.get(loinc) ?? null
    marks.push({
      first,
      line,
      begins: { titleEnd, body: stands && colon ? titleEnd + 1 : titleEnd, concept, loinc },
      depth: ends.length,
    })
    ends.push(end)
  }
  closeUpTo(tokens.length)
  return marks
}

/** The first token that begins at or after a character. */
function tokenAt(tokens: TokenTable, at: number): number {
  return lastUpTo(tokens.length, (i) => tokens.start[i]!, at - 1) + 1
}

/** The last of `length` growing values that is not over `limit`; -1 when there is none. */
function lastUpTo(length: number, value: (i: number) => number, limit: number): number {
  let low = 0
  let high = length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (value(middle) <= limit) low = middle + 1
    else high = middle - 1
  }
  return high
}
