/** Scans a stretch of tokens for the slots of one sig, from left to right. */
import { Kind } from '../../note/index.ts'
import { reasonAfterPrn } from './after-prn.ts'
import { readAsNeeded, readReason } from './as-needed.ts'
import { readClock } from './clock.ts'
import { readAmount } from './dose.ts'
import { readBareDuration, readDuration } from './duration.ts'
import { readMaximum } from './maximum.ts'
import { isOther, mayStand, nextClause, usableFrequency, usableRoute } from './may-stand.ts'
import {
  beginsColumn,
  classAt,
  formMeaning,
  isAmbiguous,
  routeName,
  type SigWords,
  signAt,
  termEnd,
  wordAt,
} from './sig-words.ts'
import type { Joint, ScanOptions, Slot } from './slot.ts'
import { Word } from './words.ts'

// Unknown words in a row that end a sig: before its first slot, and after it.
const maxLeadIn = 5
const maxGap = 4
const maxTokens = 12 // of any kind, without a slot

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
    if (kind === Kind.word && isOther(words, i)) {
      if (joint === 'arrow') joint = '' // what became of something else
      if (beginsColumn(words, i) && slots.length > 0) joint = ''
      unknown++
      i++
      if (
        (unknown > (slots.length === 0 ? maxLeadIn : maxGap) || i - last > maxTokens) &&
        !options.alone &&
        !options.before
      )
        break
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
    // "40 mg", "2 tabs": an amount and nothing else
    const plainAmount = kind === Kind.number && i + 1 < end && (words.unit[i + 1] !== 0 || words.form[i + 1] !== 0)
    const duration = plainAmount ? null : readDuration(words, i, end)
    if (duration !== null) {
      push({ ...place, kind: 'duration', duration: duration.value, end: duration.end })
      continue
    }
    if (
      words.notFrequency[i]! > i &&
      !(words.frequency[i] && termEnd(words, words.frequency[i]!) >= words.notFrequency[i]!)
    ) {
      if (wordClass === Word.often && slots.length > 0 && !options.before) break // "once tolerating PO"
      i = words.notFrequency[i]!
      continue
    }
    const clock =
      wordClass === Word.at || (options.alone && kind === Kind.number) ? readClock(words, i, end, options.alone) : null
    if (clock !== null) {
      push({ ...place, kind: 'frequency', frequency: clock.value, end: clock.end })
      continue
    }
    const frequency = plainAmount ? null : usableFrequency(words, i, end, beside, options)
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
    const near = options.before || unknown === 0 || (unknown < 3 && bracket === 0)
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
    // "stress ulcer ppx": a purpose in words of its own
    if (words.condition[i] && slots.length > 0 && !options.before) {
      const purpose = readReason(words, i, end, true)
      if (purpose !== null && /^(?:ppx|prophylaxis)$/i.test(wordAt(words, purpose.end - 1))) {
        push({ ...place, kind: 'reason', first: purpose.first, end: purpose.end })
        continue
      }
    }
    if (beginsColumn(words, i) && slots.length > 0) joint = ''
    if (wordClass === Word.to && last === i && slots.at(-1)?.kind === 'amount')
      joint = 'to' // "5 mg to 10 mg", "from 50 mg to 25 mg"
    else if (wordClass === Word.after) joint = 'then'
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
