/** Vitals line: which bare value is which vital sign, by shape, magnitude and order ("98.6 88 118/72 18 96%"). */
import { observationOf, type Page } from './page.ts'

/** A bare value of a vitals line. */
export interface VitalItem {
  readonly pressure: boolean
  readonly number: number
  readonly decimal: boolean
  readonly percent: boolean
  readonly unit: string | null
}

const leastTied = 4 // values of "97.8-62-16-96%", which has no pressure

/**
 * Gives each value its concept, -1 for one that is left out; null when the values are no vitals line. `order` is the usual
 * one: temperature, pulse, pressure, respirations, saturation. Without a label it takes a pressure, a temperature or
 * saturation, and four values in all.
 */
export function assignVitals(
  page: Page,
  items: readonly VitalItem[],
  order: readonly number[],
  labelled: boolean,
  least: number,
): readonly number[] | null {
  const pressures = items.filter((item) => item.pressure).length
  const tied = pressures === 0 && labelled && items.length >= leastTied
  if (!(pressures === 1 || tied) || items.length < (labelled ? 2 : least)) return null
  const free = new Set(order)
  const take = (may: (concept: number) => boolean): number => {
    for (const concept of order) {
      if (!free.has(concept) || !may(concept)) continue
      free.delete(concept)
      return concept
    }
    return -1
  }
  const has = (concept: number, unit: string): boolean => observationOf(page, concept).units.includes(unit)
  const inRange = (concept: number, value: number): boolean => {
    const range = observationOf(page, concept).plausible
    return range === null || (value >= range[0] && value <= range[1])
  }
  const concepts = items.map(() => -1)
  // What only one of them can be comes first: a ratio, a per cent, a number with degrees or a decimal point.
  items.forEach((item, i) => {
    if (item.pressure) concepts[i] = take((concept) => observationOf(page, concept).values.includes('ratio'))
    else if (item.percent) concepts[i] = take((concept) => has(concept, '%'))
    else if (item.unit === '[degF]' || item.unit === 'Cel' || (item.decimal && isTemperature(item.number)))
      concepts[i] = take((concept) => has(concept, 'Cel'))
  })
  const first = items.findIndex((item, i) => concepts[i] === -1 && !item.pressure)
  // "98 88 118/72 18": a whole number at the beginning is the temperature when pulse and respirations follow
  const bare = items.filter((_, i) => concepts[i] === -1).length
  if (first >= 0 && bare >= 3 && isTemperature(items[first]!.number) && (first === 0 || items[0]!.pressure))
    concepts[first] = take((concept) => has(concept, 'Cel'))
  items.forEach((item, i) => {
    if (concepts[i] !== -1 || item.pressure || item.decimal) return
    concepts[i] = take(
      (concept) =>
        !has(concept, 'Cel') &&
        !observationOf(page, concept).values.includes('ratio') &&
        inRange(concept, item.number) &&
        fitsPlace(page, concept, item.number),
    )
  })
  const known = concepts.filter((concept) => concept !== -1).length
  const certain = items.some((item, i) => concepts[i] !== -1 && (item.percent || item.decimal || item.unit !== null))
  if (known < items.length - 1 || known < 2) return null
  return labelled || certain ? concepts : null
}

function isTemperature(value: number): boolean {
  return (value >= 93 && value <= 107) || (value >= 34 && value <= 42)
}

// A bare number below this is no saturation, and above it no respirations.
const lowestSaturation = 70
const highestRate = 65

function fitsPlace(page: Page, concept: number, value: number): boolean {
  const { units, plausible } = observationOf(page, concept)
  if (units.includes('%')) return value >= lowestSaturation && value <= 100
  // of the two rates the one with the lower limit is the breath's
  return (plausible?.[1] ?? 0) > 200 || value <= highestRate
}
