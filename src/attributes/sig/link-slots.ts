/** Links slots to drugs: which words before and after a drug's name are its sig. */
import { Kind } from '../../note/index.ts'
import { readNumber } from './number.ts'
import { scanSlots } from './scan-slots.ts'
import { aliasBefore, type Drug, type Segment } from './segments.ts'
import { classAt, formMeaning, isAmbiguous, routeName, type SigWords, signAt, termEnd, wordAt } from './sig-words.ts'
import type { Slot } from './slot.ts'
import { Word } from './words.ts'

/** The slots of one drug, in the order of the note; `alias` names the drug whose sig it shares. */
export interface LinkedSlots {
  slots: Slot[]
  /** Number of the drug with the same sig: the generic of "generic (Brand)". */
  alias: number
  /** Token after the words that speak of the drug. */
  readonly end: number
}

const options = { alone: false }
const ahead = { alone: false, before: true }

/** Links the slots of all drugs of one segment, `drugs` in order. */
export function linkSlots(words: SigWords, segment: Segment, drugs: readonly Drug[], next: number): LinkedSlots[] {
  const linked: LinkedSlots[] = []
  for (let d = 0; d < drugs.length; d++) {
    const drug = drugs[d]!
    const stop = d + 1 < drugs.length ? drugs[d + 1]!.first : Math.max(drug.end, Math.min(next, segment.wide))
    const alias = d > 0 && isAliasOf(words, drugs[d - 1]!, drug)
    const slots = scanSlots(words, drug.end, stop, options)
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
  return linked
}

/** "Generic (Brand)", "apixaban … commonly known as: ELIQUIS". */
function isAliasOf(words: SigWords, a: Drug, b: Drug): boolean {
  if (signAt(words, b.first - 1) === 40 && signAt(words, b.end) === 41) {
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
  for (let i = first; i < end; i++) {
    const place = { first: i, joint: '' as const, bracketed: false }
    const route = words.route[i]!
    if (route && termEnd(words, route) <= end && !isAmbiguous(words, route, 'route'))
      found.push({ ...place, kind: 'route', route: routeName(words, route), end: termEnd(words, route) })
    const form = words.form[i]!
    if (!form || termEnd(words, form) > end || isAmbiguous(words, form, 'form')) continue
    // "HFA" and "Respules" are parts of a name, "patch" and "inhaler" are forms
    const plain =
      wordAt(words, i).toLowerCase().replace(/e?s$/, '') === formMeaning(words, form).name.replace(/e?s$/, '')
    if (plain && end - first > 1)
      found.push({ ...place, kind: 'form', form: formMeaning(words, form), end: termEnd(words, form) })
    else if (formMeaning(words, form).route !== null && !route)
      found.push({ ...place, kind: 'route', route: formMeaning(words, form).route!, end: termEnd(words, form) })
  }
  return found
}

/** Takes the slots right before a drug that are its own: "2 L | NS", "40 mg of | Lasix", ", IV | Protonix". */
function takeSlotsBefore(words: SigWords, before: LinkedSlots | null, from: number, drug: Drug): Slot[] {
  const slots = before === null ? scanBefore(words, from, drug.first) : before.slots
  const taken: Slot[] = []
  let at = drug.first
  while (slots.length > taken.length) {
    const slot = slots[slots.length - 1 - taken.length]!
    const gap = skipBack(words, at, from)
    if (slot.end < gap || slot.end > at) break
    const of = at > slot.end && hasOf(words, slot.end, at)
    if (
      before !== null &&
      taken.length === 0 &&
      slot.kind !== 'amount' &&
      slot.kind !== 'route' &&
      !(slot.kind === 'duration' && of)
    ) {
      if (!(slot.kind === 'frequency' && slot.joint !== '')) break
    }
    if (slot.kind === 'prn' || slot.kind === 'reason' || slot.kind === 'max') break
    if (slot.kind === 'form' && before !== null) break
    taken.unshift(slot)
    at = slot.first
  }
  if (taken.length === 0) return numberBefore(words, from, drug)
  if (before !== null) {
    // words of the drug before run up to here without a joint: they are its own
    const separated = taken[0]!.joint !== '' || hasOtherWords(words, slots, taken[0]!.first, from)
    if (!separated) return []
    before.slots = slots.slice(0, slots.length - taken.length)
  }
  return taken.map((slot) => ({ ...slot, joint: '' }))
}

/** Scans for the last slots before a drug: only the last few words can be its own. */
function scanBefore(words: SigWords, from: number, drug: number): Slot[] {
  const start = Math.max(from, drug - 14)
  return scanSlots(words, start, drug, ahead)
}

/** Back over "of", "with", "the", "baby": the first token of the words passed over. */
function skipBack(words: SigWords, at: number, from: number): number {
  let i = at
  while (i > from && i > at - 4) {
    const wordClass = classAt(words, i - 1)
    const written = wordAt(words, i - 1).toLowerCase()
    if (
      wordClass === Word.of ||
      wordClass === Word.article ||
      wordClass === Word.course ||
      wordClass === Word.dose ||
      fillers.has(written) ||
      signAt(words, i - 1) === 47 ||
      signAt(words, i - 1) === 40
    )
      i--
    else break
  }
  return i
}

const fillers = new Set(
  'with w baby adult home additional more extra low high regular bolus boluses worth supplemental empiric broad spectrum treatment therapy using'.split(
    ' ',
  ),
)

function hasOf(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (classAt(words, i) === Word.of) return true
  return false
}

/** Are there words between the slot before and this one that are no part of a sig? */
function hasOtherWords(words: SigWords, slots: readonly Slot[], first: number, from: number): boolean {
  let i = from
  for (const slot of slots) {
    if (slot.first >= first) break
    i = Math.max(i, slot.end)
  }
  for (; i < first; i++) if (words.tokens.kind[i] === Kind.word || words.tokens.kind[i] === Kind.number) return true
  return false
}

/** "one baby aspirin daily", "took two gabapentin": a small number right before the drug. */
function numberBefore(words: SigWords, from: number, drug: Drug): Slot[] {
  let at = drug.first - 1
  while (
    at > from &&
    at > drug.first - 3 &&
    fillers.has(wordAt(words, at).toLowerCase()) &&
    classAt(words, at) !== Word.number
  )
    at--
  if (at < from) return []
  const number = readNumber(words, at, drug.first)
  if (number === null || number.roman || number.value > 6 || number.end > drug.first) return []
  const spelt = classAt(words, at) === Word.number
  const take = at > from && classAt(words, at - 1) === Word.take
  if (!spelt && !take) return []
  if (
    !take &&
    words.frequency[drug.end] === 0 &&
    classAt(words, drug.end) !== Word.per &&
    !/^(?:took|taking)$/i.test(wordAt(words, at - 1))
  )
    return []
  const amount = { value: number.value, unit: '', text: String(number.value) }
  return [
    {
      kind: 'amount',
      read: { amount, style: 'bare', end: number.end, form: null },
      first: at,
      end: number.end,
      joint: '',
      bracketed: false,
    },
  ]
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
    } else if (
      own.every((slot) => slot.kind === 'prn') &&
      own.length > 0 &&
      reasons.length > 0 &&
      b.slots.some((slot) => slot.kind === 'prn')
    )
      a.slots = [...a.slots, ...reasons]
  }
  for (let d = 0; d + 1 < drugs.length; d++) {
    const lead = linked[d]!.slots.filter((slot) => slot.kind === 'duration' && slot.end <= drugs[d]!.first)
    if (lead.length > 0 && linked[d + 1]!.slots.length === 0 && joined(words, drugs[d]!.end, drugs[d + 1]!.first))
      linked[d + 1]!.slots = [...lead]
  }
}

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
