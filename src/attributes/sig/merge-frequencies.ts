/** Merges two frequencies of one step: "TID with meals", "a day in the evening", "in the morning and at bedtime". */
import type { Frequency } from './sig.ts'
import type { Joint } from './slot.ts'

export const isDaily = ({ frequency, frequencyMax, period, periodUnit }: Frequency): boolean =>
  frequency === 1 && frequencyMax === undefined && period === 1 && periodUnit === 'd'
const often = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times']

/** What both say together; the first one where they say the same, or where they can't both be meant. */
export function mergeFrequencies(a: Frequency, b: Frequency, joint: Joint): Frequency {
  if (a.text === b.text || a.continuous || b.asDirected) return a
  if (a.asDirected || a.count !== undefined) return b.continuous || b.count === undefined ? b : a
  if (b.continuous || b.count !== undefined) return a
  // "every morning before breakfast", "TID with meals": the second only says when
  const bOnlyWhen = b.when !== undefined && (b.frequency === undefined || isDaily(b))
  if (a.when === undefined && bOnlyWhen) {
    if (isDaily(a)) return b.frequency === undefined ? { ...a, when: b.when! } : b // "a day in the evening"
    return { ...a, when: b.when! }
  }
  if (a.when !== undefined && a.frequency === undefined && b.frequency !== undefined) return { ...b, when: a.when }
  if (a.when !== undefined && b.when === undefined && isDaily(b) && isDaily(a)) return a // "qHS daily"
  if (a.when !== undefined && bOnlyWhen && isDaily(a)) {
    if (b.frequency === undefined || joint === '')
      return { ...a, when: [...a.when, ...b.when!.filter((code) => !a.when!.includes(code))] }
    if (joint === 'and' || joint === ',') {
      const when = [...a.when, ...b.when!]
      return {
        text: `${often[when.length] ?? `${when.length} times`} daily`,
        frequency: when.length,
        period: 1,
        periodUnit: 'd',
        when,
      }
    }
  }
  return a
}

/** Doses a day, or null where the frequency does not say. */
export function timesADay({ frequency, frequencyMax, period, periodUnit }: Frequency): number | null {
  if (frequency === undefined || period === undefined || periodUnit === undefined) return null
  return ((frequencyMax ?? frequency) / period) * (perDay[periodUnit] ?? 0)
}

const perDay: Partial<Record<NonNullable<Frequency['periodUnit']>, number>> = {
  min: 1440,
  h: 24,
  d: 1,
  wk: 1 / 7,
  mo: 1 / 30,
  a: 1 / 365,
}

/** "BID q8h": two frequencies of which each says another number of doses a day; "TID (every 8 hours)" agrees. */
export function contradicts(a: Frequency, b: Frequency): boolean {
  const x = timesADay(a)
  const y = timesADay(b)
  // "qHS daily": once a day and when
  return x !== null && y !== null && Math.abs(x - y) > 0.01 && !(a.when && x === 1) && !(b.when && y === 1)
}
