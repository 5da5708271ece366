/** Puts slots together: which amount is the strength and which the dose, where a new step of a taper begins. */
import type { Extracted, Span, TokenTable } from '../../note/index.ts'
import type { AmountStyle } from './amount-read.ts'
import { contradicts, isDaily, mergeFrequencies } from './merge-frequencies.ts'
import { numberText } from './number.ts'
import { isImplausible } from './plausible.ts'
import type { Amount, Sig, SigIssue } from './sig.ts'
import type { Slot } from './slot.ts'
import { type Building, begin, beginsStep, isTaper, isTaperAfter, type Step } from './steps.ts'

type AmountSlot = Slot & { readonly kind: 'amount' }

/** Makes a sig of slots in the order of the note: "50 mg | 2 tabs | po | bid" has strength 50 mg and dose 2 tablets. */
export function assembleSig(text: string, tokens: TokenTable, slots: readonly Slot[]): Sig {
  if (slots.length === 0) return {}
  const first = begin()
  let steps: Building[] | null = null
  let now = first
  let from = slots[0]!.first
  let to = 0
  for (let s = 0; s < slots.length; s++) {
    const slot = slots[s]!
    if (slot.first < from) from = slot.first
    if (slot.end > to) to = slot.end
    if (beginsStep(now, slot, slots, s)) {
      now = begin()
      ;(steps ??= []).push(now)
    }
    const span: Span = { start: tokens.start[slot.first]!, end: tokens.end[slot.end - 1]! }
    place(now, slot, span, productAfter(slots, s) ?? slots[s + 1], text, steps === null ? null : first)
  }
  const sig = finish(first)
  const span = { start: tokens.start[from]!, end: tokens.end[to - 1]! }
  const then = steps?.filter(({ step }) => step.dose || step.frequency || step.duration).map(finish) ?? []
  return then.length > 0 ? { ...sig, then, span } : { ...sig, span }
}

/** "10 MG Oral Tablet": the form of an amount's product, past a route; null when there is none. */
function productAfter(slots: readonly Slot[], s: number): Slot | null {
  const route = slots[s + 1]
  const form = slots[s + 2]
  if (route?.kind !== 'route' || form?.kind !== 'form' || form.first !== route.end) return null
  // "500 MG Extended Release Oral Tablet"
  return route.first - slots[s]!.end > 2 ? null : { ...form, first: slots[s]!.end }
}

function place(
  now: Building,
  slot: Slot,
  span: Span,
  next: Slot | undefined,
  text: string,
  first: Building | null,
): void {
  const { step } = now
  switch (slot.kind) {
    case 'amount':
      placeAmount(now, slot, span, next, text, first)
      return
    case 'form':
      step.form ??= { value: slot.value.name, span }
      if (slot.value.route !== null && step.route === undefined) {
        step.route = { value: slot.value.route, span }
        now.routeImplied = true
      }
      return
    case 'route':
      if (step.route === undefined || now.routeImplied || slot.joint === 'arrow') {
        step.route = { value: slot.value, span }
        now.routeImplied = false
      } else if (slot.joint === 'change') {
        step.route = { value: slot.value, span } // "IV, then switched to PO BID"
        now.changed = true
      }
      return
    case 'frequency': {
      const known = step.frequency
      if (known === undefined || now.changed || slot.joint === 'arrow' || slot.joint === 'change') {
        step.frequency = { value: slot.value, span }
        now.changed = false
      } else {
        if (step.dose && known.value.continuous && isDaily(slot.value) && !step.dose.value.unit.includes('/'))
          step.dose = { value: perDay(step.dose.value), span: step.dose.span } // "via pump 90 units per day"
        const merged = mergeFrequencies(known.value, slot.value, slot.joint)
        if (contradicts(known.value, slot.value) && merged === known.value) addIssue(step, 'contradictory-frequency')
        if (merged !== known.value) step.frequency = { value: merged, span: { start: known.span.start, end: span.end } }
      }
      return
    }
    case 'duration':
      step.duration ??= { value: slot.value, span }
      return
    case 'course':
      step.course ??= { value: slot.value, span }
      return
    case 'count':
      // "12 mg q24h x2": so many doses
      if (step.duration === undefined && /^every \d+ hours/.test(step.frequency?.value.text ?? ''))
        step.duration = { value: { value: slot.value, unit: 'dose', text: `${slot.value} doses` }, span }
      else step.count ??= { value: slot.value, span }
      return
    case 'prn':
      step.asNeeded ??= { value: { reason: null }, span }
      return
    case 'reason': {
      const reason: Extracted<string> = { value: text.slice(span.start, span.end).replace(/\s+/g, ' '), span }
      if (step.asNeeded && step.asNeeded.value.reason === null)
        step.asNeeded = { value: { reason: reason.value }, span: step.asNeeded.span }
      step.reason ??= reason
      return
    }
    case 'max':
      step.max ??= { value: slot.value, span }
      return
    default:
      slot satisfies never
  }
}

const isWeighed = ({ unit }: { readonly unit: string }): boolean => /\/(?:kg|m2)/.test(unit)

const perDay = (amount: Amount): Amount => ({ ...amount, unit: `${amount.unit}/day`, text: `${amount.text}/day` })

function addIssue(step: Step, issue: SigIssue): void {
  if (!step.issues?.includes(issue)) step.issues = [...(step.issues ?? []), issue]
}

function placeAmount(
  now: Building,
  slot: AmountSlot,
  span: Span,
  next: Slot | undefined,
  text: string,
  first: Building | null,
): void {
  const { step } = now
  const { amount, style } = slot.value
  const made: Extracted<Amount> = { value: amount, span }
  const low = step.dose?.value
  // "80 to 40 mg": no range falls, so the dose does; of a taper the first step counts
  const falls =
    low !== undefined &&
    amount.value < low.value &&
    (low.unit === '' || low.unit === amount.unit) &&
    !isTaper(text, step.dose!.span.start)
  if (slot.joint === 'to' && step.dose !== undefined && low !== undefined && !now.doseChanged && !falls) {
    // "5 mg to 10 mg": a range with its unit written twice
    if (low.unit === amount.unit && low.high === undefined && amount.value > low.value) {
      const text = `${numberText(low.value, amount.value)} ${low.unit}`.trim()
      step.dose = { value: { ...low, high: amount.value, text }, span: { start: step.dose.span.start, end: span.end } }
    }
    return
  }
  if (
    (slot.joint === 'arrow' || slot.joint === 'change' || slot.joint === 'to') &&
    (step.dose !== undefined || step.frequency !== undefined)
  ) {
    // "60->40->20 taper": the first step counts
    if (step.dose !== undefined && amount.value < step.dose.value.value && isTaperAfter(text, span.end)) return
    now.changed = step.frequency !== undefined
    if (step.dose === undefined) {
      setDose(now, slot, made, style, span)
      return
    }
    const changed = { value: withUnitOf(amount, step.dose.value), span }
    setDose(now, slot, changed, style === 'bare' ? (now.doseStyle ?? style) : style, span)
    if (style === 'rate' || isPerTime(step.dose.value)) step.rate = { value: rateOf(step.dose.value), span }
    return
  }
  switch (style) {
    case 'pair':
    case 'concentration':
      step.strength ??= made
      return
    case 'percent':
      step.strength ??= made
      return
    case 'rate':
      step.rate = { value: rateOf(amount), span }
      // "Jevity 1.2 at 50 mL/h": a number of the name, and the rate
      // "0.1 u/kg/h (2.6 u/h)": what it comes to for this weight
      if (
        step.dose === undefined ||
        (now.doseStyle === 'bare' && slot.joint !== 'then') ||
        (slot.bracketed && isWeighed(step.dose.value) && !isWeighed(amount) && !amount.unit.startsWith('mL'))
      )
        setDose(now, slot, made, style, span)
      return
    case 'mass': {
      const product = next?.kind === 'form' && next.first === slot.end && next.value.counted !== null
      if (step.dose === undefined) {
        if (product && step.strength === undefined) step.strength = made
        else setDose(now, slot, made, style, span)
      } else if (
        (slot.bracketed || text[span.start - 2] === '=' || text[span.start - 1] === '=') &&
        isWeighed(step.dose.value) &&
        !/\//.test(amount.unit)
      )
        setDose(now, slot, made, style, span)
      else if (slot.bracketed && now.doseStyle === 'count') {
        if (step.dose.value.value === 1 && step.dose.value.high === undefined) step.strength ??= made
      } else if (
        step.strength === undefined &&
        ((slot.bracketed && !now.inBrackets && slot.joint !== 'and' && !isTaken(text, span.start)) ||
          product ||
          (now.doseStyle === 'count' && slot.joint === '' && step.frequency === undefined))
      )
        step.strength = made
      return
    }
    case 'count':
      if (step.dose === undefined) setDose(now, slot, made, style, span)
      // "112 mcg daily, 2 tablets on Sunday": another day's dose
      else if (step.frequency !== undefined && slot.joint === ',' && next?.kind === 'frequency') return
      else if (now.doseStyle === 'mass' && step.strength === undefined && !slot.bracketed && first === null) {
        step.strength = step.dose
        setDose(now, slot, made, style, span)
      } else if (now.doseStyle === 'bare' && step.strength === undefined && first === null) {
        // "50 2 tabs": a bare number before the count is the strength
        step.strength = step.dose
        setDose(now, slot, made, style, span)
      }
      return
    case 'bare':
      if (step.dose === undefined) setDose(now, slot, made, style, span)
      else if (
        now.doseStyle === 'mass' &&
        step.strength === undefined &&
        amount.value <= 10 &&
        next !== undefined &&
        (next.kind === 'route' || next.kind === 'frequency')
      ) {
        step.strength = step.dose
        setDose(now, slot, made, style, span)
      } else if (slot.joint === 'then') setDose(now, slot, made, style, span)
      // "40 tablets, one to two po q4h": how many are dispensed, and the dose
      else if (now.doseStyle === 'count' && slot.joint === ',' && step.dose.value.value >= 10 && amount.value < 10)
        setDose(now, slot, made, style, span)
      return
    default:
      style satisfies never
  }
}

function setDose(now: Building, slot: AmountSlot, dose: Extracted<Amount>, style: AmountStyle, span: Span): void {
  const { step } = now
  const { form } = slot.value
  step.dose = dose
  now.doseStyle = style
  now.doseChanged = slot.joint === 'change'
  now.inBrackets = slot.bracketed
  if (slot.value.doubled) addIssue(step, 'doubled-unit')
  if (form === null) return
  if (form.counted === 'yes') step.form ??= { value: form.name, span }
  if (form.route !== null && step.route === undefined) {
    step.route = { value: form.route, span }
    now.routeImplied = true
  }
}

/** "40 mg daily (taking 20 mg)": what is taken instead is no strength. */
const isTaken = (text: string, start: number): boolean =>
  /\b(?:takes|taking|took|only|actually)\s+$/i.test(text.slice(Math.max(0, start - 12), start))

// No step of a change is so large: "1 g -> 500" goes on in another unit, "0.1 mg -> 112" too.
const largestStep = 20

/** "40 -> 80 mg", "18 -> 24 units", "150 -> 100 cc/hr": the unit may be written once for both. */
function withUnitOf(amount: Amount, other: Amount): Amount {
  if (amount.unit !== '' || other.unit === '') return amount
  const ratio = amount.value / other.value
  if (!(ratio <= largestStep && ratio >= 1 / largestStep)) return amount
  const text = `${numberText(amount.value, amount.high)} ${other.unit}`
  return { ...amount, unit: other.unit, text }
}

const isPerTime = ({ unit }: { readonly unit: string }): boolean => unit.endsWith('/h') || unit.endsWith('/min')

function rateOf({ value, high, unit }: Amount): { value: number; high?: number; unit: string } {
  return high === undefined ? { value, unit } : { value, high, unit }
}

/** A rate per hour or minute runs into a vein, without a stop, unless the words say otherwise. */
function finish({ step, doseStyle }: Building): Sig {
  if (step.dose !== undefined && isImplausible(step.dose.value, doseStyle)) addIssue(step, 'implausible-dose')
  if (step.rate !== undefined && isPerTime(step.rate.value)) {
    const { span } = step.rate
    step.route ??= { value: 'intravenous', span }
    step.frequency ??= { value: { text: 'continuous', continuous: true }, span }
  }
  return step
}
