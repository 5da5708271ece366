/** Steps: where a further step of a taper or a split dose begins. */
import type { AmountStyle } from './amount-read.ts'
import type { Sig } from './sig.ts'
import type { Slot } from './slot.ts'

/** A sig while it is built. */
export type Step = { -readonly [K in keyof Sig]: Sig[K] }

/** One step while it is built, and how its dose was written. */
export interface Building {
  readonly step: Step
  doseStyle: AmountStyle | null
  /** The route was not written: the form or the rate said it. */
  routeImplied: boolean
  /** The dose itself stood after "increased", "decreased from". */
  doseChanged: boolean
  /** The dose itself stands in brackets: "(1 g daily for 3 days and 1 mg/kg daily)" has two steps. */
  inBrackets: boolean
  /** The dose was just changed ("-> 100 mg"): the next frequency replaces the first. */
  changed: boolean
}

/** A step with nothing in it yet. */
export const begin = (): Building => ({
  step: {},
  doseStyle: null,
  changed: false,
  routeImplied: false,
  doseChanged: false,
  inBrackets: false,
})

const sameStyle = (a: AmountStyle, b: AmountStyle): boolean => a === b || (a !== 'count' && b !== 'count')

/** Does this slot begin a further step: "25 mg qAM | and | 12.5 mg qPM", "x3d, | 20 mg", "then | BID"? */
export function beginsStep(
  { step, doseStyle, inBrackets }: Building,
  slot: Slot,
  slots: readonly Slot[],
  s: number,
): boolean {
  if (slot.bracketed && !inBrackets) return false
  const begun = step.dose !== undefined || step.frequency !== undefined || step.duration !== undefined
  if (!begun) return false
  if (slot.kind === 'frequency' && slot.joint === 'then') return step.frequency !== undefined
  if (slot.kind !== 'amount') return false
  const style = slot.value.style
  if (style === 'pair' || style === 'percent' || style === 'concentration') return false
  if (slot.joint === 'then') return step.dose !== undefined
  if (slot.joint === 'change') return step.dose !== undefined && step.frequency !== undefined && !replaces(slots, s)
  if (slot.joint !== 'and' && slot.joint !== ',' && slot.joint !== ';') return false
  if (step.dose === undefined || doseStyle === null || !sameStyle(doseStyle, style)) return false
  if (step.frequency === undefined && step.duration === undefined) return slot.joint === 'and' && hasTiming(slots, s)
  return hasTiming(slots, s)
}

/** Do a frequency or a duration follow before the next amount? */
function hasTiming(slots: readonly Slot[], s: number): boolean {
  for (let k = s + 1; k < slots.length && slots[k]!.kind !== 'amount'; k++)
    if (slots[k]!.kind === 'frequency' || slots[k]!.kind === 'duration') return true
  return false
}

/** "BID decreased to one a day": a bare number after a change replaces; "BID, increase to 1.5 g BID" is a later step. */
function replaces(slots: readonly Slot[], s: number): boolean {
  const slot = slots[s]!
  return slot.kind === 'amount' && slot.value.style === 'bare' && slots[s - 1]?.kind === 'frequency'
}

const taperReach = 40 // characters

/** "taper prednisone 60", up to the amount at `start`? */
export const isTaper = (text: string, start: number): boolean =>
  /taper[^.;\n]*$/i.test(text.slice(Math.max(0, start - taperReach), start))

/** "60 -> 40 taper": does a taper follow the amount? */
export const isTaperAfter = (text: string, end: number): boolean =>
  /^[\d\s>→-]*\s(?:mg\s)?taper/i.test(text.slice(end, end + taperReach))
