/** Scans a stretch of tokens for the slots of one sig, from left to right. */
import { Kind } from '../../note/index.ts'
import { readReason } from './as-needed.ts'
import { skipAside, skipEarlier } from './asides.ts'
import { readClock } from './clock.ts'
import { readAmount } from './dose.ts'
import { readLoneTime } from './frequency-forms.ts'
import { readMaximum } from './maximum.ts'
import { isOther, nextClause } from './may-stand.ts'
import { readCourse, readDurationSlot, readOnset, readOther, readPrn } from './read-slot.ts'
import { beginsColumn, classAt, glued, isWord, type SigWords, signAt, termEnd, wordAt } from './sig-words.ts'
import { makeSlot, type Scan, type ScanOptions, type Slot } from './slot.ts'
import { keyOf, Word } from './words.ts'

const sliding = keyOf('sliding')
const from = keyOf('from')
const scale = keyOf('scale')

// Unknown words in a row that end a sig: before its first slot, and after it.
const maxLeadIn = 5
const maxGap = 4
const maxScale = 40 // a sliding scale is a table of its own
const maxTokens = 12 // of any kind, without a slot

/**
 * The slots between tokens `from` and `end`: "40 mg po bid x 7 days" has an amount, a route, a frequency and a duration.
 * Ends early where the words leave the sig: "hold for SBP < 90", "Disp: 30", a run of other words.
 */
export function scanSlots(words: SigWords, from: number, end: number, options: ScanOptions): Slot[] {
  const slots: Slot[] = []
  const scan: Scan = {
    slots,
    from,
    end,
    options,
    joint: '',
    bracket: 0,
    unknown: 0,
    changing: false,
    scaled: false,
    last: from,
  }
  const { kind } = words.tokens
  const free = options.alone || options.before === true // nothing else ends the scan
  let i = options.before || options.alone ? from : skipAside(words, from, end)
  scan.last = i
  if (isWord(words, from - 1, scale)) scan.scaled = true // "insulin sliding scale: 150-200 2 units"
  while (i < end) {
    const what = kind[i]!
    if (what === Kind.redacted || what === Kind.comparator) {
      i = what === Kind.comparator ? pastBound(words, i, end) : i + 1
      scan.unknown++
      continue
    }
    if (what === Kind.arrow) {
      if (scan.last === i && slots.length > 0) scan.joint = 'arrow' // "40 -> 80 mg", and not "4 mg IV, then -> pain 3/10"
      i++
      continue
    }
    if (what === Kind.sign) {
      i = passSign(words, i, scan)
      continue
    }
    const course = what === Kind.word ? (readOnset(words, i, scan) ?? readCourse(words, i, scan)) : null
    if (course !== null) {
      i = follow(scan, course)
      continue
    }
    if (what === Kind.word && isOther(words, i)) {
      // "1 g q8h, oxy 5 prn": another drug, that nobody knows
      if (!free && scan.joint === ',' && slots.length > 0 && signAt(words, i - 1) === 44 && isDosed(words, i + 1, end))
        break
      if (isWord(words, i, sliding) || (isWord(words, i, scale) && slots.length === 0)) scan.scaled = true
      if (scan.joint === 'arrow') scan.joint = '' // what became of something else
      if (beginsColumn(words, i) && slots.length > 0) scan.joint = ''
      scan.unknown++
      i++
      if (!free && isLost(scan, i)) break
      continue
    }
    let slot = readPrn(words, i, scan)
    if (slot !== null) {
      i = follow(scan, slot)
      continue
    }
    const wordClass = classAt(words, i)
    if (wordClass === Word.max) {
      const max = readMaximum(words, i, end)
      if (max !== null) {
        slots.push((slot = makeSlot('max', max.value, i, max.end, scan.joint, scan.bracket > 0)))
        i = follow(scan, slot)
        continue
      }
    }
    if (wordClass === Word.if && !free) {
      // "if bleeding": on what condition; "if K <3.5" is a threshold, and no reason
      const reason = readReason(words, i + 1, end, true)
      if (reason !== null && scan.joint !== ';' && !holdsComparator(words, reason.first, reason.end))
        slots.push(makeSlot('reason', null, reason.first, reason.end, scan.joint, scan.bracket > 0))
      break
    }
    if (wordClass === Word.stop) {
      if (scan.bracket > 0 || options.before) {
        i++ // what is said in passing ends nothing
        scan.unknown++
        continue
      }
      if (options.alone && slots.length > 0) {
        // bare directions may go on after "hold for loose stools," or "if no side effects,"
        i = nextClause(words, i, end)
        continue
      }
      break
    }
    // "40 mg", "2 tabs": an amount and nothing else
    const plainAmount = what === Kind.number && i + 1 < end && (words.unit[i + 1] !== 0 || words.form[i + 1] !== 0)
    slot = readDurationSlot(words, i, plainAmount, scan)
    if (slot === null) {
      const none = words.notFrequency[i]!
      if (none > i && !(words.frequency[i] && termEnd(words, words.frequency[i]!) >= none)) {
        if (wordClass === Word.often && slots.length > 0 && !options.before) break // "once tolerating PO"
        i = none
        continue
      }
      slot = readOther(words, i, plainAmount, scan)
    }
    if (slot !== null) {
      i = follow(scan, slot)
      continue
    }
    passWord(words, i, scan)
    i++
    if (!free && isLost(scan, i)) break
  }
  return slots
}

function holdsComparator({ tokens }: SigWords, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (tokens.kind[i] === Kind.comparator) return true
  return false
}

/** "no more >2 g", "K>4": past a bound, which is no dose. */
function pastBound(words: SigWords, i: number, end: number): number {
  const strict = /^[<>≤≥]/.test(wordAt(words, i))
  return (strict ? readAmount(words, i + 1, end)?.end : undefined) ?? i + 1
}

/** "5 prn", "10 mg", "20 bid": a number and a word of a sig. */
const isDosed = (words: SigWords, i: number, end: number): boolean =>
  i + 1 < end &&
  words.tokens.kind[i] === Kind.number &&
  (words.frequency[i + 1] !== 0 || words.unit[i + 1] !== 0 || classAt(words, i + 1) === Word.prn)

/** After a slot: the token where the scan goes on. */
function follow(scan: Scan, slot: Slot): number {
  scan.joint = ''
  scan.unknown = 0
  scan.last = slot.end
  return slot.end
}

const isLost = ({ unknown, slots, last, scaled }: Scan, i: number): boolean =>
  scaled ? i - last > maxScale : unknown > (slots.length === 0 ? maxLeadIn : maxGap) || i - last > maxTokens

/** A sign: an amount or a clock time that begins with it, a bracket, a joint. Gives the token where the scan goes on. */
function passSign(words: SigWords, i: number, scan: Scan): number {
  const { slots, end, options } = scan
  const sign = signAt(words, i)
  if (sign === 64 /* @ */) {
    const clock = readClock(words, i, end, options.alone)
    if (clock !== null) {
      const slot = makeSlot('frequency', clock.value, i, clock.end, scan.joint, scan.bracket > 0)
      slots.push(slot)
      return follow(scan, slot)
    }
  }
  if (sign > 127) {
    const amount = readAmount(words, i, end) // "½ tab"
    if (amount !== null) {
      const slot = makeSlot('amount', amount, i, amount.end, scan.joint, scan.bracket > 0)
      slots.push(slot)
      return follow(scan, slot)
    }
  }
  // "100 mg/day", "50,000 units/wk": so often the amount
  if (
    sign === 47 &&
    scan.last === i &&
    slots.at(-1)?.kind === 'amount' &&
    classAt(words, i + 1) === Word.time &&
    i + 1 < end
  ) {
    const often = readLoneTime(words, i + 1)
    if (often !== null) {
      const slot = makeSlot('frequency', often, i, i + 2, scan.joint, scan.bracket > 0)
      slots.push(slot)
      return follow(scan, slot)
    }
  }
  if (sign === 35 /* # */ && words.tokens.kind[i + 1] === Kind.number) return i + 2 // "#20": how many are dispensed
  if (sign === 40 || sign === 91) {
    const earlier = skipEarlier(words, i, end)
    if (earlier > i) return earlier
    scan.bracket++
    // "(ppx)", "(hallucinations)": a reason when nothing else stands in the brackets
    if (slots.length > 0 && scan.unknown === 0) {
      const inside = readReason(words, i + 1, end, true)
      if (inside !== null && inside.first === i + 1 && closes(words, inside.end)) {
        const slot = makeSlot('reason', null, inside.first, inside.end, scan.joint, scan.bracket > 1)
        slots.push(slot)
        return follow(scan, slot)
      }
    }
  } else if ((sign === 41 || sign === 93) && scan.bracket > 0) scan.bracket--
  else if (sign === 44 && scan.joint === '') scan.joint = ','
  else if (sign === 59 || (sign === 46 && scan.joint !== 'then')) scan.joint = ';'
  else if (sign === 38 || sign === 43) scan.joint = scan.joint === 'then' ? scan.joint : 'and'
  else if (sign === 0x2191 || sign === 0x2193)
    scan.joint = (beginsColumn(words, i) || isSetOff(words, i)) && slots.length > 0 ? 'arrow' : 'then' // "10 mg daily     ↓ 5 mg"
  else if (sign === 63) scan.unknown++
  return i + 1
}

/** A bracket that closes, a date before it at most: "(PE 4/24)". */
function closes(words: SigWords, i: number): boolean {
  let at = i
  while (at < i + 5 && (words.tokens.kind[at] === Kind.number || signAt(words, at) === 47)) at++
  return signAt(words, at) === 41
}

/** A word that begins no slot: what joins two slots, or one more word that is no part of a sig. */
function passWord(words: SigWords, i: number, scan: Scan): void {
  const wordClass = classAt(words, i)
  const { slots } = scan
  if (beginsColumn(words, i) && slots.length > 0) scan.joint = ''
  const before = slots.at(-1)
  if (wordClass === Word.to && scan.last === i && before?.kind === 'amount')
    scan.joint = 'to' // "5 mg to 10 mg", "from 50 mg to 25 mg"
  else if (wordClass === Word.to && scan.last === i && scan.changing && before?.kind !== 'prn')
    scan.joint = 'arrow' // "increase 10 mg every week to 40 mg": where it ends
  else if (wordClass === Word.after || wordClass === Word.alternating) scan.joint = 'then'
  else if (wordClass === Word.and) scan.joint = scan.joint === 'then' ? scan.joint : 'and'
  else if (slots.length === 0 && isWord(words, i, from) && isFromTo(words, i + 1)) {
    scan.joint = 'change' // "change metoprolol from 50 mg to 100 mg"
    scan.changing = true
  } else if (wordClass === Word.change) {
    // "10 mg BID     decrease to 5 mg BID": the column of a table that says what changed
    const ofColumn = (beginsColumn(words, i) || isSetOff(words, i)) && slots.length > 0
    scan.joint = ofColumn ? 'arrow' : words.value[i] === 1 ? 'change' : 'then'
    scan.changing = slots.length > 0 || isWord(words, i + 1, from)
  } else if (
    words.tokens.kind[i] === Kind.number ||
    wordClass === Word.none ||
    wordClass === Word.times ||
    wordClass === Word.or ||
    wordClass === Word.course
  )
    scan.unknown++
  // an unknown word after an arrow: what became of something else
  if (scan.unknown > 0 && scan.joint === 'arrow') scan.joint = ''
}

/** "175 mcg daily - inc to 200", "10 mg -> increase to 20": a change that a sign sets off from the old dose. */
function isSetOff(words: SigWords, i: number): boolean {
  if (words.tokens.kind[i - 1] === Kind.arrow) return true
  const sign = signAt(words, i - 1)
  return (sign === 45 || sign === 0x2013 || sign === 0x2014) && !glued(words, i - 1) && !glued(words, i - 2)
}

/** "50 mg to": a number, and "to" within two tokens after it. */
function isFromTo(words: SigWords, i: number): boolean {
  if (words.tokens.kind[i] !== Kind.number) return false
  for (let k = i + 1; k <= i + 3; k++) if (classAt(words, k) === Word.to) return true
  return false
}
