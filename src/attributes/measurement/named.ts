/** Named values: each name with the value after it, or else the one before it; then the further values of a series. */
import { aliasOf, bracketOf } from './alias.ts'
import { readBefore } from './before.ts'
import { type Choice, chooseReading, mayBelong } from './choose.ts'
import { isOfCultures, shareCulture } from './cultures.ts'
import { readChain, readChainBackward, readChainForward } from './distribute.ts'
import { isGrade, readEarlier } from './earlier.ts'
import { readEyes } from './eyes.ts'
import { type Gap, walkGap } from './gap.ts'
import { holdsValue } from './may-begin.ts'
import { meaningsOf } from './meanings.ts'
import { limitAfter } from './name-limit.ts'
import type { Name } from './names.ts'
import { readNextSentence } from './next-sentence.ts'
import { belongsToNext, hasValueAfter, isSet } from './owner.ts'
import { Covered, isNumber, type Page, signAt, spacedBefore, startsLine, unitsAt, wordAt } from './page.ts'
import { readPastTarget, targetEnd } from './past-target.ts'
import { readReadings } from './readings.ts'
import { readSeries } from './series.ts'
import { readSides } from './sides.ts'
import { isLength, isSize } from './size.ts'
import { type Meaning, put, type State, use } from './state.ts'
import { supportIn } from './support.ts'
import { readTail } from './tail.ts'
import { isAwaited, isLegend, isPaced, isSetting, isTarget, isTargetAfter } from './target.ts'

/** Reads the value or values of every name of the note, in its order. */
export function readNames(state: State): void {
  const supported = supportIn(state)
  const { names, page, used } = state
  for (let k = 0; k < names.length; k++) {
    const name = names[k]!
    if (used[name.first] || isOfCultures(state, name)) continue
    const sentence = page.sentences[page.sentenceOf[name.first]!]!
    // "ECOG 1. BP 148/88": the number looks like a list's, and ends the sentence before it
    const cut = name.end === sentence.end && isNumber(page, name.end) && !startsLine(page, name.end)
    const limit = Math.min(cut ? sentence.end + 1 : sentence.end, limitAfter(state, k))
    if (readEyes(state, name, sentence.end) > 0 || readReadings(state, name)) continue
    if (readSides(state, name, sentence.end)) continue
    const alias = aliasOf(state, k) ?? bracketOf(state, k)
    if (alias) {
      while (k + 1 < names.length && names[k + 1]!.first < alias.end) k++
      readName(state, alias, Math.min(sentence.end, limitAfter(state, k)), sentence.first, supported, k)
      continue
    }
    const chain = readChain(state, k)
    if (chain.length > 1) {
      const last = chain.at(-1)!
      const after = chain[0] === name ? k + chain.length : k + 1
      // "negative nitrite, LE small": each has its own
      const own = ownValue(state, last) && readBefore(state, chain[0]!, sentence.first)?.reading.value.type === 'words'
      const end = own ? -1 : readChainForward(state, chain, Math.min(sentence.end, names[after]?.first ?? sentence.end))
      // "neg LE/nitrite, ketones 3+": the last has its own value
      const shared = end < 0 && ownValue(state, last) ? chain.slice(0, -1) : chain
      if (end < 0 && shared !== chain && shared.length > 1 && readChainBackward(state, shared, sentence.first)) {
        while (k + 1 < names.length && names[k + 1]!.first < last.first) k++
        continue
      }
      if (end >= 0 || (shared === chain && readChainBackward(state, chain, sentence.first))) {
        while (k + 1 < names.length && names[k + 1]!.first < last.end) k++
        continue
      }
    }
    if (isRatioOf(state, name)) continue
    readName(state, name, limit, sentence.first, supported, k)
    shareCulture(state, name, sentence.first)
  }
}

/** "FL/AC: 22": one value after two names is neither's. */
function isRatioOf({ page, used }: State, name: Name): boolean {
  const slash = name.first - 1
  if (signAt(page, slash) !== '/' || spacedBefore(page, slash) || spacedBefore(page, name.first)) return false
  return slash > 0 && (page.covered[slash - 1]! & Covered.name) !== 0 && !used[slash - 1]
}

function ownValue(state: State, name: Name): boolean {
  const k = state.nameAt.get(name.first)
  return k !== undefined && hasValueAfter(state, k)
}

const reach = 30 // tokens that the readers look at after a name: the longest gap with a comparator after it

function readName(
  state: State,
  name: Name,
  limit: number,
  from: number,
  supported: (k: number) => boolean,
  k: number,
): void {
  const { page } = state
  const forward = holdsValue(page, name.end, Math.min(limit + 1, name.end + reach))
    ? preferBefore(state, name, from, readAfter(state, name, limit, supported(k)))
    : null
  if (forward) {
    const { choice, gap } = forward
    const { reading, meaning } = choice
    const limited = reading.comparator !== null || reading.value.type === 'range'
    if (reading.value.type === 'words' && isAwaited(page, name.first)) return
    if (isTarget(page, name.first, limited) || isTargetAfter(page, reading.end)) {
      const past = readPastTarget(state, meaningsOf(state, name), reading.end, limit)
      if (past) putPast(state, name, past, limit)
      return
    }
    if (isSetting(page, name.first)) return
    if (isPaced(page, name.first, reading.end) || isLegend(page, name.first)) return
    const tail = readTail(page, reading.end, meaning)
    const unit = reading.unit ?? gap.unit ?? unitWithin(page, name) ?? tail.unit
    put(state, {
      meaning,
      name,
      first: name.first,
      reading,
      unit,
      // "rose from 1.1 to 2.3" says nothing of the 1.1
      interpretation: tail.interpretation ?? (gap.from === 'from' ? null : gap.interpretation),
      referenceRange: tail.reference?.range,
      oxygen: tail.oxygen?.oxygen,
      when: gap.when,
      rule: gap.direct ? 'name-value' : 'name-gap-value',
    })
    // "9.1 (L) 12.0 - 15.5": the L is no name of what follows
    use(state, reading.end, tail.end)
    spreadBoth(state, tail.end)
    readSeries(state, name, meaning, unit === reading.unit ? reading : { ...reading, unit }, tail.end, limit)
    return
  }
  const target = targetEnd(page, name.end, meaningsOf(state, name))
  const past = target > 0 ? readPastTarget(state, meaningsOf(state, name), target, limit) : null
  if (past) {
    putPast(state, name, past, limit)
    return
  }
  const before = readBefore(state, name, from)
  if (!before) {
    const next = readNextSentence(state, name, meaningsOf(state, name))
    if (next) put(state, { ...next, name, first: name.first, rule: 'next-sentence' })
    return
  }
  const { reading, meaning } = before
  if (
    isTarget(page, reading.first, reading.comparator !== null || reading.value.type === 'range') ||
    isSetting(page, name.first)
  )
    return
  const tail = readTail(page, name.end, meaning)
  put(state, {
    meaning,
    name,
    first: reading.first,
    reading,
    end: name.end,
    unit: unitWithin(page, name),
    interpretation: tail.interpretation,
    oxygen: tail.oxygen?.oxygen,
    rule: 'value-name',
  })
  readEarlier(state, before, from)
  // "2+ pulses on the right and 1+ on the left", "14 mm nodule (11 mm in 2023)"
  if (isGrade(reading) || (isSize(meaning) && signAt(page, tail.end) === '('))
    readSeries(state, null, meaning, reading, tail.end, limit)
}

/** "14 mm nodule (11 mm in 2023)": the size before the name is the first, and the bracket's an earlier one. */
function preferBefore(state: State, name: Name, from: number, forward: Forward | null): Forward | null {
  if (!(forward?.gap.bracket || forward?.gap.comma) || !isSize(forward.choice.meaning)) return forward
  const before = readBefore(state, name, from)
  return before && isLength(before.reading) ? null : forward
}

/** Puts down the value behind a target, and those that follow it. */
function putPast(state: State, name: Name, { reading, meaning }: Choice, limit: number): void {
  const { interpretation, end } = readTail(state.page, reading.end, meaning)
  put(state, { meaning, name, first: name.first, reading, interpretation, rule: 'name-gap-value' })
  readSeries(state, name, meaning, reading, end, limit)
}

/** "hemoglobin 10.7 and hematocrit 31.2 both are decreased": the flag is of the value before, too. */
function spreadBoth(state: State, end: number): void {
  const { page, found } = state
  const before = found[found.length - 2]
  const last = found[found.length - 1]
  if (!before || !last?.measurement.interpretation || before.measurement.interpretation) return
  for (let i = last.end; i < end; i++) {
    if (wordAt(page, i) !== 'both') continue
    found[found.length - 2] = {
      ...before,
      measurement: { ...before.measurement, interpretation: last.measurement.interpretation },
    }
    return
  }
}

function readAfter(state: State, name: Name, limit: number, supported: boolean): Forward | null {
  const meanings = meaningsOf(state, name)
  return readForward(state, name, meanings, limit, supported) ?? readNextLine(state, name, meanings, limit, supported)
}

interface Forward {
  readonly choice: Choice
  readonly gap: Gap
}

function readForward(
  state: State,
  name: Name,
  meanings: readonly Meaning[],
  limit: number,
  supported: boolean,
): Forward | null {
  const { page, used } = state
  let choice: Choice | null = null
  // "medium cellular volume (MCV): 77.6": the short form in brackets is the name that we know
  const bracketed = signAt(page, name.end) === ')' && signAt(page, name.first - 1) === '('
  const gap = walkGap(page, bracketed ? name.end + 1 : name.end, limit, meanings[0]!.observation, (i, so) => {
    if (used[i]) return false
    const one = chooseReading(page, meanings, i, { toRanges: so.from !== 'from' })
    if (!one || one.reading.end > limit || !mayBelong(state, name, one, so, supported)) return false
    if ((so.bracket || so.comma) && !isSet(page, one, so)) return false
    // "adenocarcinoma, Gleason 3 + 3": a size behind a comma has its unit
    if (
      (so.comma || so.loose > 0 || !so.direct) &&
      isSize(one.meaning) &&
      one.meaning.ambiguous &&
      !isLength(one.reading)
    )
      return false
    // "WBC 12 bands": the number right before the next name is that name's, when more stands between than a blank
    if (belongsToNext(state, one, so)) return false
    choice = one
    return true
  })
  return gap && choice ? { choice, gap } : null
}

const wrapped = 12 // tokens of a line that its width may have broken: "LDL 98, HDL" over "45, PTH 98"

/** A name alone in its line, and the value alone in the next: how portals print results. */
function readNextLine(
  state: State,
  name: Name,
  meanings: readonly Meaning[],
  limit: number,
  supported: boolean,
): Forward | null {
  const { page } = state
  const line = page.lines[page.lineOf[name.first]!]!
  const next = page.lines[page.lineOf[name.first]! + 1]
  if (!next || next.afterBlank || next.marker !== null || limit !== line.end) return null
  const alone = line.body === name.first && next.end - next.first <= 6
  const broken = line.end - line.first >= wrapped && ',.;)'.includes(signAt(page, next.first + 1) || '?')
  if (!alone && !broken) return null
  const rest = name.end
  if (rest !== line.end && !(rest + 1 === line.end && signAt(page, rest) === ':')) return null
  if (!isNumber(page, next.first) || state.used[next.first]) return null
  const choice = chooseReading(page, meanings, next.first)
  const gap: Gap = { at: next.first, loose: 0, direct: true, unit: null, interpretation: null, when: null, from: '' }
  if (!choice?.plausible || choice.reading.end > next.end || !mayBelong(state, name, choice, gap, supported))
    return null
  return { choice, gap }
}

/** The unit in the name itself: "Wt (kg)", "SpO2 (%)". */
export function unitWithin(page: Page, name: Name): string | null {
  for (let i = name.first + 1; i + 1 < name.end; i++) {
    if (signAt(page, i) !== '(') continue
    const unit = unitsAt(page, i + 1).find((one) => signAt(page, one.end) === ')')
    if (unit) return unit.ucum
  }
  // "red cells per high power field 1-2", "WBC/hpf 5"
  for (let i = name.first + 1; i < name.end; i++) {
    const unit = unitsAt(page, i).find((one) => one.end === name.end && one.dimension === 'count-area')
    if (unit) return unit.ucum
  }
  return null
}
