/** Links slots to drugs: which words before and after a drug's name are its sig. */
import { Kind } from '../../note/index.ts'
import { passRates } from './additives.ts'
import { scanSlots } from './scan-slots.ts'
import { aliasBefore, type Drug, type Segment } from './segments.ts'
import {
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
import { type LinkedSlots, makeSlot, type Slot } from './slot.ts'
import { takeSlotsBefore } from './slots-before.ts'
import { Word } from './words.ts'

const options = { alone: false }

/** Links the slots of all drugs of one segment, `drugs` in order. */
export function linkSlots(words: SigWords, segment: Segment, drugs: readonly Drug[], next: number): LinkedSlots[] {
  const linked: LinkedSlots[] = []
  for (let d = 0; d < drugs.length; d++) {
    const drug = drugs[d]!
    const stop = d + 1 < drugs.length ? drugs[d + 1]!.first : Math.max(drug.end, Math.min(next, segment.wide))
    const alias = d > 0 && isAliasOf(words, drugs[d - 1]!, drug)
    const slots = scanSlots(words, afterName(words, drug), stop, options)
    linked.push({ slots: [...inName(words, drug), ...slots], alias: -1, end: stop })
    if (alias) {
      // the generic takes the words after its brand; both say the same
      let main = d - 1
      while (linked[main]!.alias >= 0) main = linked[main]!.alias
      linked[main]!.slots = [...linked[main]!.slots, ...linked[d]!.slots]
      linked[d]!.alias = main
      continue
    }
    const before = d > 0 ? linked[d - 1]! : null
    const from = d > 0 ? drugs[d - 1]!.end : segment.first
    const own = takeSlotsBefore(words, before, from, drug)
    if (own.length > 0) linked[d]!.slots = [...own, ...linked[d]!.slots]
  }
  share(words, drugs, linked)
  passRates(words, drugs, linked)
  return linked
}

/** Where the words after a name begin: the number of "Robaxin 750 mg" is a dose, though a name may hold it. */
function afterName({ tokens, unit }: SigWords, { first, end }: Drug): number {
  return end - first > 1 && tokens.kind[end - 1] === Kind.number && end < tokens.length && unit[end] ? end - 1 : end
}

/** "Generic (Brand)", "generic (Brand;Brand)", "apixaban … commonly known as: ELIQUIS". */
function isAliasOf(words: SigWords, a: Drug, b: Drug): boolean {
  const further = signAt(words, b.end) === 59 && glued(words, b.end) && signAt(words, b.first - 1) === 40
  // the second brand of two
  if (a.end === b.first - 1 && signAt(words, a.end) === 59 && glued(words, a.end)) {
    return signAt(words, a.first - 1) === 40 && signAt(words, b.end) === 41
  }
  if (signAt(words, b.first - 1) === 40 && (signAt(words, b.end) === 41 || further)) {
    // nothing but a strength and a form between name and bracket
    return (
      b.first - 1 - a.end <= 5 &&
      scanSlots(words, a.end, b.first - 1, options).every((slot) => slot.kind === 'amount' || slot.kind === 'form') &&
      !hasGapWords(words, a.end, b.first - 1)
    )
  }
  for (let i = a.end; i < b.first; i++)
    if (aliasBefore(words, i, b.first + 1) === b.first && b.first - i <= 5) return b.first - a.end <= 10
  return false
}

function hasGapWords(words: SigWords, from: number, end: number): boolean {
  const slots = scanSlots(words, from, end, options)
  let i = from
  for (const slot of slots) {
    if (slot.first > i) return true
    i = slot.end
  }
  return i < end
}

/** Routes and forms in the drug's own name: "IV fluids", "nicotine patch", "oral contraceptives". */
function inName(words: SigWords, { first, end }: Drug): Slot[] {
  const found: Slot[] = []
  const percent = /^D(\d{1,2})$/.exec(wordAt(words, first)) // "D50": so much dextrose in a hundred
  if (percent !== null) {
    const amount = { value: Number(percent[1]), unit: '%', text: `${percent[1]}%` }
    found.push(makeSlot('amount', { amount, style: 'percent', end: first + 1, form: null }, first, first + 1))
  }
  for (let i = first; i < end; i++) {
    const route = words.route[i]!
    if (route && termEnd(words, route) <= end && !isAmbiguous(words, route, 'route'))
      found.push(makeSlot('route', routeName(words, route), i, termEnd(words, route)))
    const form = words.form[i]!
    if (!form || termEnd(words, form) > end || isAmbiguous(words, form, 'form')) continue
    // "HFA" and "Respules" are parts of a name, "patch" and "inhaler" are forms
    const plain =
      wordAt(words, i).toLowerCase().replace(/e?s$/, '') === formMeaning(words, form).name.replace(/e?s$/, '')
    if (plain && end - first > 1) found.push(makeSlot('form', formMeaning(words, form), i, termEnd(words, form)))
    else if (formMeaning(words, form).route !== null && !route)
      found.push(makeSlot('route', formMeaning(words, form).route!, i, termEnd(words, form)))
  }
  return found
}

/** "Adderall and clonidine for ADHD", "6 months of Flomax and Proscar": what is said once of two drugs. */
function share(words: SigWords, drugs: readonly Drug[], linked: readonly LinkedSlots[]): void {
  for (let d = drugs.length - 2; d >= 0; d--) {
    const a = linked[d]!
    const b = linked[d + 1]!
    if (b.alias >= 0) continue
    const between = joined(
      words,
      a.slots.length > 0 ? Math.max(drugs[d]!.end, ...a.slots.map((slot) => slot.end)) : drugs[d]!.end,
      drugs[d + 1]!.first,
    )
    if (!between) continue
    const own = a.slots.filter((slot) => slot.first >= drugs[d]!.end)
    const dosed = b.slots.some((slot) => slot.kind === 'amount')
    const reasons = b.slots.filter((slot) => slot.kind === 'reason' && slot.first > drugs[d + 1]!.end)
    if (own.length === 0 && !dosed) {
      a.slots = [
        ...a.slots,
        ...b.slots.filter(
          (slot) =>
            slot.first >= drugs[d + 1]!.end &&
            (slot.kind === 'frequency' || slot.kind === 'duration' || slot.kind === 'reason' || slot.kind === 'prn'),
        ),
      ]
    } else if (slashes(words, drugs[d + 1]!.first) && own.every((slot) => slot.kind === 'amount') && dosed) {
      // "carboplatin AUC 5 / pemetrexed 500 q21d x4": one schedule for all
      a.slots = [
        ...a.slots,
        ...b.slots.filter(({ kind }) => kind === 'frequency' || kind === 'duration' || kind === 'count'),
      ]
    } else if (
      own.every((slot) => slot.kind === 'prn') &&
      own.length > 0 &&
      reasons.length > 0 &&
      b.slots.some((slot) => slot.kind === 'prn')
    )
      a.slots = [...a.slots, ...reasons]
  }
  for (let d = 0; d + 1 < drugs.length; d++) {
    const a = linked[d]!
    const b = linked[d + 1]!
    const gap = { from: drugs[d]!.end, end: drugs[d + 1]!.first }
    // "IV fluids of normal saline 1 L": one product by two names
    const withWord = gap.end - gap.from === 1 && wordAt(words, gap.from).toLowerCase() === 'with'
    // "breathing treatments with albuterol": what the drug is given by
    if (withWord && a.slots.length > 0 && a.slots.every(({ kind, end }) => kind === 'route' && end <= gap.from)) {
      if (!b.slots.some(({ kind }) => kind === 'route')) b.slots = [...a.slots, ...b.slots]
    }
    if (gap.end - gap.from === 1 && classAt(words, gap.from) === Word.of) {
      if (!b.slots.some(({ kind }) => kind === 'route'))
        b.slots = [...a.slots.filter(({ kind }) => kind === 'route'), ...b.slots]
      if (!a.slots.some(({ kind }) => kind === 'duration'))
        a.slots = [...a.slots, ...b.slots.filter(({ kind }) => kind === 'duration')]
    }
    if (b.slots.length > 0) continue
    // "6 months of Flomax and Proscar", "IV vancomycin and cefepime"
    const comma = gap.end - gap.from === 1 && signAt(words, gap.from) === 44
    if (!comma && !joined(words, gap.from, gap.end)) continue
    b.slots = a.slots.filter(
      ({ kind, end }) => end <= drugs[d]!.first && (kind === 'route' || (kind === 'duration' && !comma)),
    )
  }
}

/** " / " stands right before token `first`. */
const slashes = (words: SigWords, first: number): boolean => signAt(words, first - 1) === 47 && !glued(words, first - 1)

/** Only "and", "or", "+" or "/" stand between. */
function joined(words: SigWords, from: number, end: number): boolean {
  if (end <= from || end - from > 2) return false
  for (let i = from; i < end; i++) {
    const wordClass = classAt(words, i)
    const sign = signAt(words, i)
    if (wordClass !== Word.and && wordClass !== Word.or && sign !== 38 && sign !== 43 && sign !== 47) return false
  }
  return true
}
