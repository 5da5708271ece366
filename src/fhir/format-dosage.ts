/** Dosage in words: "1-2 tablets by mouth every 4-6 hours as needed for pain, max 8 tablets/day". */
import { dayNames, timeAdverbs, timeNames, timesWords } from '../attributes/index.ts'
import type { Dosage, Quantity, Range, TimingRepeat } from './types.ts'

/**
 * The words of a Dosage, or of the steps of one, from its parts and not from its `text`: what `parseSig` reads back to
 * the same parts. `{ doseAndRate: [{ doseQuantity: { value: 40, unit: 'mg' } }], timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } } }`
 * is "40 mg twice daily". Steps with a sequence are joined by ", then". `routes` gives SNOMED codes by their words, for
 * a route that has no words of its own.
 */
export function formatDosage(dosage: Dosage | readonly Dosage[], routes?: ReadonlyMap<string, string>): string {
  const steps = Array.isArray(dosage) ? (dosage as readonly Dosage[]) : [dosage as Dosage]
  return [...steps]
    .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
    .map((step) => formatStep(step, routes))
    .filter((words) => words !== '')
    .join(', then ')
}

function formatStep(dosage: Dosage, routes: ReadonlyMap<string, string> | undefined): string {
  const words: string[] = []
  for (const { doseQuantity, doseRange, rateQuantity, rateRange } of dosage.doseAndRate ?? []) {
    if (doseQuantity) words.push(quantity(doseQuantity))
    if (doseRange) words.push(range(doseRange))
    if (rateQuantity) words.push(quantity(rateQuantity))
    if (rateRange) words.push(range(rateRange))
  }
  const route = dosage.route
  if (route) words.push(route.text ?? wordsOf(route.coding?.[0]?.code, routes) ?? route.coding?.[0]?.display ?? '')
  words.push(timing(dosage))
  const repeat = dosage.timing?.repeat
  if (repeat?.boundsDuration) words.push(`for ${time(repeat.boundsDuration)}`)
  if (repeat?.boundsRange) words.push(`for ${range(repeat.boundsRange)}`)
  if (repeat?.count !== undefined && !isOnce(repeat))
    words.push(
      `for ${repeat.countMax === undefined ? repeat.count : `${repeat.count}-${repeat.countMax}`} dose${repeat.count === 1 && repeat.countMax === undefined ? '' : 's'}`,
    )
  if (dosage.asNeededBoolean) words.push('as needed')
  if (dosage.asNeededCodeableConcept) {
    const reason = dosage.asNeededCodeableConcept.text ?? dosage.asNeededCodeableConcept.coding?.[0]?.display
    words.push(reason ? `as needed for ${reason}` : 'as needed')
  }
  for (const { text } of dosage.additionalInstruction ?? [])
    if (text && text !== dosage.timing?.code?.text) words.push(text)
  let said = words.filter((word) => word !== '').join(' ')
  const most = dosage.maxDosePerPeriod
  if (most?.numerator && most.denominator)
    said += `${said === '' ? '' : ', '}max ${quantity(most.numerator)} ${per(most.denominator)}`
  return said
}

function wordsOf(code: string | undefined, routes: ReadonlyMap<string, string> | undefined): string | undefined {
  if (code === undefined || !routes) return undefined
  for (const [word, one] of routes) if (one === code) return word
  return undefined
}

/** "40 mg"; a unit without words is named by its code. */
function quantity({ value, unit, code }: Quantity): string {
  return [value === undefined ? '' : String(value), unit ?? code ?? ''].filter((word) => word !== '').join(' ')
}

/** "1-2 tablets" */
function range({ low, high }: Range): string {
  const unit = low?.unit ?? low?.code ?? high?.unit ?? high?.code ?? ''
  return `${[low?.value, high?.value].filter((value) => value !== undefined).join('-')} ${unit}`.trim()
}

/** "1 day", "7 days" */
function time({ value, unit, code }: Quantity): string {
  const name = timeNames[code ?? '']
  return name ? `${value} ${name}${value === 1 ? '' : 's'}` : `${value} ${unit ?? code ?? ''}`.trim()
}

/** "/day", "in 12 hours": the period of a maximum. */
function per(period: Quantity): string {
  if (period.code === 'd' && period.value === 1) return 'per day'
  const name = timeNames[period.code ?? '']
  return name ? `in ${period.value} ${name}s` : `in ${quantity(period)}`
}

// What each moment is called; the first alone means once a day, and the word tells whether the timing's own words have it.
const moments: Readonly<Record<string, readonly [words: string, sign: RegExp]>> = {
  MORN: ['in the morning', /morning/],
  NOON: ['at noon', /noon\b/],
  AFT: ['in the afternoon', /afternoon/],
  EVE: ['in the evening', /evening/],
  NIGHT: ['at night', /night/],
  HS: ['at bedtime', /bedtime/],
  C: ['with meals', /with meals/],
  CM: ['with breakfast', /with breakfast/],
  CD: ['with lunch', /with lunch/],
  CV: ['with dinner', /with dinner/],
  AC: ['before meals', /before meals/],
  ACM: ['before breakfast', /before breakfast/],
  ACD: ['before lunch', /before lunch/],
  ACV: ['before dinner', /before dinner/],
  PC: ['after meals', /after meals/],
  WAKE: ['on waking', /waking/],
}

/** How often and when: the timing's own words, or those of its numbers. */
function timing({ timing: said }: Dosage): string {
  if (!said) return ''
  const repeat = said.repeat ?? {}
  const own = said.code?.text ?? codeWords[said.code?.coding?.[0]?.code ?? '']
  const when = repeat.when ?? []
  const words: string[] = []
  if (repeat.timeOfDay?.length) return `at ${joined(repeat.timeOfDay.map((time) => time.slice(0, 5)))}`
  // "Friday, Saturday, Sunday" without "and": "Saturday and Sunday" would be the weekend
  const days = repeat.dayOfWeek ?? []
  if (days.length > 2 && (own === undefined || own.includes(' and ')))
    words.push(days.map((day) => dayNames[day]!).join(', '))
  else if (own !== undefined) words.push(own)
  else if (days.length > 0) words.push(joined(days.map((day) => dayNames[day]!)))
  else if (isOnce(repeat)) words.push('once')
  else if (repeat.frequency !== undefined || repeat.period !== undefined) {
    const daily =
      repeat.frequency === 1 && repeat.frequencyMax === undefined && repeat.period === 1 && repeat.periodUnit === 'd'
    if (!daily || when.length === 0) words.push(periodic(repeat))
  }
  for (const moment of when) {
    const [name, sign] = moments[moment] ?? []
    // "every morning" alone, "twice daily in the morning" with more
    if (name && !(own !== undefined && sign!.test(own)))
      words.push(words.length > 0 ? name : name.replace('in the', 'every'))
  }
  return words.join(' ')
}

function isOnce(repeat: TimingRepeat): boolean {
  return (
    repeat.count === 1 &&
    repeat.countMax === undefined &&
    repeat.frequency === undefined &&
    !repeat.when &&
    !repeat.dayOfWeek
  )
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "three times daily", "every 4-6 hours", "2-3 times weekly" */
function periodic({ frequency = 1, frequencyMax, period = 1, periodMax, periodUnit = 'd' }: TimingRepeat): string {
  const name = timeNames[periodUnit]!
  if (frequency === 1 && frequencyMax === undefined) {
    if (periodMax !== undefined) return `every ${period}-${periodMax} ${name}s`
    if (period !== 1) return `every ${period} ${name}s`
    return periodUnit === 'd' ? 'once daily' : (timeAdverbs[periodUnit] ?? `every ${name}`)
  }
  const count =
    frequencyMax === undefined ? (timesWords[frequency] ?? `${frequency} times`) : `${frequency}-${frequencyMax} times`
  if (periodMax === undefined && period === 1) return `${count} ${timeAdverbs[periodUnit] ?? `every ${name}`}`
  return `${count} every ${periodMax === undefined ? period : `${period}-${periodMax}`} ${name}s`
}

// GTS abbreviations that stand without words or numbers.
const codeWords: Readonly<Record<string, string>> = {
  QD: 'once daily',
  BID: 'twice daily',
  TID: 'three times daily',
  QID: 'four times daily',
  QOD: 'every other day',
  AM: 'every morning',
  BED: 'at bedtime',
  WK: 'weekly',
  MO: 'monthly',
  Q1H: 'hourly',
  Q2H: 'every 2 hours',
  Q3H: 'every 3 hours',
  Q4H: 'every 4 hours',
  Q6H: 'every 6 hours',
  Q8H: 'every 8 hours',
}
