/** Panels: values that only their order names: "ABG 7.32/48/60", "14.8>9.1<210", "H&H 10.2 and 31", the fishbone of a chemistry. */
import { Kind } from '../../note/index.ts'
import { readDate, readWhen } from './date-time.ts'
import { furtherStart } from './further.ts'
import { closeOf } from './gap.ts'
import { type Layout, layoutsOf } from './layout.ts'
import { isLink } from './link-words.ts'
import { joinRows, type Run, type RunNumber, readRun } from './number-run.ts'
import { isNumber, observationOf, type Page, signAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { put, type State } from './state.ts'
import { isTarget } from './target.ts'
import { meaningOf, readingOf } from './unnamed.ts'

/** Reads every panel of the note: first those with a label, then what can only be one. */
export function readPanels(state: State): void {
  const { page } = state
  for (const [at, label] of page.panels)
    if (!label.layout.includes(' ~ ')) readLabelled(state, at, label.end, label.name)
  const { numberTokens, lineOf } = page
  for (let k = 0; k + 2 < numberTokens.length; k++) {
    const i = numberTokens[k]!
    // three numbers in one line, at least
    if (lineOf[numberTokens[k + 2]!] !== lineOf[i] || state.used[i]) continue
    const run = readRun(page, i, 3, false)
    if (!run) continue
    // "BD -9 | 7.21/44/188/17": what stands before the bar is another's
    const mixed = run.bars && run.numbers.length <= mostMixed
    if (readUnlabelled(state, run) || !mixed) while (numberTokens[k + 1]! < run.end) k++
  }
}

const mostFurther = 6 // runs after a label's first
const mostMixed = 8 // numbers of a run with bars that is looked at from each of its numbers
const labelReach = 8 // tokens from a label to its first number: "H&H at admission was 41/14.3"

function readLabelled(state: State, first: number, labelEnd: number, panel: string): void {
  const { page } = state
  const sentence = page.sentences[page.sentenceOf[first]!]!
  let at = labelEnd
  const stop = Math.min(sentence.end, labelEnd + labelReach)
  while (at < stop && (!isNumber(page, at) || isHour(page, at))) {
    if (':-='.includes(signAt(page, at) || '?') || isLink(wordAt(page, at))) at++
    else if (signAt(page, at) === '(' && closeOf(page, at, sentence.end) > 0) at = closeOf(page, at, sentence.end) + 1
    else if (isHour(page, at)) at++
    else if (readWhen(page, at) > at) at = readWhen(page, at)
    else return
  }
  if (state.used[at]) return
  if (!isDateRun(page, at)) {
    const run = readRun(page, at, 2, true)
    if (!run) return
    const joined = run.bars ? joinRows(page, run) : run
    const own = layoutsOf(page.lexicon).fixed.filter((layout) => layout.panel === panel)
    const best = bestLayout(page, joined, own, true)
    if (!best || isTarget(page, first, false)) return
    // the label joins the first value's span when it stands right before it
    const direct = at === labelEnd || (at === labelEnd + 1 && signAt(page, labelEnd) === ':')
    putRun(state, joined, best, direct || isLink(wordAt(page, at - 1)) ? first : at)
    readFurther(state, joined, own)
  }
}

/** "H/H 10.2/31.4 (b/l 12/36)", "7.39/40/88 -> 7.32/52/71": the same panel again. */
function readFurther(state: State, run: Run, own: readonly Layout[]): void {
  const { page } = state
  let last = run
  for (let n = 0; n < mostFurther && !last.joins.includes('//'); n++) {
    const at = furtherStart(page, last.end)
    const next = at < 0 || state.used[at] ? null : readRun(page, at, 2, true)
    const best = next && next.numbers.length <= run.numbers.length ? bestLayout(page, next, own, true) : null
    if (!next || !best || best.plausible < next.numbers.length) return
    putRun(state, next, best, at)
    last = next
  }
}

/** "VBG 0505 (on BiPAP): 7.31 / 68 / 33": the hour of it. */
function isHour(page: Page, i: number): boolean {
  return isNumber(page, i) && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(wordAt(page, i)) && !isJoin(page, i + 1)
}

function isJoin(page: Page, i: number): boolean {
  return page.tokens.kind[i] === Kind.comparator || '/|\\'.includes(signAt(page, i) || '?')
}

function isDateRun(page: Page, at: number): boolean {
  const end = readWhen(page, at)
  return end > at && end - at >= 5
}

function readUnlabelled(state: State, run: Run): boolean {
  const { page } = state
  const angled = run.joins.some((join) => join !== '/')
  const joined = run.bars ? joinRows(page, run) : run
  const rows = joined.joins.includes('//')
  // Slashes alone may be a date, a score or a dose; bars alone a table
  const gas = isGas(joined)
  if (!angled && !rows && !gas && joined.numbers.length < 5) return false
  if (isDateRun(page, run.first) && !angled) return false
  const { fixed } = layoutsOf(page.lexicon)
  const best = bestLayout(page, joined, gas ? fixed.filter((layout) => isOfGas(page, layout)) : fixed, gas)
  if (best) putRun(state, joined, best, run.first)
  return best !== null
}

/** "7.21/44/188/17": what begins with a pH in two places and goes on in whole numbers. */
function isGas({ numbers, joins }: Run): boolean {
  const { value, text } = numbers[0]!
  return (
    value >= 6.6 &&
    value <= 7.8 &&
    text.length === 4 &&
    numbers.length <= 5 &&
    joins.every((join) => join === '/') &&
    numbers.slice(1, 3).every((number) => number.value >= 9)
  )
}

function isOfGas(page: Page, { slots, panel }: Layout): boolean {
  return panel !== 'VBG' && slots[0]!.some((id) => observationOf(page, id).units[0] === '[pH]')
}

interface Fit {
  readonly concepts: readonly number[]
  readonly plausible: number
}

/** The layout whose signs are the run's and whose values may all be so; a labelled one may be cut short and have one odd value. */
function bestLayout(page: Page, run: Run, layouts: readonly Layout[], labelled: boolean): Fit | null {
  let best: Fit | null = null
  for (const layout of layouts) {
    for (const fit of [
      fitOf(page, run.numbers, run.joins, layout, labelled),
      labelled && layout.slots.length === 2 ? turned(page, run, layout) : null,
    ]) {
      if (!fit || fit.plausible < run.numbers.length - (labelled && run.numbers.length > 2 ? 1 : 0)) continue
      if (!best || fit.plausible > best.plausible) best = fit
    }
  }
  return best
}

function fitOf(
  page: Page,
  numbers: readonly RunNumber[],
  joins: readonly string[],
  layout: Layout,
  labelled: boolean,
): Fit | null {
  // "CBC 3/14: WBC 8.1": what is too short for the panel and can be a date is one
  const cut =
    labelled &&
    numbers.length < layout.slots.length &&
    !layout.joins.includes('//') &&
    readDate(page, numbers[0]!.first) !== numbers.at(-1)!.end
  if (numbers.length !== layout.slots.length && !cut) return null
  for (let j = 0; j < joins.length; j++) if (!isSame(joins[j]!, layout.joins[j]!, labelled)) return null
  const concepts: number[] = []
  let plausible = 0
  for (let n = 0; n < numbers.length; n++) {
    const slot = layout.slots[n]!.filter((id) => !concepts.includes(id))
    const number = numbers[n]!
    const may = (id: number): boolean => {
      if (number.blank) return true
      const observation = observationOf(page, id)
      if (number.percent && !observation.units.includes('%')) return false
      const range = observation.plausible
      return (
        range === null ||
        isPlausible(
          observation,
          { type: 'number', value: number.value, text: number.text },
          labelled ? null : (observation.units[0] ?? null),
        )
      )
    }
    const concept = slot.find(may) ?? slot[0]
    if (concept === undefined) return null
    if (may(concept)) plausible++
    concepts.push(concept)
  }
  return { concepts, plausible }
}

/** Is the sign written between two numbers the one of the layout? A backslash may stand for a slash. */
function isSame(written: string, own: string, labelled: boolean): boolean {
  if (written === own) return true
  return own !== '//' && ((labelled && /^[/\\]$/.test(written)) || (written === '\\' && own === '/'))
}

/** "H&H 38.6/13.2": the two the other way round. */
function turned(page: Page, run: Run, layout: Layout): Fit | null {
  if (run.numbers.length !== 2) return null
  const back = fitOf(page, run.numbers, run.joins, { ...layout, slots: [layout.slots[1]!, layout.slots[0]!] }, true)
  const straight = fitOf(page, run.numbers, run.joins, layout, true)
  return back && straight && back.plausible > straight.plausible ? back : null
}

function putRun(state: State, run: Run, fit: Fit, first: number): void {
  const { page } = state
  run.numbers.forEach((number, n) => {
    if (number.blank) return
    const concept = fit.concepts[n]!
    const end = number.percent ? number.end + 1 : number.end
    put(state, {
      meaning: meaningOf(page, concept),
      name: null,
      first: n === 0 ? first : number.first,
      reading: readingOf(number, number.percent ? '%' : null, end),
      interpretation: number.interpretation,
      rule: 'panel',
    })
  })
  // signs and label are read too
  state.used.fill(1, first, run.joins.includes('//') ? run.first + 1 : run.end)
}
