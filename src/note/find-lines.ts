/** Lines: where each begins, how far it is indented, and the list marker it may carry. */
import { Flag, Kind, type TokenTable } from './token.ts'

/** What stands before a list item: "1." or "a)" is `number`, "-" or "•" is `bullet`, "[x]" is `box`, "#" is `hash`. */
export type Marker = 'number' | 'bullet' | 'box' | 'hash'

/** One line with words: tokens `first` to `end`; the item begins at token `body`, after its marker if it has one. */
export interface Line {
  readonly first: number
  readonly end: number
  readonly body: number
  readonly marker: Marker | null
  /** Characters of white space before the first token. */
  readonly indent: number
  /** A blank line, or the note's beginning, stands before. */
  readonly afterBlank: boolean
}

/** Finds the lines of a note: "1. CHF\n- HTN" has two, with markers "1." and "-". Lines without a token are left out. */
export function findLines(text: string, tokens: TokenTable): readonly Line[] {
  const lines: Line[] = []
  let first = 0
  while (first < tokens.length) {
    let end = first + 1
    while (end < tokens.length && !(tokens.flags[end]! & Flag.line)) end++
    const marker = readMarker(text, tokens, first, end)
    lines.push({
      first,
      end,
      body: first + (marker?.tokens ?? 0),
      marker: marker?.kind ?? null,
      indent: indentOf(text, tokens.start[first]!),
      afterBlank: first === 0 || (tokens.flags[first]! & Flag.blank) !== 0,
    })
    first = end
  }
  return markBareNumbers(text, tokens, lines)
}

/** "1 Sepsis: ...\n2 AKI\n": numbers without a stop mark the lines of a list when they count up from one. */
function markBareNumbers(text: string, tokens: TokenTable, lines: readonly Line[]): readonly Line[] {
  const counted: number[] = []
  for (let l = 0; l < lines.length; l++) {
    const { first, end, marker } = lines[l]!
    if (marker !== null || first + 1 >= end || tokens.kind[first] !== Kind.number) continue
    if (tokens.kind[first + 1] !== Kind.word || !(tokens.flags[first + 1]! & Flag.capital)) continue
    if (!(tokens.flags[first + 1]! & Flag.space) || tokens.end[first]! - tokens.start[first]! > 2) continue
    if (Number(text.slice(tokens.start[first]!, tokens.end[first]!)) === counted.length + 1) counted.push(l)
  }
  if (counted.length < 2) return lines
  const numbered = new Set(counted)
  return lines.map((line, l) => (numbered.has(l) ? { ...line, body: line.first + 1, marker: 'number' } : line))
}

// Enough for any list that a person indents; bounds the walk back over a line of blanks.
const maxIndent = 200

function indentOf(text: string, start: number): number {
  let at = start
  while (at > 0 && start - at < maxIndent) {
    const code = text.charCodeAt(at - 1)
    if (code === 10 || code === 13) break
    at--
  }
  return start - at
}

const bullets = '-*•·◦‣▪●○■□–—+o>»'

/** The list marker at the beginning of a line, with the number of its tokens; null when there is none. */
function readMarker(
  text: string,
  tokens: TokenTable,
  first: number,
  end: number,
): { kind: Marker; tokens: number } | null {
  if (first + 1 >= end) return null
  const char = (i: number): string => text[tokens.start[i]!]!
  const size = (i: number): number => tokens.end[i]! - tokens.start[i]!
  const spaced = (i: number): boolean => i >= end || (tokens.flags[i]! & Flag.space) !== 0
  const kind = tokens.kind[first]!
  // "1." "1)" "12." "1.CHF"; not "1.5" (one number) and not "10.Jan"
  if (kind === Kind.number && size(first) <= 2) {
    const next = char(first + 1)
    if (size(first + 1) === 1 && (next === '.' || next === ')') && !spaced(first + 1))
      return { kind: 'number', tokens: 2 }
    return null
  }
  // "a." "B)"
  if (kind === Kind.word && size(first) === 1 && !spaced(first + 1)) {
    const next = char(first + 1)
    if ((next === ')' || next === '.') && spaced(first + 2) && first + 2 < end) return { kind: 'number', tokens: 2 }
    return null
  }
  if (kind !== Kind.sign && kind !== Kind.comparator && kind !== Kind.word) return null
  const sign = char(first)
  // "(1)" "(a)"
  if (sign === '(' && first + 2 < end && size(first + 1) <= 2 && char(first + 2) === ')')
    if (tokens.kind[first + 1] === Kind.number || (tokens.kind[first + 1] === Kind.word && size(first + 1) === 1))
      return { kind: 'number', tokens: 3 }
  // "[ ]" "[x]" "[]"
  if (sign === '[') {
    if (char(first + 1) === ']') return { kind: 'box', tokens: 2 }
    if (first + 2 < end && char(first + 2) === ']' && size(first + 1) === 1) return { kind: 'box', tokens: 3 }
    return null
  }
  if (sign === '#') {
    if (size(first) > 3) return null
    if (tokens.kind[first + 1] === Kind.number) {
      // "#1 CHF", "#1. CHF"
      const extra =
        first + 2 < end && (char(first + 2) === '.' || char(first + 2) === ')' || char(first + 2) === ':') ? 3 : 2
      return { kind: 'hash', tokens: extra }
    }
    return { kind: 'hash', tokens: 1 }
  }
  if (size(first) !== 1 || !bullets.includes(sign)) return null
  // "o", "+" and ">" are bullets only with a blank after; "-n/v/d" is a bullet's dash or a minus, and reads the same
  if ((sign === 'o' || sign === '+' || sign === '>') && !spaced(first + 1)) return null
  if (sign === '-' && !spaced(first + 1) && tokens.kind[first + 1] !== Kind.word) return null
  return { kind: 'bullet', tokens: 1 }
}
