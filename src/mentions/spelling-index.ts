/** Spelling index: the lexicon's words for conditions and drugs, by sound and length, and the one a misspelt word must mean. */
import { kindBit, type Lexicon, wordKinds } from '../lexicon/index.ts'
import { hashWord } from '../note/index.ts'
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

/** Words that begin with one sound and are of one length: their numbers, letters as bits, and texts where one was asked for. */
interface Bucket {
  readonly words: readonly number[]
  readonly letters: readonly number[]
  readonly texts: (string | undefined)[]
}

/** Words by the letter they are heard to begin with, and by length; each is looked into when a note first asks. */
interface SpellingIndex {
  bucket(first: string, size: number): Bucket
  text(bucket: Bucket, i: number): string
}

interface Entry {
  readonly word: number
  readonly text: string
}

interface Answers {
  readonly index: SpellingIndex
  readonly corrections: Map<string, Correction>
  readonly settled: SettledWords
}

const indexes = new WeakMap<Lexicon, Answers>()

// So many answers are kept; a note of noise must not fill the memory.
const maxKnown = 20_000

/** Words that are no slip, by the tokenizer's two hashes: nearly every unknown word of a note is one, and was met before. */
class SettledWords {
  private readonly slots = new Int32Array(1 << 17)
  private count = 0
  private slotOf(hash: number, check: number): number {
    const mask = (this.slots.length >> 1) - 1
    let at = hash & mask
    while (this.slots[at * 2] !== 0 || this.slots[at * 2 + 1] !== 0) {
      if (this.slots[at * 2] === hash && this.slots[at * 2 + 1] === check) break
      at = (at + 1) & mask
    }
    return at
  }
  has(hash: number, check: number): boolean {
    const at = this.slotOf(hash, check)
    return this.slots[at * 2] !== 0 || this.slots[at * 2 + 1] !== 0
  }
  add(hash: number, check: number): void {
    if (this.count >= maxKnown) {
      this.slots.fill(0)
      this.count = 0
    }
    this.slots.set([hash, check], this.slotOf(hash, check) * 2)
    this.count++
  }
}

function answersOf(lexicon: Lexicon): Answers {
  let own = indexes.get(lexicon)
  if (!own) {
    own = { index: buildIndex(lexicon), corrections: new Map(), settled: new SettledWords() }
    indexes.set(lexicon, own)
  }
  return own
}

/** Was the word with these hashes asked for before, and is no slip? */
export function settledOf(lexicon: Lexicon): Pick<SettledWords, 'has'> {
  return answersOf(lexicon).settled
}

/**
 * The lexicon's word that an unknown word in lower case is a slip of: "metropolol" is "metoprolol". Null for general English,
 * for a regular form of another word, and where two words are as near.
 */
export function correct(lexicon: Lexicon, text: string): Correction | null {
  const { index, corrections, settled } = answersOf(lexicon)
  const before = corrections.get(text)
  if (before !== undefined) return before
  const { hash, check } = hashWord(text)
  if (settled.has(hash, check)) return null
  const found = search(lexicon, index, text)
  if (corrections.size >= maxKnown) corrections.clear()
  if (found) corrections.set(text, found)
  else settled.add(hash, check)
  return found
}

function search(lexicon: Lexicon, index: SpellingIndex, text: string): Correction | null {
  const key = phoneticKey(text)
  if (key === '') return null
  const limit = text.length >= longWord ? 2 : 1
  const letters = letterSet(text)
  const first = beginning(text)
  let best: Entry | null = null
  let bestCost = Number.POSITIVE_INFINITY
  let rival: Entry | null = null // another word at the cost of the best
  for (let size = text.length - limit; size <= text.length + limit; size++) {
    const bucket = index.bucket(first, size)
    for (let i = 0; i < bucket.words.length; i++) {
      if (bitCount(bucket.letters[i]! ^ letters) > 2 * limit) continue
      const entry: Entry = { word: bucket.words[i]!, text: index.text(bucket, i) }
      const distance = editDistance(text, entry.text, limit)
      if (distance === 0) return null
      if (distance > limit) continue
      const sound = editDistance(key, phoneticKey(entry.text), 1)
      if (sound > 1) continue
      // two slips must at least sound right or keep the letters; one in a short word must not make another vowel of it
      if (distance > 1 && sound > 0 && !sameLetters(text, entry.text)) continue
      if (text.length < longWord && editKind(text, entry.text) === 'wrong') continue
      const cost = distance * 2 + sound + (entry.text[0] === text[0] ? 0 : 1)
      if (cost < bestCost) {
        rival = null
        bestCost = cost
        best = entry
      } else if (cost === bestCost && best && entry.text !== `${best.text}s`) rival = entry
    }
  }
  // nothing else may come as near
  if (!best || bestCost > 5 || (rival && !sameMeaning(lexicon, best.word, rival.word))) return null
  if (isOtherForm(text, best.text) || isEnglish(lexicon, text)) return null
  return { word: best.word, text: best.text, edit: editKind(text, best.text) }
}

// Endings of regular forms: "stenotic" is no slip of "stenosis", "nephrologist" none of "nephrology".
const formEndings = new Set(
  (
    'al ally ar ary ous ously oid ed ing ings ly er ers or ors ist ists ive ate ates ated able ation ations ectomy otomy ostomy ectomies plasty scopy scopic scope ' +
    'graphy gram grams graphic graph metry meter logy logic logical s es i ae ata um eal ine ol ole ide ite ian ia y ies an ant ent ance ence ency ancy ' +
    'ion ions ic ics ical ically tic tics sis ses tically osis oses a ity ities ism isms ness ty itis itides ides itic oma omas omata omatous emia emic iasis iatic opathy opathies opathic oses otic'
  ).split(' '),
)

// Beginnings that make another word: "hypo" is no slip of "hyper".
const contrasts =
  /^(?:hypo|hyper|inter|intra|pre|post|ante|anti|peri|para|endo|exo|ecto|ab|ad|en|em|un|in|im|a|an|non|poly|oligo|macro|micro|supra|infra|sub|super|epi|hemo|homo|iso|auto|mono|bi|tri|extra|intro|retro|trans|di|de|dis)/

/** Do two words alone name one thing? Then either may be meant. */
function sameMeaning(lexicon: Lexicon, a: number, b: number): boolean {
  const [one, other] = [a, b].map((word) => lexicon.senses(lexicon.columns.rootAccept[word]!)[0]?.concept)
  return one !== undefined && one === other
}

// What a first letter sounds like, where another is often written for it.
const heard: Readonly<Record<string, string>> = { k: 'c', q: 'c', z: 's', x: 's', j: 'g', v: 'f', y: 'i' }

/** The letter that a word is heard to begin with: "pneumonia" with n, "pharynx" with f, "oedema" with e. */
function beginning(word: string): string {
  const letters = word.slice(0, 2)
  if (letters === 'ph') return 'f'
  if (letters === 'oe' || letters === 'ae') return 'e'
  const silent = letters === 'pn' || letters === 'ps' || letters === 'pt' || letters === 'kn' || letters === 'gn'
  const letter = silent ? word[1]! : word[0]!
  return heard[letter] ?? letter
}

/** Do two words differ only in an ending or a beginning that makes another word? */
function isOtherForm(text: string, right: string): boolean {
  let same = 0
  while (same < text.length && text[same] === right[same]) same++
  // one stem, two endings, or an ending and none; a letter written twice is a slip wherever it stands: "pneumoniaa"
  for (let at = same; at >= Math.max(3, same - 7); at--) {
    const ends = [text.slice(at), right.slice(at)] as const
    if (ends.every((end) => end === '' || formEndings.has(end)) && !isDoubling(text, right, same)) return true
  }
  const begin = contrasts.exec(text)?.[0] ?? ''
  const rightBegin = contrasts.exec(right)?.[0] ?? ''
  return begin !== rightBegin && begin !== '' && rightBegin !== '' && same < Math.max(begin.length, rightBegin.length)
}

function isDoubling(text: string, right: string, same: number): boolean {
  if (Math.abs(text.length - right.length) !== 1) return false
  const long = text.length > right.length ? text : right
  return long[same] === long[same - 1]
}

function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
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
const noWords: Bucket = { words: [], letters: [], texts: [] }
const lengths = 32 // more than maxLetters
const letterA = 97

/** Puts the words into buckets by their lengths and first two letters; no more is read of a word before its bucket is asked for. */
function buildIndex(lexicon: Lexicon): SpellingIndex {
  const { wordPool, wordOffsets } = lexicon.columns
  const kinds = wordKinds(lexicon)
  const count = kinds.length
  const heads = new Int32Array(26 * lengths) // by bucket its first word, by word the next one of its bucket
  const nexts = new Int32Array(count)
  let pair = 0
  let sound = -1
  for (let word = count - 1; word > 0; word--) {
    if (!(kinds[word]! & wanted)) continue
    const at = wordOffsets[word]!
    const size = wordOffsets[word + 1]! - at
    if (size < minLetters || size > maxLetters) continue
    // words stand in order, so that the next one nearly always begins alike
    const letters = (wordPool[at]! << 8) | wordPool[at + 1]!
    if (letters !== pair) {
      pair = letters
      const heardAs = beginning(String.fromCharCode(letters >> 8, letters & 255)).charCodeAt(0) - letterA
      sound = heardAs >= 0 && heardAs < 26 ? heardAs : -1
    }
    if (sound < 0) continue
    const bucket = sound * lengths + size
    nexts[word] = heads[bucket]!
    heads[bucket] = word
  }
  const buckets: (Bucket | undefined)[] = []
  const decoder = new TextDecoder()
  const fill = (head: number): Bucket => {
    const words: number[] = []
    const letters: number[] = []
    for (let word = head; word !== 0; word = nexts[word]!) {
      let set = 0
      for (let i = wordOffsets[word]!; i < wordOffsets[word + 1]! && set >= 0; i++) {
        const letter = wordPool[i]! - letterA
        set = letter >= 0 && letter < 26 ? set | (1 << letter) : -1
      }
      if (set < 0) continue // a digit, a sign, a letter outside ASCII
      words.push(word)
      letters.push(set)
    }
    return { words, letters, texts: [] }
  }
  return {
    bucket(first, size) {
      const sound = first.charCodeAt(0) - letterA
      if (!(sound >= 0 && sound < 26) || size < minLetters || size > maxLetters) return noWords
      const at = sound * lengths + size
      return (buckets[at] ??= fill(heads[at]!))
    },
    text(bucket, i) {
      const word = bucket.words[i]!
      return (bucket.texts[i] ??= decoder.decode(wordPool.slice(wordOffsets[word]!, wordOffsets[word + 1]!)))
    },
  }
}
