/** Reads the slot that begins at one token: as needed, a maximum, a duration, a frequency, a route, an amount, a form, a reason. */
import { Flag, Kind } from '../../note/index.ts'
import { reasonAfterPrn } from './after-prn.ts'
import { readAsNeeded, readReason } from './as-needed.ts'
import { readClock } from './clock.ts'
import { readCount, readCourseWords } from './course.ts'
import { readAmount } from './dose.ts'
import { readBareDuration, readDuration } from './duration.ts'
import { readLoneTime } from './frequency-forms.ts'
import { mayStand, usableFrequency, usableRoute } from './may-stand.ts'
import { classAt, formMeaning, isAmbiguous, isWord, routeName, type SigWords, signAt, termEnd } from './sig-words.ts'
import { makeSlot, type Scan, type Slot, type SlotValues } from './slot.ts'
import { keyOf, Word } from './words.ts'

const within = keyOf('in')
const plainFor = keyOf('for')
const first = keyOf('first')
const onset = keyOf('onset')
const sign = keyOf('sign')
const ppx = keyOf('ppx')
const prophylaxis = keyOf('prophylaxis')

function put<K extends keyof SlotValues>(scan: Scan, kind: K, value: SlotValues[K], first: number, end: number): Slot {
  const slot = makeSlot(kind, value, first, end, scan.joint, scan.bracket > 0)
  scan.slots.push(slot)
  return slot
}

/** "prn", "as needed for pain": the slot, and the one of its reason. Null when the words are none. */
export function readPrn(words: SigWords, i: number, scan: Scan): Slot | null {
  const needed = readAsNeeded(words, i, scan.end)
  if (needed === 0) return null
  const slot = put(scan, 'prn', null, i, needed)
  const reason = reasonAfterPrn(words, needed, scan.end)
  if (reason === null) return slot
  const why = makeSlot('reason', null, reason.first, reason.end, '', scan.bracket > 0)
  scan.slots.push(why)
  return why
}

/** "x 7 days", "for 2 weeks"; null for amounts and for all that is no duration. */
export function readDurationSlot(words: SigWords, i: number, plainAmount: boolean, scan: Scan): Slot | null {
  // "resulting in stable disease for 12 months": the disease's
  const ofCondition = scan.last !== i && i > scan.from && words.condition[i - 1] === 1
  const duration = plainAmount || ofCondition ? null : readDuration(words, i, scan.end)
  return duration === null ? null : put(scan, 'duration', duration.value, i, duration.end)
}

/** Does a sign or a line end the words here? */
function endsClause({ tokens }: SigWords, at: number, end: number): boolean {
  return at >= end || tokens.kind[at] === Kind.sign || (tokens.flags[at]! & Flag.line) !== 0
}

/** Is the last amount one by weight, or of tablets: nothing that goes into an eye? */
function isSwallowed(slots: readonly Slot[]): boolean {
  const amount = slots.findLast((slot) => slot.kind === 'amount')
  return amount?.kind === 'amount' && (amount.value.style === 'mass' || amount.value.form?.counted === 'yes')
}

/** "several days", "through 3/14", "x2"; null when the words are none. */
export function readCourse(words: SigWords, i: number, scan: Scan): Slot | null {
  const { class: classes, tokens } = words
  const wordClass = classes[i]
  const may =
    tokens.kind[i] === Kind.word &&
    (wordClass === Word.for ||
      wordClass === Word.times ||
      wordClass === Word.to ||
      wordClass === Word.stop ||
      wordClass === Word.article ||
      wordClass === Word.none)
  if (!may) return null
  const course = readCourseWords(words, i, scan.end)
  if (course !== null && (scan.last === i || scan.slots.length > 0 || scan.options.before))
    return put(scan, 'course', course.value, i, course.end)
  const count = scan.last === i && scan.slots.length > 0 ? readCount(words, i, scan.end) : null
  return count === null ? null : put(scan, 'count', count.value, i, count.end)
}

/** "at the onset of migraine", "at first sign of an attack": as needed, and what for. */
export function readOnset(words: SigWords, i: number, scan: Scan): Slot | null {
  if (classAt(words, i) !== Word.at) return null
  let at = i + 1
  while (at < i + 4 && (classAt(words, at) === Word.article || isWord(words, at, first))) at++
  if (!isWord(words, at, onset) && !isWord(words, at, sign)) return null
  if (classAt(words, at + 1) !== Word.of) return null
  const reason = readReason(words, at + 2, scan.end, !scan.options.alone)
  if (reason === null) return null
  put(scan, 'prn', null, i, at + 1)
  return put(scan, 'reason', null, reason.first, reason.end)
}

/** The slot of any other kind that begins at token i, put into the scan; null when none does. */
export function readOther(words: SigWords, i: number, plainAmount: boolean, scan: Scan): Slot | null {
  const { tokens } = words
  const { end, slots, options, last, unknown } = scan
  const kind = tokens.kind[i]!
  const wordClass = classAt(words, i)
  const beside =
    (last === i && (slots.length > 0 || options.alone)) ||
    (scan.joint === 'and' && last === i - 1 && slots.at(-1)?.kind === 'frequency') // "in the morning and night"
  if (wordClass === Word.at || (options.alone && kind === Kind.number)) {
    const clock = readClock(words, i, end, options.alone)
    if (clock !== null) return put(scan, 'frequency', clock.value, i, clock.end)
  }
  // "fluids and wanted to go home in the morning": when something else is
  const apart = slots.length === 0 && unknown > 0 && !options.alone && isWord(words, i, within)
  const frequency = plainAmount || apart ? null : usableFrequency(words, i, end, beside, options)
  const route = usableRoute(words, i, beside || slots.length > 0 || options.alone)
  const amount = frequency === null ? readAmount(words, i, end) : null
  // "bisoprolol 2.5 mg OD", "1 drop OD": once a day, or the right eye
  const eitherOne =
    frequency !== null && route !== 0 && !frequency.value.continuous && termEnd(words, route) === frequency.end
  if (eitherOne && isSwallowed(slots)) return put(scan, 'frequency', frequency.value, i, frequency.end)
  // "gtt" is a drip that says route and frequency, and a drop after a number
  if (frequency !== null && !eitherOne && (route === 0 || termEnd(words, route) <= frequency.end)) {
    if (route !== 0) put(scan, 'route', routeName(words, route), i, termEnd(words, route))
    return put(scan, 'frequency', frequency.value, i, frequency.end)
  }
  if (route !== 0) {
    const slot = put(scan, 'route', routeName(words, route), i, termEnd(words, route))
    // "inhaler", "nasal spray": a form too
    for (let k = i; k < slot.end; k++) {
      const form = words.form[k]
      if (form && termEnd(words, form) <= slot.end && formMeaning(words, form).counted !== 'only')
        put(scan, 'form', formMeaning(words, form), k, termEnd(words, form))
    }
    return slot
  }
  const near = options.before || unknown === 0 || (unknown < 3 && scan.bracket === 0)
  if (
    amount !== null &&
    !scan.scaled &&
    (near || amount.style === 'mass' || amount.style === 'rate' || amount.style === 'count') &&
    !(scan.bracket > 0 && unknown > 2) &&
    mayStand(words, amount, i, end, slots, scan.from, scan.joint, options)
  )
    return put(scan, 'amount', amount, i, amount.end)
  // "50 MG 24 hr tablet": how long the form lasts
  if (kind === Kind.number && amount?.style === 'bare' && classAt(words, i + 1) === Word.time && words.form[i + 2])
    return put(scan, 'form', formMeaning(words, words.form[i + 2]!), i, termEnd(words, words.form[i + 2]!))
  if (amount === null || amount.style === 'bare') {
    // "5d", "30 days": only right after other sig words, or right after the drug
    const listed = scan.joint === ',' && i === last + 1 // "QID, 7 days, disp 28"
    const bare = i === last || listed || options.alone || options.before ? readBareDuration(words, i, end) : null
    if (bare !== null && (!listed || endsClause(words, bare.end, end)))
      return put(scan, 'duration', bare.value, i, bare.end)
  }
  // bare directions with a word left out: "1 tablet by mouth day"
  if (options.alone && wordClass === Word.time && (beside || slots.length === 0)) {
    const often = readLoneTime(words, i)
    if (often !== null && tokens.kind[i + 1] !== Kind.number) return put(scan, 'frequency', often, i, i + 1)
  }
  const form = words.form[i]
  if (form && (beside || i === scan.from || (unknown === 0 && !isAmbiguous(words, form, 'form'))))
    return put(scan, 'form', formMeaning(words, form), i, termEnd(words, form))
  if (wordClass === Word.for && isWord(words, i, plainFor)) {
    // 'for "croupy cough"': in the words of others
    const quoted = signAt(words, i + 1) === 34 || signAt(words, i + 1) === 0x201c ? 1 : 0
    const reason = readReason(words, i + 1 + quoted, end, !options.alone)
    if (reason !== null) return put(scan, 'reason', null, reason.first, reason.end)
  }
  // "stress ulcer ppx": a purpose in words of its own
  if (words.condition[i] && slots.length > 0 && !options.before) {
    const purpose = readReason(words, i, end, true)
    if (purpose !== null && (isWord(words, purpose.end - 1, ppx) || isWord(words, purpose.end - 1, prophylaxis)))
      return put(scan, 'reason', null, purpose.first, purpose.end)
  }
  return null
}
