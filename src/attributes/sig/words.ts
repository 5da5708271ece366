/** Words of the sig grammar: the closed class that holds directions together ("every", "for", "x", "one"). */
import { hashWord, Kind, type TokenTable } from '../../note/index.ts'
import { markedWords } from './marks.ts'

export { Mark } from './marks.ts'

/** What a word of the closed class does. Drugs, routes, forms and frequencies are not here: they are tables. */
export const Word = {
  none: 0,
  /** "two", "half": a number in letters */
  number: 1,
  /** "a", "an", "the", "his": passed over, or "one" before a noun */
  article: 2,
  /** "q", "every", "each" */
  every: 3,
  /** "per" */
  per: 4,
  /** "times", "x" */
  times: 5,
  /** "hour", "days", "wk" */
  time: 6,
  /** "for", "over" */
  for: 7,
  and: 8,
  or: 9,
  to: 10,
  /** "then", "followed" */
  after: 11,
  other: 12,
  /** "max", "exceed", "nte" */
  max: 13,
  of: 14,
  /** Words that a sig runs through: "about", "total", "given", "take", "at", "was" */
  through: 15,
  /** "increase", "decreased", "up", "down" */
  change: 16,
  course: 17,
  /** "dose", "doses" */
  dose: 18,
  /** "third", "second": every third day */
  ordinal: 19,
  /** "hold", "goal", "if", "until": what follows is no sig */
  stop: 20,
  prn: 21,
  as: 22,
  needed: 23,
  /** "ii", "iii": a number only before a form */
  roman: 24,
  /** "hourly", "hrly" */
  hourly: 25,
  /** "once", "twice": a number of times */
  often: 26,
  /** "monday" is a frequency of its table; "alternating", "alternate" */
  alternating: 27,
  if: 28,
  /** "take", "inject", "sig": begins directions */
  take: 29,
  at: 30,
  /** "AUC 5": the dose of a drug by the area under its curve */
  area: 31,
} as const

export type WordClass = (typeof Word)[keyof typeof Word]

/** Units of time in the letters of FHIR, by `value` of a `time` word. */
export const timeUnits = ['s', 'min', 'h', 'd', 'wk', 'mo', 'a'] as const
export type TimeUnit = (typeof timeUnits)[number]

// The words in an open-addressed table: 32-bit hashes, so that a token costs one look and no object.
const size = 4096
const hashes = new Int32Array(size)
const checks = new Int32Array(size)
const classes = new Uint8Array(size)
const values = new Float64Array(size)
const marks = new Uint32Array(size)
const taken = new Uint8Array(size)

/** The place of a word in the table: where it stands, or the free one where it would. */
function placeOf(hash: number, check: number): number {
  let at = (hash ^ (hash >>> 15)) & (size - 1)
  while (taken[at] && (hashes[at] !== hash || checks[at] !== check)) at = (at + 1) & (size - 1)
  return at
}

function take(word: string): number {
  const { hash, check } = hashWord(word)
  const at = placeOf(hash, check)
  taken[at] = 1
  hashes[at] = hash
  checks[at] = check
  return at
}

function define(wordClass: WordClass, words: string, value = 0): void {
  for (const word of words.split(' ')) {
    const at = take(word)
    classes[at] = wordClass
    values[at] = value
  }
}

'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
  .split(' ')
  .forEach((word, value) => define(Word.number, word, value))
define(Word.number, 'thirty', 30)
define(Word.number, 'forty', 40)
define(Word.number, 'fifty', 50)
define(Word.number, 'sixty', 60)
define(Word.number, 'ninety', 90)
define(Word.number, 'half', 0.5)
define(Word.number, 'quarter', 0.25)
define(Word.roman, 'i', 1)
define(Word.roman, 'ii', 2)
define(Word.roman, 'iii', 3)
define(Word.article, 'a an the his her their its my your this these any additional another presumed suspected')
define(Word.every, 'q every each')
define(Word.per, 'per')
define(Word.times, 'times time x')
define(Word.time, 'second seconds sec secs', 0)
define(Word.time, 'minute minutes min mins', 1)
define(Word.time, 'hour hours hr hrs h', 2)
define(Word.time, 'day days d dy', 3)
define(Word.time, 'week weeks wk wks w', 4)
define(Word.time, 'month months mo mos mth mths', 5)
define(Word.time, 'year years yr yrs y', 6)
define(Word.for, 'for over during')
define(Word.and, 'and plus')
define(Word.or, 'or')
define(Word.to, 'to thru')
define(Word.after, 'then than followed')
define(Word.other, 'other')
define(Word.max, 'max maximum nte exceed exceeding')
define(Word.of, 'of')
define(
  Word.through,
  'about approximately approx around roughly nearly total totaling up taken given was were is are be been being started low high home only just also by via with in via from on use usual amount currently now mouth adult baby scheduled at least currently that we will he she patient has have had it this additional may repeat standing',
)
define(Word.at, 'at')
define(Word.area, 'auc')
define(
  Word.take,
  'take takes taking apply inject inhale place instill give chew dissolve put swallow insert infuse administer sig spray drink use uses using',
)
define(
  Word.change,
  'increased decreased reduced lowered raised uptitrated titrated changed cut advanced switched transitioned converted',
  1,
)
define(
  Word.change,
  'increase increasing decrease decreasing reduce lower raise uptitrate change advance inc incr dec decr',
)
define(Word.course, 'course courses')
define(Word.dose, 'dose doses')
define(Word.ordinal, 'third', 3)
define(Word.ordinal, 'fourth', 4)
define(Word.ordinal, 'fifth', 5)
define(Word.ordinal, 'sixth', 6)
define(Word.ordinal, 'seventh', 7)
define(Word.ordinal, 'eighth', 8)
define(
  Word.stop,
  'hold held holding goal until unless because which who but call disp dispense dispensed refill refills qty quantity while when although however since trough level parameters what commonly titrate wean recheck rechecked check monitor monitoring labs',
)
define(Word.if, 'if')
define(Word.prn, 'prn')
define(Word.as, 'as')
define(Word.needed, 'needed necessary required')
define(Word.hourly, 'hourly hrly')
define(Word.often, 'once', 1)
define(Word.often, 'twice', 2)
define(Word.often, 'thrice', 3)
define(Word.alternating, 'alternating alternate alternates alternated')

for (const [bit, words] of markedWords) for (const word of words.split(' ')) marks[take(word)]! |= bit

/** Looks up the word tokens of a note: their classes, values and marks go into the columns, which are zero before. */
export function lookUpWords(
  tokens: TokenTable,
  into: { readonly class: Uint8Array; readonly value: Float64Array; readonly marks: Uint32Array },
): void {
  const { length, kind, hash, check } = tokens
  for (let i = 0; i < length; i++) {
    if (kind[i] !== Kind.word) continue
    const at = placeOf(hash[i]!, check[i]!)
    if (taken[at] === 0) continue
    into.class[i] = classes[at]!
    into.value[i] = values[at]!
    into.marks[i] = marks[at]!
  }
}

/** The class, value and marks of one word. */
export function grammarWord(word: string): {
  readonly class: WordClass
  readonly value: number
  readonly marks: number
} {
  const { hash, check } = hashWord(word)
  const at = placeOf(hash, check)
  return { class: classes[at] as WordClass, value: values[at]!, marks: marks[at]! }
}

/** The two hashes of a word, to compare tokens with. */
export interface WordKey {
  readonly hash: number
  readonly check: number
}

export const keyOf = (word: string): WordKey => hashWord(word)
