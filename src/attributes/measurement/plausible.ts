/** Plausible: may this observation have this value at all? Also the unit that it must then be in. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import type { MeasuredValue } from './measurement.ts'

// Factors from one unit to another that differ by more than a prefix, for the few that notes mix.
const factors: Readonly<Record<string, number>> = {
  '[lb_av]>kg': 0.4536,
  'g>kg': 0.001,
  '[oz_av]>kg': 0.02835,
  'kg>g': 1000,
  '[lb_av]>g': 453.6,
  '[in_i]>cm': 2.54,
  'm>cm': 100,
  '[ft_i]>cm': 30.48,
  'mm>cm': 0.1,
  'cm>mm': 10,
}

/** False only when the value lies outside of the observation's plausible range in every unit that it may be in. */
export function isPlausible(concept: ObservationConcept, value: MeasuredValue, unit: string | null): boolean {
  if (value.type === 'blood-pressure') return isPressure(concept, value)
  if (!concept.plausible) return true
  if (value.type === 'number') return inRange(concept, value.value, unit)
  return value.type !== 'range' || (inRange(concept, value.low, unit) && inRange(concept, value.high, unit))
}

function inRange(concept: ObservationConcept, number: number, unit: string | null): boolean {
  const [low, high] = concept.plausible!
  const first = concept.units[0] ?? ''
  if (unit === null || unit === first) {
    if (number >= low && number <= high) return true
    if (unit !== null) return false
    // No unit: any that the observation has may be meant. Counts are written in thousands or whole ("6.5", "6500").
    for (const other of concept.units) {
      const converted = convert(number, other, first)
      if (converted !== null && converted >= low && converted <= high) return true
    }
    return false
  }
  const converted = convert(number, unit, first)
  return converted === null || (converted >= low && converted <= high)
}

/** The number in another unit; null when this table does not know how. */
function convert(number: number, from: string, to: string): number | null {
  if (from === to) return number
  if (from === 'Cel' && to === '[degF]') return number * 1.8 + 32
  if (from === '[degF]' && to === 'Cel') return (number - 32) / 1.8
  const factor = factorOf(from, to)
  return factor === null ? null : number * factor
}

const known = new Map<string, Map<string, number | null>>()
// The lexicon's units are some hundred; a note may write more, but not without end.
const maxKnown = 1000

/** What a number in one unit is multiplied with to be in the other; null when this table does not know. */
function factorOf(from: string, to: string): number | null {
  let row = known.get(from)
  if (!row) {
    if (known.size >= maxKnown) known.clear()
    known.set(from, (row = new Map()))
  }
  let factor = row.get(to)
  if (factor === undefined) row.set(to, (factor = workOut(from, to)))
  return factor
}

function workOut(from: string, to: string): number | null {
  const factor = factors[`${from}>${to}`]
  if (factor !== undefined) return factor
  const powers = power(from) !== null && power(to) !== null && rest(from) === rest(to)
  return powers ? 10 ** (power(from)! - power(to)!) : null
}

/** The power of ten of a count's unit: 3 of "10*3/uL", 0 of "/uL"; "10*9/L" is 3 as well. */
function power(unit: string): number | null {
  const match = /^(?:10\*(\d+))?\/(uL|mL|L)$/.exec(unit)
  if (!match) return null
  return Number(match[1] ?? 0) - (match[2] === 'L' ? 6 : match[2] === 'mL' ? 3 : 0)
}

function rest(unit: string): string {
  return unit.replace(/^(?:10\*\d+)?\/(?:uL|mL|L)$/, 'count')
}

// Sides of a pressure in mm[Hg]: outside of these it is no blood pressure, or a slip of the pen.
const systolic = [30, 320] as const
const diastolic = [10, 220] as const

function isPressure(concept: ObservationConcept, value: Extract<MeasuredValue, { type: 'blood-pressure' }>): boolean {
  const [low, high] = concept.plausible ?? systolic
  return (
    value.systolic >= low &&
    (value.systolicHigh ?? value.systolic) <= high &&
    value.diastolic >= Math.min(low, diastolic[0]) &&
    (value.diastolicHigh ?? value.diastolic) <= diastolic[1]
  )
}

// Below this a temperature without a unit is in degrees Celsius: no living body has 50 degrees of either scale.
const celsiusBelow = 50

/** The unit that is put when none is written; null when none may be. A temperature's is told by its magnitude. */
export function impliedUnit(concept: ObservationConcept, value: MeasuredValue): string | null {
  if (value.type === 'words' || value.type === 'titre' || value.type === 'score') {
    return value.type === 'words' && /^\d+\/[a-z]/.test(value.text) ? concept.implied : null // "110/palp"
  }
  const { implied } = concept
  if (implied === null || !concept.units.includes(implied)) return null
  if (implied === '[degF]' && concept.units.includes('Cel')) {
    const number = value.type === 'number' ? value.value : value.type === 'range' ? value.low : Number.POSITIVE_INFINITY
    return number < celsiusBelow ? 'Cel' : '[degF]'
  }
  return implied
}
