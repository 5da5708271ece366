/** Hot file: walks the automaton over word numbers and notes every term. test/lexicon/find-terms.test.ts has its naive twin. */
import { Flag, Kind, normaliseWord, roomForColumns, type Sentence, type TokenTable } from '../note/index.ts'
import { edgeFilter, filterMask } from './edge-filter.ts'
import type { Words } from './find-words.ts'
import { edgeSlot } from './format.ts'
import { type Lexicon, wordOf } from './lexicon.ts'
import { roots, secondBit } from './roots.ts'

/**
 * Terms found, as columns, in order of their first token, then of length. Term k is tokens `first[k]` to `end[k]` (out);
 * `entry[k]` names its meanings (`lexicon.senses`), `kinds[k]` is the mask of their kinds.
 */
export interface TermTable {
  readonly length: number
  readonly first: Uint32Array
  readonly end: Uint32Array
  readonly entry: Uint32Array
  readonly kinds: Uint16Array
}

// The walk writes here, and a note keeps copies of its own size.
const makeScratch = (room: number) => ({
  first: new Uint32Array(room),
  end: new Uint32Array(room),
  entry: new Uint32Array(room),
  kinds: new Uint16Array(room),
})
const smallRoom = 4096
const keptRoom = 1 << 18
let scratch = makeScratch(smallRoom)

function growScratch(): void {
  const wider = makeScratch(scratch.first.length * 2)
  wider.first.set(scratch.first)
  wider.end.set(scratch.end)
  wider.entry.set(scratch.entry)
  wider.kinds.set(scratch.kinds)
  scratch = wider
}

/**
 * Finds every term of the lexicon, the shorter ones inside longer ones too: "acute renal failure" gives also "renal failure".
 * A term never crosses the end of a sentence. A hyphen between words is passed over: "x-ray" is "x ray".
 */
export function findTerms(
  text: string,
  tokens: TokenTable,
  words: Words,
  sentences: readonly Sentence[],
  lexicon: Lexicon,
): TermTable {
  const { edges, entryKinds } = lexicon.columns
  const rootTable = roots(lexicon)
  const mask = (edges.length >> 2) - 1
  const filter = edgeFilter(lexicon)
  let { first, end, entry, kinds } = scratch
  let room = first.length
  let count = 0
  for (let s = 0; s < sentences.length; s++) {
    const stop = sentences[s]!.end
    for (let i = sentences[s]!.first; i < stop; i++) {
      const word = words[i]!
      if (word === 0) continue
      const root = word << 2
      if (rootTable[root + 1]! !== 0) {
        if (count === room) {
          growScratch()
          ;({ first, end, entry, kinds } = scratch)
          room = first.length
        }
        first[count] = i
        end[count] = i + 1
        entry[count] = rootTable[root + 1]!
        kinds[count] = rootTable[root + 2]!
        count++
      }
      const begun = rootTable[root]!
      let state = begun
      let j = i + 1
      while (state !== 0 && j < stop) {
        // a hyphen glued between two words counts as a blank
        if (tokens.kind[j] === Kind.sign && j + 1 < stop && isGluedHyphen(text, tokens, j)) j++
        const next = words[j]!
        if (next === 0) break
        if (state === begun && !(rootTable[root + 3]! & (1 << secondBit(next)))) break
        const hash = edgeSlot(state, next, -1)
        const bit = hash & filterMask
        if (!(filter[bit >> 5]! & (1 << (bit & 31)))) break
        let slot = hash & mask
        let found = false
        while (edges[(slot << 2) + 2]! !== 0 || edges[(slot << 2) + 3]! !== 0) {
          const at = slot << 2
          if (edges[at] === state && edges[at + 1] === next) {
            found = true
            break
          }
          slot = (slot + 1) & mask
        }
        if (!found) break
        j++
        const accept = edges[(slot << 2) + 3]!
        if (accept !== 0 && holdsWords(text, tokens, words, i, j, lexicon)) {
          if (count === room) {
            growScratch()
            ;({ first, end, entry, kinds } = scratch)
            room = first.length
          }
          first[count] = i
          end[count] = j
          entry[count] = accept
          kinds[count] = entryKinds[accept]!
          count++
        }
        state = edges[(slot << 2) + 2]!
      }
    }
  }
  if (first.length > keptRoom) scratch = makeScratch(smallRoom) // one huge note should not hold its columns for ever
  // over one buffer: four small ones cost more than the copying
  const { buffer, at } = roomForColumns(count * 14)
  const table = {
    length: count,
    first: new Uint32Array(buffer, at, count),
    end: new Uint32Array(buffer, at + count * 4, count),
    entry: new Uint32Array(buffer, at + count * 8, count),
    kinds: new Uint16Array(buffer, at + count * 12, count),
  }
  table.first.set(first.subarray(0, count))
  table.end.set(end.subarray(0, count))
  table.entry.set(entry.subarray(0, count))
  table.kinds.set(kinds.subarray(0, count))
  return table
}

/** The number of the first term that begins at or after token i, by halving. */
export function firstTermAt(terms: TermTable, i: number): number {
  let lo = 0
  let hi = terms.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (terms.first[mid]! < i) lo = mid + 1
    else hi = mid
  }
  return lo
}

function isGluedHyphen(text: string, tokens: TokenTable, i: number): boolean {
  if (tokens.end[i]! - tokens.start[i]! !== 1) return false
  const code = text.charCodeAt(tokens.start[i]!)
  if (code !== 45 && code !== 0x2013) return false
  // glued to the word before; a line's end may follow ("non-\nsmall")
  return (
    !(tokens.flags[i]! & Flag.space) &&
    (!(tokens.flags[i + 1]! & Flag.space) || (tokens.flags[i + 1]! & Flag.line) !== 0)
  )
}

/** Two 32-bit hashes said that these are the term's words; an accepted term of several words is worth comparing them once. */
function holdsWords(
  text: string,
  tokens: TokenTable,
  words: Words,
  from: number,
  to: number,
  lexicon: Lexicon,
): boolean {
  const { wordPool, wordOffsets } = lexicon.columns
  for (let i = from; i < to; i++) {
    const word = words[i]!
    if (word === 0) continue // a hyphen
    const start = tokens.start[i]!
    const size = tokens.end[i]! - start
    const at = wordOffsets[word]!
    let same = wordOffsets[word + 1]! - at === size
    for (let k = 0; same && k < size; k++) {
      const code = text.charCodeAt(start + k)
      // letters in either case; every other ASCII sign as it is
      same = wordPool[at + k] === (code >= 65 && code <= 90 ? code | 32 : code)
    }
    // accents, apostrophes and dotted forms differ in their characters: ask the normaliser itself
    if (!same && wordOf(lexicon, word) !== normaliseWord(text.slice(start, start + size))) return false
  }
  return true
}
