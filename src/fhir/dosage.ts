/** Sigs as R4 Dosage and Timing. */
import type { Amount, Sig } from '../attributes/index.ts'
import { overlaps, type Span } from '../note/index.ts'
import { type Build, derivation, oneLine, ucum } from './build.ts'
import { eventTimings } from './event-timing.ts'
import { systemUris, uris } from './systems.ts'
import type { CodeableConcept, Dosage, Extension, Quantity, Range, Timing, TimingRepeat } from './types.ts'

/** The Dosage of a sig, one step a Dosage with its sequence when there are several. `routes` gives a route's SNOMED code. */
export function toDosages(build: Build, sig: Sig, routes: ReadonlyMap<string, string>): Dosage[] {
  return dosagesOf(sig, build.note.text, routes, (span) => derivation(build, span))
}

/** The same of a sig that stands in no note: `text` is what it was parsed from, `place` says where a step stands, if that is wanted. */
export function dosagesOf(
  sig: Sig,
  text: string,
  routes: ReadonlyMap<string, string>,
  place?: (span: Span) => Extension,
): Dosage[] {
  const made: Dosage[] = []
  for (const { step, span } of stepsOf(sig)) {
    const dosage = toDosage(step, span, text, routes, place)
    if (Object.keys(dosage).length > 0) made.push(dosage)
  }
  if (made.length > 1) for (let i = 0; i < made.length; i++) made[i] = { sequence: i + 1, ...made[i]! }
  return made
}

/** The steps of a sig with the words of each: those of the whole sig where it is one step; none where it is but a reason ("for gout"). */
function stepsOf(sig: Sig): readonly { readonly step: Sig; readonly span: Span | undefined }[] {
  if (saysNothing(sig)) return []
  if (!sig.then?.length) return [{ step: sig, span: sig.span }]
  return [sig, ...sig.then].map((step) => ({ step, span: spanOf(step) ?? sig.span }))
}

/** Whether a sig is but a reason, which its Dosage does not hold. */
export function saysNothing(sig: Sig): boolean {
  return sig.reason !== undefined && sig.span !== undefined && !sig.then?.length && !spanOf(sig)
}

/** From the first to the last word that says something of this step. */
function spanOf(sig: Sig): Span | undefined {
  const { strength, dose, form, route, frequency, duration, course, count, rate, asNeeded, max } = sig
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const part of [strength, dose, form, route, frequency, duration, course, count, rate, asNeeded, max])
    if (part) {
      start = Math.min(start, part.span.start)
      end = Math.max(end, part.span.end)
    }
  return end > start ? { start, end } : undefined
}

function toDosage(
  sig: Sig,
  span: Span | undefined,
  words: string,
  routes: ReadonlyMap<string, string>,
  place?: (span: Span) => Extension,
): Dosage {
  const dosage: Dosage = {}
  if (span) {
    if (place) dosage.extension = [place(span)]
    const text = oneLine(words.slice(span.start, span.end))
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
    dosage.route = {
      ...(code ? { coding: [{ system: systemUris.snomed!, code }] } : {}),
      text: oneLine(routeWords(sig, words)) || sig.route.value,
    }
  }
  const amount: NonNullable<Dosage['doseAndRate']>[number] = {}
  // "125 mL/h" is a rate: the sig has it as the dose too, for want of another
  const isRate = sig.rate !== undefined && sig.dose?.span.start === sig.rate.span.start
  if (sig.dose && !isRate) Object.assign(amount, doseOf(sig.dose.value))
  if (sig.rate) {
    const { value, high, unit } = sig.rate.value
    if (!areNumbers(value, high)) amount.rateQuantity = { unit }
    else if (high === undefined) amount.rateQuantity = ucum(value, rateCode(unit), unit)
    else amount.rateRange = { low: ucum(value, rateCode(unit), unit), high: ucum(high, rateCode(unit), unit) }
  }
  if (Object.keys(amount).length > 0) dosage.doseAndRate = [amount]
  if (sig.max) {
    const { amount: most, perHours } = sig.max.value
    if (areNumbers(most.value, most.high, perHours))
      dosage.maxDosePerPeriod = {
        numerator: quantityOf(most.high ?? most.value, most.unit),
        denominator:
          perHours % 24 === 0
            ? ucum(perHours / 24, 'd', perHours === 24 ? 'day' : 'days')
            : ucum(perHours, 'h', 'hours'),
      }
  }
  return dosage
}

/** The words of a route; '' for one that the form or the rate implies ("1 patch", "125 mL/h"), and for none. */
export function routeWords({ route, dose, form, rate }: Sig, text: string): string {
  if (!route) return ''
  const { span } = route
  if (dose && overlaps(dose.span, span)) return ''
  if (form && overlaps(form.span, span)) return ''
  if (rate && overlaps(rate.span, span)) return ''
  return text.slice(span.start, span.end)
}

/** Whether JSON has these numbers: "9" four hundred times is none, and stays in the words of the note. */
function areNumbers(...values: readonly (number | undefined)[]): boolean {
  return values.every((value) => value === undefined || Number.isFinite(value))
}

function doseOf(amount: Amount): { doseQuantity: Quantity } | { doseRange: Range } | null {
  if (!areNumbers(amount.value, amount.high)) return amount.unit ? { doseQuantity: { unit: amount.unit } } : null
  if (amount.high === undefined) return { doseQuantity: quantityOf(amount.value, amount.unit) }
  return { doseRange: { low: quantityOf(amount.value, amount.unit), high: quantityOf(amount.high, amount.unit) } }
}

// UCUM codes of the units that sigs use. Count nouns are annotations: UCUM has no tablet. Ounces have none: of a drink they are no weight.
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
  milliunits: 'm[IU]',
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
} // prettier-ignore

// What a rate is per.
const perUnits: Readonly<Record<string, string>> = { min: 'min', h: 'h', hr: 'h', d: 'd', day: 'd', kg: 'kg', m2: 'm2' }

/** The UCUM code of a rate's unit: "mcg/kg/min" is ug/kg/min; null where a part of it is none that we know. */
function rateCode(unit: string): string | null {
  const [first, ...per] = unit.toLowerCase().split('/')
  const parts = [doseUnits[first!], ...per.map((part) => perUnits[part])]
  return parts.includes(undefined) ? null : parts.join('/')
}

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

/** FHIR's positiveInt. */
function isPositive(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0 && value < 2 ** 31
}

const durationWords = { min: 'minutes', h: 'hours', d: 'days', wk: 'weeks', mo: 'months', a: 'years' } as const

function toTiming(sig: Sig): Timing | null {
  const said = sig.frequency?.value
  const repeat: TimingRepeat = {}
  let code: CodeableConcept | null = null
  if (said) {
    if (isPositive(said.count)) repeat.count = said.count
    if (isPositive(said.frequency)) repeat.frequency = said.frequency
    if (isPositive(said.frequencyMax)) repeat.frequencyMax = said.frequencyMax
    if (
      said.period !== undefined &&
      said.periodUnit !== undefined &&
      said.period > 0 &&
      areNumbers(said.period, said.periodMax)
    ) {
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
  if (isPositive(sig.count?.value)) repeat.count = sig.count.value
  if (sig.duration) {
    const { value, high, unit } = sig.duration.value
    if (unit === 'dose') {
      // "x 3 doses" counts, it does not last
      if (isPositive(value)) {
        repeat.count = value
        if (isPositive(high)) repeat.countMax = high
      }
    } else if (!areNumbers(value, high)) {
      // stays in the words of the note
    } else if (high === undefined) repeat.boundsDuration = ucum(value, unit, durationWords[unit])
    else
      repeat.boundsRange = { low: ucum(value, unit, durationWords[unit]), high: ucum(high, unit, durationWords[unit]) }
  }
  if (Object.keys(repeat).length === 0 && !code) return null
  return { ...(Object.keys(repeat).length > 0 ? { repeat } : {}), ...(code ? { code } : {}) }
}
