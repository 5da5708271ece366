/** Additives: "NS + 20 KCl @ 75 mL/h" is so much of a salt in a fluid, and the rate is the fluid's. */
import { Kind } from '../../note/index.ts'
import { readAmount } from './dose.ts'
import type { Drug } from './segments.ts'
import { type SigWords, signAt, termEnd, wordAt } from './sig-words.ts'
import { type LinkedSlots, makeSlot, type Slot } from './slot.ts'

/** Gives each additive the amount before its name, and its rate to the fluid; both run into a vein. */
export function passRates(words: SigWords, drugs: readonly Drug[], linked: readonly LinkedSlots[]): void {
  for (let d = drugs.length - 2; d >= 0; d--) {
    const fluid = linked[d]!
    const additive = linked[d + 1]!
    if (additive.alias >= 0 || fluid.slots.some((slot) => slot.first >= drugs[d]!.end && slot.kind === 'amount'))
      continue
    const amount = amountBetween(words, drugs[d]!.end, drugs[d + 1]!.first)
    if (amount === null) continue
    const rate = additive.slots.find((slot) => isRate(words, slot, drugs[d + 1]!.end))
    const own = additive.slots.filter((slot) => slot !== rate && slot.kind !== 'amount')
    additive.slots = [amount, ...own]
    if (rate === undefined) continue
    if (!own.some(({ kind }) => kind === 'route'))
      additive.slots.push(makeSlot('route', 'intravenous', rate.first, rate.end))
    if (!own.some(({ kind }) => kind === 'frequency'))
      additive.slots.push(makeSlot('frequency', { text: 'continuous', continuous: true }, rate.first, rate.end))
    fluid.slots = [...fluid.slots, rate, ...own.filter(({ kind }) => kind === 'reason' || kind === 'duration')]
  }
}

/** A rate, or a bare number behind "@", after the name. */
const isRate = (words: SigWords, slot: Slot, end: number): boolean =>
  slot.kind === 'amount' &&
  slot.first >= end &&
  (slot.value.style === 'rate' || (slot.value.style === 'bare' && signAt(words, slot.first - 1) === 64))

// So much of a salt at most goes into a liter, in mEq.
const mostBare = 200

/** "+ 20", "w/ 40 mEq": nothing but a joint and an amount; null when there is more, or less. */
function amountBetween(words: SigWords, from: number, end: number): Slot | null {
  let i = from
  if (signAt(words, i) === 43 || /^(?:with|w)$/i.test(wordAt(words, i))) i++
  else return null
  if (signAt(words, i) === 47) i++
  if (i >= end || words.tokens.kind[i] !== Kind.number) return null
  const after = words.unit[i + 1] ? termEnd(words, words.unit[i + 1]!) : i + 1
  if (after !== end) return null
  const amount = readAmount(words, i, end)
  // "1% Xylocaine with 100,000 epinephrine": one in so many
  return amount === null || (amount.style === 'bare' && amount.amount.value > mostBare)
    ? null
    : makeSlot('amount', amount, i, end)
}
