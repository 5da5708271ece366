/** Sigs as R4 Dosage and Timing. */
import type { Amount, Sig } from '../attributes/index.ts'
import { type Build, derivation, oneLine, ucum } from './build.ts'
import { eventTimings } from './event-timing.ts'
import { systemUris, uris } from './systems.ts'
import type { CodeableConcept, Dosage, Quantity, Range, Timing, TimingRepeat } from './types.ts'

/** The Dosage of a sig, one step a Dosage with its sequence when there are several. `routes` gives a route's SNOMED code. */
export function toDosages(build: Build, sig: Sig, routes: ReadonlyMap<string, string>): Dosage[] {
  const steps = [sig, ...(sig.then ?? [])]
  const made = steps.map((step) => toDosage(build, step, routes)).filter((dosage) => Object.keys(dosage).length > 0)
  if (made.length > 1) for (let i = 0; i < made.length; i++) made[i] = { sequence: i + 1, ...made[i]! }
  return made
}

function toDosage(build: Build, sig: Sig, routes: ReadonlyMap<string, string>): Dosage {
  const dosage: Dosage = {}
  if (sig.span) {
    dosage.extension = [derivation(build, sig.span)]
    const text = oneLine(build.note.text.slice(sig.span.start, sig.span.end))
    if (text) dosage.text = text
  }
  if (sig.frequency?.value.asDirected) dosage.additionalInstruction = [{ text: 'as directed' }]
  const timing = toTiming(sig)
  if (timing) dosage.timing = timing
  if (sig.asNeeded) {
    const reason = sig.asNeeded.value.reason
    if (reason) dosage.asNeededCodeableConcept = { text: oneLine(reason) }
    else dosage.asNeededBoolean = true
  }
  if (sig.route) {
    const code = routes.get(sig.route.value)
    const words = oneLine(build.note.text.slice(sig.route.span.start, sig.route.span.end))
    dosage.route = { ...(code ? { coding: [{ system: systemUris.snomed!, code }] } : {}), text: words || sig.route.value }
  }
  const amount: NonNullable<Dosage['doseAndRate']>[number] = {}
  if (sig.dose) Object.assign(amount, doseOf(sig.dose.value))
  if (sig.rate) {
    const { value, high, unit } = sig.rate.value
    if (high === undefined) amount.rateQuantity = ucum(value, rateUnits[unit.toLowerCase()] ?? null, unit)
    else
      amount.rateRange = {
        low: ucum(value, rateUnits[unit.toLowerCase()] ?? null, unit),
        high: ucum(high, rateUnits[unit.toLowerCase()] ?? null, unit),
      }
  }
  if (Object.keys(amount).length > 0) dosage.doseAndRate = [amount]
  if (sig.max) {
    const { amount: most, perHours } = sig.max.value
    dosage.maxDosePerPeriod = {
      numerator: quantityOf(most.value, most.unit),
      denominator:
        perHours % 24 === 0 ? ucum(perHours / 24, 'd', perHours === 24 ? 'day' : 'days') : ucum(perHours, 'h', 'hours'),
    }
  }
  return dosage
}

function doseOf(amount: Amount): { doseQuantity: Quantity } | { doseRange: Range } {
  if (amount.high === undefined) return { doseQuantity: quantityOf(amount.value, amount.unit) }
  return { doseRange: { low: quantityOf(amount.value, amount.unit), high: quantityOf(amount.high, amount.unit) } }
}

// UCUM codes of the units that sigs use. Count nouns are annotations: UCUM has no tablet.
const doseUnits: Readonly<Record<string, string>> = {
  mg: 'mg',
  mcg: 'ug',
  g: 'g',
  kg: 'kg',
  ng: 'ng',
  ml: 'mL',
  l: 'L',
  meq: 'meq',
  mmol: 'mmol',
  units: '[IU]',
  unit: '[IU]',
  '%': '%',
  'mg/kg': 'mg/kg',
  'mcg/kg': 'ug/kg',
  'g/kg': 'g/kg',
  'units/kg': '[IU]/kg',
  'ml/kg': 'mL/kg',
  'meq/kg': 'meq/kg',
  'mg/m2': 'mg/m2',
  'g/m2': 'g/m2',
  'million units': '10*6.[IU]',
  tablet: '{tbl}',
  tablets: '{tbl}',
  capsule: '{cap}',
  capsules: '{cap}',
  puff: '{puff}',
  puffs: '{puff}',
  drop: '[drp]',
  drops: '[drp]',
  patch: '{patch}',
  patches: '{patch}',
  spray: '{spray}',
  sprays: '{spray}',
  tsp: '[tsp_us]',
  teaspoon: '[tsp_us]',
  teaspoons: '[tsp_us]',
  tbsp: '[tbs_us]',
  tablespoon: '[tbs_us]',
  tablespoons: '[tbs_us]',
  oz: '[oz_av]',
  ounce: '[oz_av]',
  ounces: '[oz_av]',
} // prettier-ignore

const rateUnits: Readonly<Record<string, string>> = {
  'ml/hr': 'mL/h',
  'ml/h': 'mL/h',
  'cc/hr': 'mL/h',
  'cc/h': 'mL/h',
  'mcg/kg/min': 'ug/kg/min',
  'mcg/min': 'ug/min',
  'mg/hr': 'mg/h',
  'mg/h': 'mg/h',
  'mg/min': 'mg/min',
  'units/hr': '[IU]/h',
  'units/h': '[IU]/h',
  'units/kg/hr': '[IU]/kg/h',
  'mcg/kg/hr': 'ug/kg/h',
  'mcg/hr': 'ug/h',
  'l/min': 'L/min',
  'mg/kg/hr': 'mg/kg/h',
  'units/min': '[IU]/min',
  'g/hr': 'g/h',
} // prettier-ignore

/** A dose's quantity; a unit that we don't know stays in words, without a code. */
function quantityOf(value: number, unit: string): Quantity {
  if (unit === '') return { value }
  const code = doseUnits[unit.toLowerCase()]
  return code ? { value, unit, system: systemUris.ucum!, code } : { value, unit }
}

// The codes that R4's value set of GTS abbreviations has for exact matches; it has no Q12H and no QHS.
const codesByText: Readonly<Record<string, string>> = {
  'once daily': 'QD',
  'twice daily': 'BID',
  'three times daily': 'TID',
  'four times daily': 'QID',
  'every other day': 'QOD',
  'every morning': 'AM',
  'at bedtime': 'BED',
  weekly: 'WK',
  monthly: 'MO',
  'every 4 hours': 'Q4H',
  'every 6 hours': 'Q6H',
  'every 8 hours': 'Q8H',
  'every 1 hours': 'Q1H',
  'every hour': 'Q1H',
  'every 2 hours': 'Q2H',
  'every 3 hours': 'Q3H',
} // prettier-ignore

const durationWords = { min: 'minutes', h: 'hours', d: 'days', wk: 'weeks', mo: 'months', a: 'years' } as const

function toTiming(sig: Sig): Timing | null {
  const said = sig.frequency?.value
  const repeat: TimingRepeat = {}
  let code: CodeableConcept | null = null
  if (said) {
    if (said.count !== undefined) repeat.count = said.count
    if (said.frequency !== undefined) repeat.frequency = said.frequency
    if (said.frequencyMax !== undefined) repeat.frequencyMax = said.frequencyMax
    if (said.period !== undefined && said.periodUnit !== undefined) {
      repeat.period = said.period
      if (said.periodMax !== undefined) repeat.periodMax = said.periodMax
      repeat.periodUnit = said.periodUnit
    }
    if (said.dayOfWeek?.length) repeat.dayOfWeek = [...said.dayOfWeek] as NonNullable<TimingRepeat['dayOfWeek']>
    // tim-10: never both
    if (said.timeOfDay?.length) repeat.timeOfDay = [...said.timeOfDay]
    else {
      const when = eventTimings.filter((timing) => said.when?.includes(timing))
      if (when.length > 0) repeat.when = when
    }
    const gts = codesByText[said.text]
    code = { ...(gts ? { coding: [{ system: uris.gtsAbbreviation, code: gts }] } : {}), text: said.text }
  }
  if (sig.duration) {
    const { value, high, unit } = sig.duration.value
    if (unit === 'dose') {
      // "x 3 doses" counts, it does not last
      repeat.count = value
      if (high !== undefined) repeat.countMax = high
    } else if (high === undefined) repeat.boundsDuration = ucum(value, unit, durationWords[unit])
    else
      repeat.boundsRange = { low: ucum(value, unit, durationWords[unit]), high: ucum(high, unit, durationWords[unit]) }
  }
  if (Object.keys(repeat).length === 0 && !code) return null
  return { ...(Object.keys(repeat).length > 0 ? { repeat } : {}), ...(code ? { code } : {}) }
}
