/** Slots before a drug that are its own: "2 L NS", "40 mg of Lasix", "IV Protonix", "one baby aspirin". */
import { Kind } from '../../note/index.ts'
import { readNumber } from './number.ts'
import { scanSlots } from './scan-slots.ts'
import type { Drug } from './segments.ts'
import { classAt, hasMark, type SigWords, signAt, wordAt } from './sig-words.ts'
import { type LinkedSlots, makeSlot, type Slot } from './slot.ts'
import { Mark, Word } from './words.ts'

const ahead = { alone: false, before: true }

/** Takes the slots right before a drug that are its own: "2 L | NS", "40 mg of | Lasix", ", IV | Protonix". */
export function takeSlotsBefore(words: SigWords, before: LinkedSlots | null, from: number, drug: Drug): Slot[] {
  // the words before it, where the drug before does not reach them
  let reach = from
  if (before !== null) for (const slot of before.slots) reach = Math.max(reach, slot.end)
  const far = before !== null && reach < skipBack(words, drug.first, reach) && reach < drug.first - 1
  if (far) before = null
  const slots = before === null ? scanBefore(words, reach, drug.first) : before.slots
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
    // "24 HR metformin 500 MG": how long the form lasts
    if (slot.kind === 'duration' && !of && slot.value.unit === 'h') break
    if (slot.kind === 'prn' || slot.kind === 'reason' || slot.kind === 'max') break
    if (slot.kind === 'form' && before !== null) break
    taken.unshift(slot)
    at = slot.first
  }
  if (taken.length === 0) return numberBefore(words, from, drug)
  if (before !== null) {
    // words of the drug before run up to here without a joint: they are its own
    const separated =
      taken[0]!.joint !== '' ||
      signAt(words, taken[0]!.first - 1) === 40 ||
      (signAt(words, taken[0]!.first - 1) !== 41 && hasOtherWords(words, slots, taken[0]!.first, from))
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
  while (i > from && i > at - 6) {
    const wordClass = classAt(words, i - 1)
    if (
      wordClass === Word.of ||
      wordClass === Word.article ||
      wordClass === Word.course ||
      wordClass === Word.dose ||
      hasMark(words, i - 1, Mark.filler) ||
      signAt(words, i - 1) === 47 ||
      signAt(words, i - 1) === 40 ||
      (signAt(words, i - 1) === 45 && hasMark(words, i - 2, Mark.filler)) // "preservative-free"
    )
      i--
    else break
  }
  return i
}

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
  while (at > from && at > drug.first - 3 && hasMark(words, at, Mark.filler) && classAt(words, at) !== Word.number) at--
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
  return [makeSlot('amount', { amount, style: 'bare', end: number.end, form: null }, at, number.end)]
}
