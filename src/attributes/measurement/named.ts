/** Named values: each name with the value after it, or else the one before it; then the further values of a series. */
import { readBefore } from './before.ts'
import { type Choice, chooseReading, mayBelong, meaningsOf } from './choose.ts'
import { readChain, readChainBackward, readChainForward } from './distribute.ts'
import { type Gap, walkGap } from './gap.ts'
import type { Name } from './names.ts'
import { isNumber, type Page, signAt, startsLine, wordAt } from './page.ts'
import { readSeries, readTail } from './series.ts'
import { type Meaning, put, type State } from './state.ts'
import { isSetting, isTarget, isTargetAfter } from './target.ts'

/** Reads the value or values of every name of the note, in its order. */
export function readNames(state: State): void {
  const supported = findSupport(state)
  const { names, page, used } = state
  for (let k = 0; k < names.length; k++) {
    const name = names[k]!
    if (used[name.first]) continue
    const sentence = page.sentences[page.sentenceOf[name.first]!]!
    const limit = Math.min(sentence.end, names[k + 1]?.first ?? sentence.end)
    const chain = readChain(state, k)
    if (chain.length > 1) {
      const last = chain.at(-1)!
      const after = chain[0] === name ? k + chain.length : k + 1
      const end = readChainForward(state, chain, Math.min(sentence.end, names[after]?.first ?? sentence.end))
      if (end >= 0 || readChainBackward(state, chain, sentence.first)) {
        while (k + 1 < names.length && names[k + 1]!.first < last.end) k++
        continue
      }
    }
    readName(state, name, limit, sentence.first, supported[k] === 1)
  }
}

function readName(state: State, name: Name, limit: number, from: number, supported: boolean): void {
  const { page } = state
  const meanings = meaningsOf(state, name)
  const forward =
    readForward(state, name, meanings, limit, supported) ?? readNextLine(state, name, meanings, limit, supported)
  if (forward) {
    const { choice, gap } = forward
    const { reading, meaning } = choice
    const limited = reading.comparator !== null || reading.value.type === 'range'
    if (isTarget(page, name.first, limited) || isTargetAfter(page, reading.end) || isSetting(page, name.first)) return
    const tail = readTail(page, reading.end, meaning)
    const unit = reading.unit ?? gap.unit ?? unitWithin(page, name)
    put(state, {
      meaning,
      name,
      first: name.first,
      reading,
      unit,
      interpretation: tail.interpretation ?? gap.interpretation,
      ...(tail.reference ? { referenceRange: tail.reference.range } : {}),
      ...(tail.oxygen ? { oxygen: tail.oxygen.oxygen } : {}),
      when: gap.when,
      rule: gap.direct ? 'name-value' : 'name-gap-value',
    })
    readSeries(state, name, meaning, unit === reading.unit ? reading : { ...reading, unit }, tail.end, limit)
    return
  }
  const before = readBefore(state, name, from)
  if (!before) return
  const { reading, meaning } = before
  if (isTarget(page, reading.first, reading.comparator !== null) || isSetting(page, name.first)) return
  const tail = readTail(page, name.end, meaning)
  put(state, {
    meaning,
    name,
    first: reading.first,
    reading,
    end: name.end,
    interpretation: tail.interpretation,
    ...(tail.oxygen ? { oxygen: tail.oxygen.oxygen } : {}),
    rule: 'value-name',
  })
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
  const gap = walkGap(page, name.end, limit, meanings[0]!.observation, (i, so) => {
    if (used[i]) return false
    const one = chooseReading(page, meanings, i, { toRanges: so.from !== 'from' })
    if (!one || one.reading.end > limit || !mayBelong(state, name, one, so, supported)) return false
    // "WBC 12 bands": the number right before the next name is that name's, when more stands between than a blank
    if (belongsToNext(state, one, so, limit)) return false
    choice = one
    return true
  })
  return gap && choice ? { choice, gap } : null
}

/** "CBC differential with 82 neutrophils": a number far from its name and right before another belongs to that one. */
function belongsToNext(state: State, { reading }: Choice, gap: Gap, limit: number): boolean {
  return gap.loose > 0 && reading.end === limit && state.nameAt.has(limit)
}

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
  if (!next || next.afterBlank || line.body !== name.first || next.end - next.first > 6 || limit !== line.end)
    return null
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
    const unit = page.units.get(i + 1)?.find((one) => signAt(page, one.end) === ')')
    if (unit) return unit.ucum
  }
  return null
}

/** For each name, whether a neighbour has a plausible number right after it, as it has itself: "T 98.6 P 76 R 16". */
function findSupport(state: State): Uint8Array {
  const { page, names } = state
  const numbered = new Uint8Array(names.length)
  names.forEach((name, k) => {
    let at = name.end
    if (':=-'.includes(signAt(page, at) || '?') || /^(is|of|was)$/.test(wordAt(page, at))) at++
    if (startsLine(page, at) || !isNumber(page, at)) return
    const choice = chooseReading(page, meaningsOf(state, name), at)
    if (choice?.plausible && choice.reading.value.type !== 'words') numbered[k] = 1
  })
  const supported = new Uint8Array(names.length)
  for (let k = 0; k < names.length; k++) {
    const near = (other: number): boolean =>
      numbered[other] === 1 && Math.abs(names[other]!.first - names[k]!.first) <= neighbourReach
    if (numbered[k] && ((k > 0 && near(k - 1)) || (k + 1 < names.length && near(k + 1)))) supported[k] = 1
  }
  return supported
}

const neighbourReach = 14 // tokens: "T 98.6 (Tm 101.2, oral) P 76"
