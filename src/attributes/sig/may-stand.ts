/** What may stand where: bare numbers, routes and frequencies that are something else in other places. */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import type { AmountRead } from './amount-read.ts'
import { readAsNeeded } from './as-needed.ts'
import { readAmount } from './dose.ts'
import { isChanged } from './dose-changes.ts'
import { endsTime, readDuration } from './duration.ts'
import { readFrequency } from './frequency.ts'
import type { FrequencyRead } from './frequency-forms.ts'
import { classAt, glued, hasMark, isAmbiguous, type SigWords, signAt, termEnd, wordAt } from './sig-words.ts'
import type { Joint, ScanOptions, Slot } from './slot.ts'
import { Mark, Word } from './words.ts'

/** May this amount stand here? Bare numbers and pairs need a drug, a form or a strength right before them. */
export function mayStand(
  words: SigWords,
  amount: AmountRead,
  i: number,
  end: number,
  slots: readonly Slot[],
  from: number,
  joint: Joint,
  options: ScanOptions,
): boolean {
  const { tokens } = words
  if (amount.style === 'mass' || amount.style === 'count' || (amount.style === 'pair' && amount.amount.unit === 'mg'))
    return (
      !isNeedle(words, amount, i, end) &&
      !leftTheBody(words, amount, i, end) &&
      (options.alone || options.before === true || !ofAnother(words, amount.end, end))
    )
  if (amount.style !== 'bare' && amount.style !== 'pair') return true
  if (options.before) return false
  if (amount.style === 'pair' && joint === 'arrow') return false
  // "40 IV x1 -> 600 out": what it brought about
  if (joint === 'arrow' && amount.end < end && isOutput(words.tokens, amount.end)) return false
  // "hold Coumadin for INR 5.2": what is measured has that value
  if (i > from && hasMark(words, i - 1, Mark.measure) && !followedBySlot(words, amount.end, end)) return false
  const previous = slots.at(-1)
  const next = amount.end
  const changed = i === from + 1 && classAt(words, from) === Word.to && isChanged(words, from)
  const right =
    i === from ||
    changed ||
    previous?.end === i ||
    (signAt(words, i - 1) === 44 && (previous === undefined ? i - 1 === from : previous.end === i - 1)) ||
    joint === 'arrow' ||
    (joint === 'change' && classAt(words, i - 1) === Word.to) ||
    joint === 'then' ||
    signAt(words, i - 1) === 64 ||
    (joint === 'and' && previous !== undefined)
  // "take 1 codeine": before a name that nobody told us
  if (options.alone && slots.length === 0 && i > 0 && amount.style === 'bare') return true
  if (!right && !(options.alone && slots.length === 0)) {
    // "tapered: 40x3d", "one p.o. daily" after a wrapped line
    if (!(followedBySlot(words, next, end) && (joint !== '' || previous === undefined))) return false
  }
  if (next < end) {
    const sign = signAt(words, next)
    if (
      sign === 58 ||
      sign === 37 ||
      (sign === 47 && glued(words, next - 1) && !words.drug[next + 1]) || // not "etomidate 20/roc 80"
      (sign === 45 && glued(words, next - 1) && glued(words, next))
    )
      return false
    if (classAt(words, next) === Word.times || (classAt(words, next) === Word.time && endsTime(words, next)))
      return classAt(words, next) === Word.times && readDuration(words, next, end) !== null
    if (tokens.kind[next] === Kind.comparator) return false
    // "2. Metoprolol" of an inline list
    if ((sign === 46 || sign === 41) && next + 1 < end && words.drug[next + 1]) return false
  }
  const written = wordAt(words, i)
  const slot = isLoad(tokens, next) || followedBySlot(words, next, end)
  if (amount.style === 'pair') {
    const { value, high } = amount.amount
    // "10/23" may be a date
    if (
      amount.amount.unit === '' &&
      value <= 12 &&
      high! <= 31 &&
      Number.isInteger(value) &&
      Number.isInteger(high) &&
      !slot
    )
      return false
    return true
  }
  if (/^(?:19|20)\d\d$/.test(written) && !slot) return false
  if (/^0\d+$/.test(written)) return false
  // a number and nothing after it: a dose only right after the drug
  if (
    !slot &&
    !(i === from || changed || joint === 'arrow' || joint === 'change') &&
    next < end &&
    signAt(words, next) === 0 &&
    tokens.kind[next] !== Kind.arrow &&
    !(tokens.flags[next]! & Flag.line)
  )
    return false
  return true
}

// "2000 bolus" is no year.
const isLoad = oneOf('bolus load')
const isOutput = oneOf('out uop urine output')

const instruments = /^(?:gauge|ga|g|needles?|syringes?|catheters?|spinal|incisions?|tubing|trocars?|port)$/i

/** "a 25-gauge 5/8-inch needle": the length of a thing. */
function isNeedle(words: SigWords, { amount, end: after }: AmountRead, i: number, end: number): boolean {
  if (amount.unit !== 'inch' && amount.unit !== 'inches') return false
  for (let k = Math.max(0, i - 3); k < Math.min(end, after + 3); k++)
    if ((k < i || k >= after) && words.tokens.kind[k] === Kind.word && instruments.test(wordAt(words, k))) return true
  return false
}

/** "a net loss of 5.6 kg", "diuresed 2 L", "1.5 L urine output": volumes and weights that are no dose. */
function leftTheBody(words: SigWords, { amount, end: after }: AmountRead, i: number, end: number): boolean {
  if (amount.unit === 'kg') return true
  if (amount.unit !== 'L' && amount.unit !== 'mL') return false
  for (let k = i - 1; k >= i - 4 && k >= 0; k--) {
    if (hasMark(words, k, Mark.loss)) return true
    // "urine output of about 2 L"
    if (classAt(words, k) !== Word.of && classAt(words, k) !== Word.through && classAt(words, k) !== Word.article) break
  }
  for (let k = after; k < after + 2 && k < end; k++) if (hasMark(words, k, Mark.loss)) return true
  return false
}

/** "and 3 mL of the mixture", after another drug: the amount of something that nobody knows. */
function ofAnother(words: SigWords, i: number, end: number): boolean {
  if (classAt(words, i) !== Word.of) return false
  let at = i + 1
  while (at < end && classAt(words, at) === Word.article) at++
  if (at >= end || words.tokens.kind[at] !== Kind.word) return false
  // "160 mg of preservative free Depo-Medrol"
  for (let k = at; k < at + 4; k++) if (words.drug[k]) return false
  return (
    isOther(words, at) &&
    words.unit[at] === 0 &&
    words.drug[at] === 0 &&
    !hasMark(words, at, Mark.anyDrug | Mark.filler)
  )
}

/** Does a sig word stand at token i, or after a hyphen or bracket? */
export function followedBySlot(words: SigWords, i: number, end: number): boolean {
  let at = i
  while (at < end && at < i + 3 && (words.tokens.kind[at] === Kind.sign || classAt(words, at) === Word.through)) at++
  if (at >= end) return false
  return (
    words.frequency[at] !== 0 ||
    words.route[at] !== 0 ||
    words.form[at] !== 0 ||
    classAt(words, at) === Word.prn ||
    readFrequency(words, at, end, true) !== null ||
    readAsNeeded(words, at, end) > 0 ||
    readDuration(words, at, end) !== null ||
    (words.tokens.kind[at] === Kind.number && at > i && readAmount(words, at, end)?.style === 'count')
  )
}

const dates = oneOf('on before until till next this last by since after')
const days = oneOf(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
)

/** "resume warfarin on Friday", "not before Sunday": one day, and not every one. After a dose it is every one: "15 mg on Friday". */
function isDate(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (!words.frequency[i]) return false
  const day = dates(tokens, i) ? i + 1 : i
  if (day === 0 || !days(tokens, day) || !dates(tokens, day - 1)) return false
  if (signAt(words, day + 1) === 47 || classAt(words, day + 1) === Word.and) return false
  const before = day - 2
  const dosed = words.unit[before] || words.form[before] || words.route[before] || tokens.kind[before] === Kind.number
  return before < 0 || !dosed
}

/** "once" alone is a frequency only where the sig ends or goes on: "once stable" is none. */
export function usableFrequency(
  words: SigWords,
  i: number,
  end: number,
  beside: boolean,
  options: ScanOptions,
): FrequencyRead | null {
  if (!options.alone && isDate(words, i)) return null
  // "may repeat twice": how often it is taken again
  if (classAt(words, i) === Word.often && i > 0 && /^repeat(?:ed)?$/i.test(wordAt(words, i - 1))) return null
  const read = readFrequency(words, i, end, beside)
  if (read === null || read.value.count === undefined || read.end - i > 1 || options.alone || read.end >= end)
    return read
  const next = read.end
  return classAt(words, i) === Word.often &&
    words.tokens.kind[next] === Kind.word &&
    (classAt(words, next) === Word.none || classAt(words, next) === Word.article) &&
    !followedBySlot(words, next, end) &&
    classAt(words, next) !== Word.for &&
    classAt(words, next) !== Word.and
    ? null
    : read
}

const places =
  /^(?:fat|tissues?|layers?|space|cavity|swab|exam\w*|bleed\w*|veins?|contrast|sutures?|cannula|catheter|line|access|polyps?|septum|mucosa)$/i

export function usableRoute(words: SigWords, i: number, beside: boolean): number {
  const route = words.route[i]!
  if (route === 0) return 0
  const ambiguous = isAmbiguous(words, route, 'route')
  if (!beside && ambiguous) return 0
  if (ambiguous && goesOnInWords(words, termEnd(words, route))) return 0 // "2 mg IN the ED"
  // "subcutaneous tissue", "nasal cannula": a place, and no route
  const after = termEnd(words, route)
  if (
    after < words.tokens.length &&
    words.frequency[after] === 0 &&
    words.class[after] === Word.none &&
    places.test(wordAt(words, after))
  )
    return 0
  // "class IV", "grade IV"
  if (
    i > 0 &&
    words.tokens.end[i]! - words.tokens.start[i]! === 2 &&
    words.unit[i - 1] === 0 &&
    words.class[i - 1] !== Word.number &&
    /^(?:class|grade|stage|type|cn|factor|phase|to|part)$/i.test(wordAt(words, i - 1)) &&
    wordAt(words, i).toLowerCase() === 'iv'
  )
    return 0
  return route
}

/** Does a word follow on the line that is none of a sig? */
function goesOnInWords(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (i >= tokens.length || tokens.kind[i] !== Kind.word || tokens.flags[i]! & Flag.line) return false
  const wordClass = classAt(words, i)
  return (wordClass === Word.none || wordClass === Word.article) && words.frequency[i] === 0 && words.form[i] === 0
}

/** A word of more than one letter that nothing of the grammar knows. */
export function isOther(words: SigWords, i: number): boolean {
  return (
    words.class[i] === Word.none &&
    words.frequency[i] === 0 &&
    words.route[i] === 0 &&
    words.form[i] === 0 &&
    words.notFrequency[i] === 0 &&
    words.condition[i] === 0 &&
    !(words.tokens.flags[i]! & Flag.digit) &&
    words.tokens.end[i]! - words.tokens.start[i]! > 1
  )
}

/** The next comma, semicolon, full stop or "then" after token i; `end` when there is none. */
export function nextClause(words: SigWords, i: number, end: number): number {
  let at = i + 1
  while (at < end) {
    const sign = signAt(words, at)
    if (sign === 44 || sign === 59 || sign === 46 || classAt(words, at) === Word.after) return at
    at++
  }
  return end
}
