/** Scans a stretch of tokens for the slots of one sig, from left to right. */
import { Flag, Kind } from '../../note/index.ts'
import { readAsNeeded, readReason } from './as-needed.ts'
import { type AmountRead, readAmount } from './dose.ts'
import { readBareDuration, readDuration } from './duration.ts'
import { type FrequencyRead, readClock, readFrequency } from './frequency.ts'
import { readMaximum } from './maximum.ts'
import {
  beginsColumn,
  classAt,
  formMeaning,
  glued,
  isAmbiguous,
  routeName,
  type SigWords,
  signAt,
  termEnd,
  wordAt,
} from './sig-words.ts'
import type { Joint, Slot } from './slot.ts'
import { Word } from './words.ts'

export interface ScanOptions {
  /** Bare directions, as in "1 tab at 8am": no drug and no prose around them. */
  readonly alone: boolean
  /** The words before a drug: nothing in them ends the scan, and no bare number counts. */
  readonly before?: boolean
}

// Unknown words in a row that end a sig: before its first slot, and after it.
const maxLeadIn = 5
const maxGap = 4
// Tokens of any kind without a slot that end it.
const maxTokens = 12

/**
 * The slots between tokens `from` and `end`: "40 mg po bid x 7 days" has an amount, a route, a frequency and a duration.
 * Ends early where the words leave the sig: "hold for SBP < 90", "Disp: 30", a run of other words.
 */
export function scanSlots(words: SigWords, from: number, end: number, options: ScanOptions): Slot[] {
  const slots: Slot[] = []
  const { tokens } = words
  let joint: Joint = ''
  let bracket = 0
  let unknown = 0
  let i = from
  let last = from // end of the last slot
  const push = (slot: Slot): void => {
    slots.push(slot)
    joint = ''
    unknown = 0
    i = slot.end
    last = slot.end
  }
  while (i < end) {
    const place = { first: i, joint, bracketed: bracket > 0 }
    const kind = tokens.kind[i]!
    if (kind === Kind.redacted || kind === Kind.comparator) {
      i++
      unknown++
      continue
    }
    if (kind === Kind.arrow) {
      joint = last === i && slots.length > 0 ? 'arrow' : joint // "40 -> 80 mg", and not "4 mg IV, then -> pain 3/10"
      i++
      continue
    }
    if (kind === Kind.sign) {
      const sign = signAt(words, i)
      const clock = sign === 64 /* @ */ ? readClock(words, i, end, options.alone) : null
      if (clock !== null) {
        push({ ...place, kind: 'frequency', frequency: clock.value, end: clock.end })
        continue
      }
      const amount = readAmount(words, i, end) // "½ tab"
      if (amount !== null) {
        push({ ...place, kind: 'amount', read: amount, end: amount.end })
        continue
      }
      if (sign === 35 /* # */ && tokens.kind[i + 1] === Kind.number) {
        i += 2 // "#20": how many are dispensed
        continue
      }
      if (sign === 40 || sign === 91) {
        bracket++
        // "(ppx)", "(hallucinations)": a reason when nothing else stands in the brackets
        const inside = readReason(words, i + 1, end, true)
        if (
          inside !== null &&
          inside.first === i + 1 &&
          signAt(words, inside.end) === 41 &&
          slots.length > 0 &&
          unknown === 0
        ) {
          push({ ...place, kind: 'reason', first: inside.first, end: inside.end })
          continue
        }
      } else if ((sign === 41 || sign === 93) && bracket > 0) bracket--
      else if (sign === 44 && joint === '') joint = ','
      else if (sign === 59 || (sign === 46 && joint !== 'then')) joint = ';'
      else if (sign === 38 || sign === 43) joint = joint === 'then' ? joint : 'and'
      else if (sign === 0x2191 || sign === 0x2193) joint = 'then'
      else if (sign === 63) unknown++
      i++
      continue
    }
    const beside = last === i && (slots.length > 0 || options.alone)
    // as needed
    const needed = readAsNeeded(words, i, end)
    if (needed > 0) {
      push({ ...place, kind: 'prn', end: needed })
      const reason = reasonAfterPrn(words, needed, end)
      if (reason !== null)
        push({ kind: 'reason', first: reason.first, end: reason.end, joint: '', bracketed: bracket > 0 })
      continue
    }
    const wordClass = classAt(words, i)
    if (wordClass === Word.max) {
      const max = readMaximum(words, i, end)
      if (max !== null) {
        push({ ...place, kind: 'max', max: max.value, end: max.end })
        continue
      }
    }
    if (wordClass === Word.if && !options.alone && !options.before) {
      // "if bleeding": on what condition
      const reason = readReason(words, i + 1, end, true)
      if (reason !== null) push({ ...place, kind: 'reason', first: reason.first, end: reason.end })
      break
    }
    if (wordClass === Word.stop) {
      if (bracket > 0 || options.before) {
        i++ // what is said in passing ends nothing
        unknown++
        continue
      }
      if (options.alone && slots.length > 0) {
        // bare directions may go on after "hold for loose stools," or "if no side effects,"
        i = nextClause(words, i, end)
        continue
      }
      break
    }
    const duration = readDuration(words, i, end)
    if (duration !== null) {
      push({ ...place, kind: 'duration', duration: duration.value, end: duration.end })
      continue
    }
    if (
      words.notFrequency[i]! > i &&
      !(words.frequency[i] && termEnd(words, words.frequency[i]!) >= words.notFrequency[i]!)
    ) {
      i = words.notFrequency[i]!
      continue
    }
    const clock =
      wordClass === Word.at || (options.alone && kind === Kind.number) ? readClock(words, i, end, options.alone) : null
    if (clock !== null) {
      push({ ...place, kind: 'frequency', frequency: clock.value, end: clock.end })
      continue
    }
    const frequency = usableFrequency(words, i, end, beside, options)
    const route = usableRoute(words, i, beside || slots.length > 0 || options.alone)
    const amount = frequency === null ? readAmount(words, i, end) : null
    // "gtt" is a drip that says route and frequency, and a drop after a number
    if (frequency !== null && (route === 0 || termEnd(words, route) <= frequency.end)) {
      if (route !== 0)
        slots.push({ ...place, kind: 'route', route: routeName(words, route), end: termEnd(words, route) })
      push({ ...place, kind: 'frequency', frequency: frequency.value, end: frequency.end })
      continue
    }
    if (route !== 0) {
      push({ ...place, kind: 'route', route: routeName(words, route), end: termEnd(words, route) })
      // "inhaler", "nasal spray": a form too
      for (let k = place.first; k < i; k++) {
        const form = words.form[k]
        if (form && termEnd(words, form) <= i && formMeaning(words, form).counted !== 'only')
          slots.push({ ...place, kind: 'form', first: k, form: formMeaning(words, form), end: termEnd(words, form) })
      }
      continue
    }
    const near = unknown === 0 || (unknown < 3 && bracket === 0)
    if (
      amount !== null &&
      (near || amount.style === 'mass' || amount.style === 'rate' || amount.style === 'count') &&
      !(bracket > 0 && unknown > 2) &&
      mayStand(words, amount, i, end, slots, from, joint, options)
    ) {
      push({ ...place, kind: 'amount', read: amount, end: amount.end })
      continue
    }
    if (amount === null || amount.style === 'bare') {
      // "5d", "30 days": only right after other sig words, or right after the drug
      const bare = i === last || options.alone || options.before ? readBareDuration(words, i, end) : null
      if (bare !== null) {
        push({ ...place, kind: 'duration', duration: bare.value, end: bare.end })
        continue
      }
    }
    const form = words.form[i]
    if (form && (beside || i === from || (unknown === 0 && !isAmbiguous(words, form, 'form')))) {
      push({ ...place, kind: 'form', form: formMeaning(words, form), end: termEnd(words, form) })
      continue
    }
    if (wordClass === Word.for && wordAt(words, i).toLowerCase() === 'for') {
      const reason = readReason(words, i + 1, end, !options.alone)
      if (reason !== null) {
        push({ ...place, kind: 'reason', first: reason.first, end: reason.end })
        continue
      }
    }
    if (beginsColumn(words, i) && slots.length > 0) joint = ''
    if (wordClass === Word.then) joint = 'then'
    else if (wordClass === Word.and) joint = joint === 'then' ? joint : 'and'
    else if (wordClass === Word.change) joint = words.value[i] === 1 ? 'change' : 'then'
    else if (wordClass === Word.alternating) joint = 'then'
    else if (kind === Kind.number) unknown++
    else if (wordClass === Word.none || wordClass === Word.times || wordClass === Word.or || wordClass === Word.course)
      unknown++
    // an unknown word after an arrow: what became of something else
    if (unknown > 0 && joint === 'arrow') joint = ''
    i++
    if (
      (unknown > (slots.length === 0 ? maxLeadIn : maxGap) || i - last > maxTokens) &&
      !options.alone &&
      !options.before
    )
      break
  }
  return slots
}

/** "once" alone is a frequency only where the sig ends or goes on: "once stable" is none. */
function usableFrequency(
  words: SigWords,
  i: number,
  end: number,
  beside: boolean,
  options: ScanOptions,
): FrequencyRead | null {
  const read = readFrequency(words, i, end, beside)
  if (read === null || read.value.count === undefined || read.end - i > 1 || options.alone || read.end >= end)
    return read
  const next = read.end
  return classAt(words, i) === Word.often &&
    words.tokens.kind[next] === Kind.word &&
    !followedBySlot(words, next, end) &&
    classAt(words, next) !== Word.for &&
    classAt(words, next) !== Word.and
    ? null
    : read
}

function usableRoute(words: SigWords, i: number, beside: boolean): number {
  const route = words.route[i]!
  if (route === 0) return 0
  if (!beside && isAmbiguous(words, route, 'route')) return 0
  // "class IV", "grade IV"; "2 gtt" is drops
  if (
    i > 0 &&
    /^(?:class|grade|stage|type|cn|factor|phase|to|part)$/i.test(wordAt(words, i - 1)) &&
    wordAt(words, i).toLowerCase() === 'iv'
  )
    return 0
  return route
}

/** The next comma, semicolon, full stop or "then" after token i; `end` when there is none. */
function nextClause(words: SigWords, i: number, end: number): number {
  let at = i + 1
  while (at < end) {
    const sign = signAt(words, at)
    if (sign === 44 || sign === 59 || sign === 46 || classAt(words, at) === Word.then) return at
    at++
  }
  return end
}

/** May this amount stand here? Bare numbers and pairs need a drug, a form or a strength right before them. */
function mayStand(
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
  if (amount.style !== 'bare' && amount.style !== 'pair') return true
  if (options.before) return false
  if (amount.style === 'pair' && joint === 'arrow') return false
  const previous = slots.at(-1)
  const next = amount.end
  const right =
    i === from ||
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
      (sign === 47 && glued(words, next - 1)) ||
      (sign === 45 && glued(words, next - 1) && glued(words, next))
    )
      return false
    if (classAt(words, next) === Word.times || classAt(words, next) === Word.time)
      return classAt(words, next) === Word.times && readDuration(words, next, end) !== null
    if (tokens.kind[next] === Kind.comparator) return false
    // "2. Metoprolol" of an inline list
    if ((sign === 46 || sign === 41) && next + 1 < end && words.drug[next + 1]) return false
  }
  const written = wordAt(words, i)
  const slot = followedBySlot(words, next, end)
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
    !(i === from || joint === 'arrow' || joint === 'change') &&
    next < end &&
    signAt(words, next) === 0 &&
    tokens.kind[next] !== Kind.arrow &&
    !(tokens.flags[next]! & Flag.line)
  )
    return false
  return true
}

/** Does a sig word stand at token i, or after a hyphen or bracket? */
function followedBySlot(words: SigWords, i: number, end: number): boolean {
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

/** The words after "prn": "pain", "for nausea"; null when other sig words follow. */
function reasonAfterPrn(words: SigWords, i: number, end: number): { first: number; end: number } | null {
  let at = i
  if (at < end && (signAt(words, at) === 45 || signAt(words, at) === 58 || signAt(words, at) === 40)) at++
  if (at < end && wordAt(words, at).toLowerCase() === 'use') return null
  if (at < end && beginsColumn(words, at)) return null
  if (classAt(words, at) === Word.for && at < end) {
    if (readDuration(words, at, end) !== null) return null
    at++
  } else if (classAt(words, at) === Word.if && at < end) at++
  else if (at < end && (words.frequency[at] || words.form[at] || readFrequency(words, at, end, true) !== null))
    return null
  return at < end ? readReason(words, at, end, false) : null
}
