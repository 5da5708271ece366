/** Packing: many lines of JSON that are alike, written as numbers of their common parts; unpacked they are the same text. */

/** Packed lines: a number below `words.length` is that word, a greater one the pair of numbers in `pairs`; numbers have base 36. */
export interface Packed {
  readonly words: readonly string[]
  /** Two numbers a pair, with a blank between all. */
  readonly pairs: string
  readonly lines: readonly string[]
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^"{}[\]:,]+/g // JSON's strings, signs, and all else: "a", {, 7.90, true
// A pair costs some seven characters, and saves some three each time that it is used.
const leastUses = 4
const mostRounds = 16

/**
 * Packs lines of JSON, as the resources of one note are: nine tenths of them are the same addresses in the same places.
 * Each round gives numbers to the pairs of neighbours that come often, of two that share a neighbour to the one that
 * comes more often (after Larsson and Moffat, Off-line dictionary-based compression, 1999, but many pairs a round).
 */
export function pack(texts: readonly string[]): Packed {
  const numbers = new Map<string, number>()
  let lines = texts.map((text) =>
    (text.match(token) ?? []).map((word) => {
      let number = numbers.get(word)
      if (number === undefined) numbers.set(word, (number = numbers.size))
      return number
    }),
  )
  const words = [...numbers.keys()]
  const pairs: (readonly [number, number])[] = []
  for (let round = 0; round < mostRounds; round++) {
    const counts = countPairs(lines)
    const made = new Map<number, number>()
    lines = lines.map((line) => joinPairs(line, counts, made, (pair) => words.length + pairs.push(pair) - 1))
    if (made.size === 0) break
  }
  const write = (line: readonly number[]): string => line.map((number) => number.toString(36)).join(' ')
  return { words, pairs: write(pairs.flat()), lines: lines.map(write) }
}

/** The text of a packed line. The page's script has the same in its own words. */
export function unpack({ words, pairs, lines }: Packed, line: number): string {
  const rules = pairs === '' ? [] : pairs.split(' ').map((number) => Number.parseInt(number, 36))
  const open = (lines[line] === '' ? [] : lines[line]!.split(' '))
    .map((number) => Number.parseInt(number, 36))
    .reverse()
  let text = ''
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (number < words.length) text += words[number]
    else open.push(rules[2 * (number - words.length) + 1]!, rules[2 * (number - words.length)]!)
  }
  return text
}

// Two numbers below this make one key that a double holds exactly.
const base = 1 << 25

function countPairs(lines: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const key = line[i - 1]! * base + line[i]!
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

function joinPairs(
  line: readonly number[],
  counts: ReadonlyMap<number, number>,
  made: Map<number, number>,
  add: (pair: readonly [number, number]) => number,
): number[] {
  const joined: number[] = []
  const usesAt = (i: number): number => (i + 1 < line.length ? (counts.get(line[i]! * base + line[i + 1]!) ?? 0) : 0)
  for (let i = 0; i < line.length; i++) {
    const uses = usesAt(i)
    if (uses < leastUses || uses < usesAt(i + 1)) {
      joined.push(line[i]!)
      continue
    }
    const key = line[i]! * base + line[i + 1]!
    let number = made.get(key)
    if (number === undefined) made.set(key, (number = add([line[i]!, line[i + 1]!])))
    joined.push(number)
    i++
  }
  return joined
}
