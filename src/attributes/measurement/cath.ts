/** Catheters: the pressures and saturations of the heart's chambers and great vessels: "RA 8, RV 45/8, PA 45/20 (30), PCWP 15", "oximetry: SVC 65, PA 66". */
import { mayHold } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { Mark } from './meant.ts'
import { readNumber } from './number.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { type Reading, readValue } from './read-value.ts'
import { put, type State, use } from './state.ts'
import { isTarget } from './target.ts'
import { meaningOf, readingOf } from './unnamed.ts'

/** One value of a chamber. */
interface Value {
  readonly reading: Reading
  /** First token of the span. */
  readonly first: number
  readonly isMean: boolean
}

const mayBeCath = mayHold(
  'rhc lhc cath catheterization hemodynamics hemodynamic haemodynamics pressures pressure oximetry saturations sats pullback pullbacks mean wedge pcwp pa rv',
)
const pressures = /^(?:rhc|hemodynamics?|haemodynamics?|pressures|pullbacks?|swan|pac)$/
const saturations = /^(?:oximetry|saturations?|sats|oximetric)$/
const links = /^(?:,|:|=|was|were|is|of|at|pressures?|approximately|about|with)$/
const waves = /^(?:mean|[av])$/
const leastPressures = 2 // chambers with a pressure's shape, where no label says what the numbers are
const labelReach = 6 // tokens from a sentence's beginning in which its label stands
const lowestSaturation = 15

/** Reads the rows of chambers, sentence by sentence. */
export function readCath(state: State): void {
  const { page } = state
  if (!(page.anyMark & Mark.other) || !mayBeCath(page.tokens)) return
  for (let k = 0; k < page.otherTokens.length; ) {
    const i = page.otherTokens[k]!
    if (resultAt(page, i, 'chamber') === null) {
      k++
      continue
    }
    const { end } = page.sentences[page.sentenceOf[i]!]!
    const chambers: number[] = []
    for (; k < page.otherTokens.length && page.otherTokens[k]! < end; k++)
      if (resultAt(page, page.otherTokens[k]!, 'chamber') !== null) chambers.push(page.otherTokens[k]!)
    readRow(state, chambers, end)
  }
}

function readRow(state: State, chambers: readonly number[], stop: number): void {
  const { page } = state
  const label = labelOf(page, chambers[0]!)
  const found = chambers.map((i, c) => {
    const chamber = resultAt(page, i, 'chamber')!
    const from = nameBegin(state, i, chamber.end)
    return { chamber, values: valuesOf(state, from, chamber.end, Math.min(stop, chambers[c + 1] ?? stop), label) }
  })
  const shaped = found.filter(({ values }) => values.some(isShaped)).length
  if (label === null && shaped < leastPressures) return
  for (const { chamber, values } of found) {
    const usual = conceptNamed(page.lexicon, label === 'saturation' ? chamber.traits : chamber.key)
    const mean = label === 'saturation' ? -1 : conceptNamed(page.lexicon, `mean ${chamber.key}`)
    for (const { reading, first, isMean } of values) {
      const concept = isMean && mean >= 0 ? mean : usual
      if (concept < 0) continue
      if (!isPlausible(observationOf(page, concept), reading.value, null) || isTarget(page, first, false)) continue
      put(state, { meaning: meaningOf(page, concept), name: null, first, reading, rule: 'chamber-value' })
      use(state, first, reading.end)
    }
  }
}

/** "opening aortic pressure": the first token of a longer name that ends with the chamber, else the chamber's own. */
function nameBegin({ names, nameAt }: State, i: number, end: number): number {
  for (let k = i - mostLead; k < i; k++) {
    const known = nameAt.get(k)
    if (known !== undefined && names[known]!.end >= end) return k
  }
  return i
}

const mostLead = 3

/** What the sentence's label, or that of the line before, says the numbers to be; null where none stands. */
function labelOf(page: Page, chamber: number): 'pressure' | 'saturation' | null {
  const { first } = page.sentences[page.sentenceOf[chamber]!]!
  for (let i = Math.max(0, first - labelReach); i < Math.min(chamber, first + labelReach); i++) {
    const word = wordAt(page, i)
    if (saturations.test(word)) return 'saturation'
    if (pressures.test(word)) return 'pressure'
  }
  return null
}

/** "45/20 (30)", "mean of 12", "A wave 18, V wave 24, mean 17": the values between a chamber and the next. */
function valuesOf(
  state: State,
  from: number,
  begin: number,
  stop: number,
  label: 'pressure' | 'saturation' | null,
): Value[] {
  const { page, used } = state
  const values: Value[] = []
  let at = begin
  while (at < stop) {
    let wave = at
    while (wave < stop && links.test(wordAt(page, wave)) && !startsLine(page, wave)) wave++
    if (wordAt(page, wave) === 'a' && wordAt(page, wave + 1) === 'mean') wave++
    const named = waves.test(wordAt(page, wave)) ? wave : -1
    let body = named < 0 ? wave : wave + 1
    while (body < stop && /^(?:wave|of|:|=|is|was)$/.test(wordAt(page, body))) body++
    // "(30)": the mean
    const bracket = values.length > 0 && signAt(page, body) === '(' && signAt(page, body + 2) === ')'
    if (bracket) body++
    if (body >= stop || !isNumber(page, body) || used[body]) break
    const reading = readOne(page, body, label)
    if (reading === null || (values.length > 0 && named < 0 && !bracket)) break
    const isMean = bracket || wordAt(page, named) === 'mean'
    values.push({ reading, first: values.length === 0 ? from : body, isMean })
    at = bracket ? reading.end + 1 : reading.end
  }
  return values
}

/** A pressure or a number with no unit but its own: not the 4.5 cm of an echo. */
function readOne(page: Page, i: number, label: 'pressure' | 'saturation' | null): Reading | null {
  if (label === 'saturation') {
    const number = readNumber(page, i)
    if (!number || number.value < lowestSaturation || number.value > 100 || signAt(page, number.end) === '/')
      return null
    const percent = signAt(page, number.end) === '%'
    return readingOf(number, percent ? '%' : null, percent ? number.end + 1 : number.end)
  }
  const pressure = conceptNamed(page.lexicon, 'right ventricular pressure')
  if (pressure < 0) return null
  const reading = readValue(page, i, observationOf(page, pressure), { toRanges: true })
  if (reading === null || (reading.unit !== null && reading.unit !== 'mm[Hg]')) return null
  if (reading.unit === null && /^(?:[cm]m|%|[cm]m2|ml|g|french|fr)$/.test(wordAt(page, reading.end))) return null
  return reading.value.type === 'words' ? null : reading
}

/** Does a value look as a pressure does: two sides, or "mean" before it? */
function isShaped({ reading, isMean }: Value): boolean {
  return isMean || reading.value.type === 'blood-pressure'
}
