/** Spelling index: the lexicon's words for conditions and drugs, by sound and length, and the one a misspelt word must mean. */
import { kindBit, type Lexicon, wordOf } from '../lexicon/index.ts'
import { type EditKind, editDistance, editKind } from './edit-distance.ts'
import { isEnglish } from './english-words.ts'
import { phoneticKey } from './phonetic-key.ts'

/** The word meant, and the slip that hid it. */
export interface Correction {
  readonly word: number
  readonly text: string
  readonly edit: EditKind
}

/** Shorter words are too near to one another: "gout", "goat". */
export const minLetters = 6
// From this length on two slips are forgiven.
const longWord = 8
const maxLetters = 30

interface Entry {
  readonly word: number
  readonly text: string
  readonly key: string
  readonly letters: number
}

/** Words by first sound and length. */
type SpellingIndex = ReadonlyMap<string, readonly Entry[]>

const indexes = new WeakMap<
  Lexicon,
  { readonly index: SpellingIndex; readonly known: Map<string, Correction | null> }
>()

// So many answers are kept; a note of noise must not fill the memory.
const maxKnown = 20_000

/**
 * The lexicon's word that an unknown word in lower case is a slip of: "metropolol" is "metoprolol". Null for general English,
 * for a regular form of another word, and where two words are as near.
 */
export function correct(lexicon: Lexicon, text: string): Correction | null {
  let own = indexes.get(lexicon)
  if (!own) indexes.set(lexicon, (own = { index: buildIndex(lexicon), known: new Map() }))
  const before = own.known.get(text)
  if (before !== undefined) return before
  if (own.known.size >= maxKnown) own.known.clear()
  const found = search(lexicon, own.index, text)
  own.known.set(text, found)
  return found
}

function search(lexicon: Lexicon, index: SpellingIndex, text: string): Correction | null {
  const key = phoneticKey(text)
  if (key === '') return null
  const limit = text.length >= longWord ? 2 : 1
  const letters = letterSet(text)
  let best: Entry | null = null
  let bestCost = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  for (let size = text.length - limit; size <= text.length + limit; size++) {
    for (const entry of index.get(`${key[0]}${size}`) ?? []) {
      if (bitCount(entry.letters ^ letters) > 2 * limit) continue
      const distance = editDistance(text, entry.text, limit)
      if (distance > limit) continue
      const heard = editDistance(key, entry.key, 1)
      if (heard > 1) continue
      const cost = distance * 2 + heard + (entry.text[0] === text[0] ? 0 : 1)
      if (cost < bestCost) {
        second = bestCost
        bestCost = cost
        best = entry
      } else if (cost < second) second = cost
    }
  }
  // two slips must at least sound right, and nothing else may come near
  if (!best || second === bestCost || bestCost > 5) return null
  if (isOtherForm(text, best.text) || isEnglish(lexicon, text)) return null
  return { word: best.word, text: best.text, edit: editKind(text, best.text) }
}

// Endings of regular forms: "stenotic" is no slip of "stenosis", "nephrologist" none of "nephrology".
const formEnding =
  /(?:[tcs]?ically|[tcs]?ic|[tcs]?ics|al|ally|ar|ary|ous|ously|oid|ed|ing|ings|ly|er|ers|or|ors|ist|ists|ive|ate|ates|ated|able|ation|ations|ectomy|otomy|ostomy|ectomies|plasty|scopy|scopic|scope|graphy|gram|grams|graphic|graph|metry|meter|logy|logic|logical|e?s|i|ae|ata|um|us|eal|ine|in|ol|ole|ide|ite|ian|ia|y|ies|an|ant|ent|ance|ence|ency|ancy|tion|sion|ion|ions)$/

// Beginnings that make another word: "hypo" is no slip of "hyper".
const contrasts =
  /^(?:hypo|hyper|inter|intra|pre|post|ante|anti|peri|para|endo|exo|ecto|ab|ad|en|em|un|in|im|a|an|non|poly|oligo|macro|micro|supra|infra|sub|super|epi|hemo|homo|iso|auto|mono|bi|tri|extra|intro|retro|trans|di|de|dis)/

/** Do two words differ only in an ending or a beginning that makes another word? */
function isOtherForm(text: string, right: string): boolean {
  let same = 0
  while (same < text.length && text[same] === right[same]) same++
  let tail = 0
  while (tail < text.length - same && tail < right.length - same && text.at(-1 - tail) === right.at(-1 - tail)) tail++
  // the difference in the two words
  const inText = text.length - tail - same
  const inRight = right.length - tail - same
  const ending = formEnding.exec(text)?.[0] ?? ''
  const rightEnding = formEnding.exec(right)?.[0] ?? ''
  const reachesEnd =
    same >= text.length - Math.max(ending.length, 1) || same >= right.length - Math.max(rightEnding.length, 1)
  if (reachesEnd && tail <= 1 && ending !== rightEnding && !isDoubling(text, right, same, inText, inRight)) return true
  const begin = contrasts.exec(text)?.[0] ?? ''
  const rightBegin = contrasts.exec(right)?.[0] ?? ''
  return begin !== rightBegin && same < Math.max(begin.length, rightBegin.length) && same + inText <= begin.length + 1
}

/** "pneumonnia": one letter written twice is a slip wherever it stands. */
function isDoubling(text: string, right: string, same: number, inText: number, inRight: number): boolean {
  if (inText + inRight !== 1) return false
  const long = inText === 1 ? text : right
  return long[same] === long[same - 1]
}

/** The letters of a word as bits. */
function letterSet(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) - 97)
  return set
}

function bitCount(x: number): number {
  let count = 0
  for (; x !== 0; x &= x - 1) count++
  return count
}

const wanted = kindBit('condition') | kindBit('medication')

function buildIndex(lexicon: Lexicon): SpellingIndex {
  const index = new Map<string, Entry[]>()
  const used = wordsOfKind(lexicon)
  for (let word = 1; word < used.length; word++) {
    if (!used[word]) continue
    const text = wordOf(lexicon, word)
    if (text.length < minLetters || text.length > maxLetters || !/^[a-z]+$/.test(text)) continue
    const key = phoneticKey(text)
    const bucket = `${key[0] ?? ''}${text.length}`
    const entry = { word, text, key, letters: letterSet(text) }
    const list = index.get(bucket)
    if (list) list.push(entry)
    else index.set(bucket, [entry])
  }
  return index
}

/** 1 for every word that stands in a term of a condition or medication. */
function wordsOfKind(lexicon: Lexicon): Uint8Array {
  const { rootNext, rootAccept, edges, entryKinds } = lexicon.columns
  const states: number[] = []
  for (let at = 0; at < edges.length; at += 4) if (edges[at + 2] !== 0 || edges[at + 3] !== 0) states.push(at)
  // states are numbered breadth first: what follows a state has a higher number, so the last come first
  states.sort((a, b) => edges[b]! - edges[a]!)
  const reached = new Uint16Array(edges.length / 4)
  const used = new Uint8Array(rootNext.length)
  for (const at of states) {
    const kinds = entryKinds[edges[at + 3]!]! | reached[edges[at + 2]!]!
    reached[edges[at]!]! |= kinds
    if (kinds & wanted) used[edges[at + 1]!] = 1
  }
  for (let word = 1; word < rootNext.length; word++)
    if ((entryKinds[rootAccept[word]!]! | reached[rootNext[word]!]!) & wanted) used[word] = 1
  return used
}
