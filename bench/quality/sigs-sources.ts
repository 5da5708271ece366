/** Labelled directions of four sources, each with keys of its own, turned into slots that can be compared with ours. */
import type { Sig } from '../../src/attributes/index.ts'

/** One line of sigs-dev.jsonl. */
export interface Direction {
  readonly id: string
  readonly source: string
  readonly sig: string
  readonly drug: string | null
  readonly expected: unknown
}

/** What is asked and what we say, slot by slot, both in the source's own terms. */
export interface Slots {
  readonly expected: Readonly<Record<string, unknown>>
  readonly found: Readonly<Record<string, unknown>>
}

type Parse = (text: string) => Sig
type Keys = Readonly<Record<string, unknown>>

const standardDays = 90 // "DAYS_STD" of the pharmacy's tests, and what is left of it after the steps before
const hoursOf: Readonly<Record<string, number>> = { min: 1 / 60, h: 1, d: 24, wk: 168, mo: 720, a: 8760 }
const fhirUnits: Readonly<Record<string, string>> = {
  d: 'Day',
  h: 'Hour',
  wk: 'Week',
  mo: 'Month',
  a: 'Year',
  min: 'Minute',
}

/** The slots of one labelled direction, by its source. */
export function slotsOf(direction: Direction, parse: Parse): Slots {
  const { source, sig, drug, expected } = direction
  if (source.includes('parsing.php')) return byStep(expected as Keys, parse(sig))
  if (source.includes('testSigParser')) return byTotal(expected as Keys, parse(sig), drug)
  if (source.includes('parsigs')) return byInstruction(expected as Keys | readonly Keys[], parse(sig))
  return byComponent(source.split(':').at(-1)!, sig, expected as Keys, parse)
}

const stepsOf = (sig: Sig): readonly Sig[] => [sig, ...(sig.then ?? [])]
const upper = (amount: { readonly value: number; readonly high?: number }): number => amount.high ?? amount.value
const daysOf = ({ duration }: Sig): number =>
  duration === undefined || duration.value.unit === 'dose'
    ? 0
    : (upper(duration.value) * (hoursOf[duration.value.unit] ?? 0)) / 24

/** The days of each step; the last one lasts as long as the standard supply, when those before have an end. */
function daysByStep(steps: readonly Sig[]): number[] {
  const days = steps.map(daysOf)
  const last = days.length - 1
  if (last > 0 && days[last] === 0 && days.slice(0, last).every((one) => one > 0))
    days[last] = standardDays - days.slice(0, last).reduce((sum, one) => sum + one, 0)
  return days
}

/** How many times in how long; once where no number is said. */
function rhythm({ frequency }: Sig): { times: number; period: number; unit: string } {
  const value = frequency?.value
  const times = value?.frequencyMax ?? value?.frequency ?? 1
  return { times, period: value?.period ?? 1, unit: value?.periodUnit ?? 'd' }
}

// One source counts a meal as three times a day.
const mealtimes = ({ frequency }: Sig): number | null =>
  frequency?.value.frequency === undefined && /^(?:AC|PC|C)$/.test(frequency?.value.when?.[0] ?? '') ? 3 : null

/** A pharmacy's steps, joined by commas: quantity, times, period, unit of the period (2 is "as needed"), days. */
function byStep(expected: Keys, sig: Sig): Slots {
  const steps = stepsOf(sig)
  const days = daysByStep(steps)
  const each = (of: (step: Sig, s: number) => number | string): string => steps.map(of).join(',')
  const unit = (step: Sig): string => {
    const code = { h: '/24', d: '', wk: '30/4', mo: '30' }[rhythm(step).unit] ?? ''
    const base = step.asNeeded ? '2' : code === '' || code === '/24' ? '1' : ''
    return base + code
  }
  const { frequency_denominators, durations, qtys_per_time, frequency_numerators, frequencies } = expected
  return {
    expected: { qtys_per_time, frequency_numerators, frequency_denominators, frequencies, durations },
    found: {
      qtys_per_time: each(({ dose }) => (dose === undefined ? 1 : upper(dose.value))),
      frequency_numerators: each((step) => rhythm(step).times),
      frequency_denominators: each((step) => rhythm(step).period),
      frequencies: each(unit),
      durations: each((_, s) => days[s]!),
    },
  }
}

/** A pharmacy's totals: how many units in how many days, and which unit. */
function byTotal(expected: Keys, sig: Sig, drug: string | null): Slots {
  const all = stepsOf(sig)
  // another unit is another product, which is not counted
  const steps = all.filter(
    ({ dose }) => !dose || dose.value.unit.replace(/s$/, '') === all[0]!.dose?.value.unit.replace(/s$/, ''),
  )
  const said = daysByStep(steps)
  const known = said.some((days) => days > 0)
  const strength = /(\d+(?:\.\d+)?)\s?(MG|MEQ|MCG)/.exec(drug ?? '')
  const count = ({ dose }: Sig): number => {
    if (dose === undefined) return 1
    const same = strength && dose.value.unit.toUpperCase() === strength[2]
    return same ? upper(dose.value) / Number(strength[1]) : upper(dose.value)
  }
  let quantity = 0
  steps.forEach((step, s) => {
    const { times, period, unit } = rhythm(step)
    const days = known ? said[s]! : standardDays
    quantity += count(step) * times * (days / ((period * hoursOf[unit]!) / 24))
  })
  const total = known ? said.reduce((sum, days) => sum + days, 0) : standardDays
  const form = drug?.split(' ').at(-1) ?? steps[0]!.form?.value ?? steps[0]!.dose?.value.unit ?? ''
  const plain = (text: unknown): string => String(text).toLowerCase().replace(/e?s$/, '')
  return {
    expected: {
      sig_qty: evaluate(String(expected.sig_qty)),
      sig_days: evaluate(String(expected.sig_days)),
      sig_unit: plain(expected.sig_unit),
    },
    found: { sig_qty: Math.round(quantity), sig_days: total, sig_unit: plain(form) },
  }
}

/** "7 + 2 * (DAYS_STD - 7)", "7, // only this drug": the number. Only what these labels write: sums, differences, products. */
function evaluate(written: string): number {
  const tokens =
    written
      .split(/,|\/\//)[0]!
      .replaceAll('DAYS_STD', String(standardDays))
      .match(/[\d.]+|[-+*()]/g) ?? []
  let at = 0
  const atom = (): number => {
    if (tokens[at] !== '(') return Number(tokens[at++])
    at++
    const inner = sum()
    at++
    return inner
  }
  const product = (): number => {
    let value = atom()
    while (tokens[at] === '*') {
      at++
      value *= atom()
    }
    return value
  }
  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') value += tokens[at++] === '+' ? product() : -product()
    return value
  }
  return sum()
}

/** A sig parser's instructions: form, strength, times, interval and its unit, amount, period, as needed; a list when there are several. */
function byInstruction(expected: Keys | readonly Keys[], sig: Sig): Slots {
  const wanted = (Array.isArray(expected) ? expected : [expected]) as readonly Keys[]
  const steps = stepsOf(sig)
  const slots: { expected: Record<string, unknown>; found: Record<string, unknown> } = {
    expected: { steps: wanted.length },
    found: { steps: steps.length },
  }
  wanted.forEach((keys, k) => {
    const step = steps[k] ?? {}
    const { times, period, unit } = rhythm(step)
    const found: Keys = {
      form: step.form?.value ?? null,
      strength: step.strength?.value.text.replaceAll(' ', '') ?? null,
      times,
      interval: period,
      frequencyType: fhirUnits[unit],
      singleDosageAmount: step.dose?.value.value ?? null,
      periodType: step.duration ? fhirUnits[step.duration.value.unit] : null,
      periodAmount: step.duration?.value.value ?? null,
      takeAsNeeded: step.asNeeded !== undefined,
    }
    for (const [key, value] of Object.entries(found)) {
      slots.expected[`${key} ${k}`] = key === 'times' ? (keys.times ?? 1) : (keys[key] ?? null)
      slots.found[`${key} ${k}`] = value
    }
  })
  return slots
}

/** Tests of single functions: what goes in is a scrap of directions, what comes out one or two of its slots, or the scrap rewritten. */
function byComponent(test: string, text: string, expected: Keys, parse: Parse): Slots {
  const sig = parse(text)
  const after = expected.after
  const { times, period, unit } = rhythm(sig)
  const every = sig.frequency === undefined ? null : `${period === 1 ? '' : `${period} `}${fhirUnits[unit]}`
  const only = (found: unknown): Slots => ({ expected: { after }, found: { after: found } })
  const { dose, duration } = sig
  switch (test) {
    case 'test_get_frequency_type':
    case 'test_add_frequency_multiple_units':
      return only(every)
    case 'test_get_number_of_times':
      return only(mealtimes(sig) ?? times)
    case 'test_get_hourly_adjusted_frequency':
    case 'test_get_frequency_info':
      return only([sig.frequency?.value.frequency ?? times, times, every])
    case 'test_check_range_from_list':
      return only([times, times, true])
    case 'test_check_explicit_range':
    case 'test_check_min_max_amount': {
      // only what both forms can say: the ends of the range, with nought for "up to"
      const [low, high] = after as readonly (number | null)[]
      return {
        expected: { low: low === 0 ? high : low, high: high ?? low },
        found: { low: dose?.value.value ?? null, high: dose ? upper(dose.value) : null },
      }
    }
    case 'test_is_str_float':
      return only(dose?.value.value === Number(text))
    case 'test_get_form_from_dosage_tag':
      return only(dose && sig.form ? dose.value.unit : null)
    case 'test_to_singular':
      return only(sig.form?.value ?? parse(`1 ${text}`).dose?.value.unit ?? null)
    case 'test_get_duration_info':
      return only(duration ? [duration.value.value, upper(duration.value), fhirUnits[duration.value.unit]] : null)
    default: {
      // the scrap rewritten: both must say the same
      const rewritten = String(expected.end ?? expected.corrected)
      return { expected: sigValues(parse(rewritten)), found: sigValues(sig) }
    }
  }
}

const sigValues = (sig: Sig): Keys => {
  const { dose, form, frequency, duration } = sig
  return {
    dose: dose?.value.text ?? null,
    form: form?.value ?? null,
    frequency: frequency?.value.text ?? null,
    duration: duration?.value.text ?? null,
  }
}
