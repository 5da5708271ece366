/** Eyes: the values of each eye after one name: "IOP 14 OD and 9 OS", "tension OD 14, OS 16". */
import { conceptNamed } from './called.ts'
import { chooseReading } from './choose.ts'
import { isLink } from './link-words.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { readNumber } from './number.ts'
import { isNumber, observationOf, signAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import type { Reading } from './read-value.ts'
import { type Meaning, put, type State } from './state.ts'
import { meaningOf, readingOf } from './unnamed.ts'

const reach = 16 // tokens from the name to the second eye

interface Part {
  readonly first: number
  readonly end: number
  readonly eye: string
  readonly reading: Reading
}

/** Reads the pressures of both eyes after a name, each as that of its eye; gives the token after them, -1 when there are none. */
export function readEyes(state: State, name: Name, limit: number): number {
  const { page } = state
  const all = meaningsOf(state, name)
  const pair = isPaired(all[0]!) ? readPair(state, name, all[0]!) : -1
  if (pair > 0) return pair
  const meanings = all.filter(isOfEye)
  if (meanings.length === 0) return -1
  const stop = Math.min(limit, name.end + reach)
  const parts: Part[] = []
  let reading: Reading | null = null
  let eye = -1
  for (let i = name.end; i < stop; ) {
    const word = wordAt(page, i)
    const choice = chooseReading(page, meanings, i)
    if (isEye(word)) {
      if (reading) parts.push({ first: reading.first, end: i + 1, eye: word, reading })
      else eye = i
      reading = null
      i++
    } else if (choice && choice.reading.value.type === 'number' && choice.plausible) {
      if (eye >= 0) parts.push({ first: eye, end: choice.reading.end, eye: wordAt(page, eye), reading: choice.reading })
      else if (reading) return -1
      else reading = choice.reading
      eye = -1
      i = choice.reading.end
    } else if (isLink(word) || ':,=;'.includes(signAt(page, i) || '?')) i++
    else break
    if (parts.length === 2) break
  }
  if (parts.length < 2 || parts[0]!.eye === parts[1]!.eye) return -1
  const sided = parts.map((part) => conceptNamed(page.lexicon, `${meanings[0]!.observation.name} ${part.eye}`))
  if (sided.some((concept) => concept < 0)) return -1
  parts.forEach((part, n) => {
    const observation = observationOf(page, sided[n]!)
    put(state, {
      meaning: { concept: sided[n]!, observation, ambiguous: false, code: observation.codes[0] ?? null },
      name,
      first: n === 0 ? name.first : part.first,
      reading: part.reading,
      end: part.end,
      rule: 'each-eye',
    })
  })
  return parts[1]!.end
}

/** Is it a pressure or a ratio of each eye? */
function isPaired(meaning: Meaning): boolean {
  const { category, units, values } = meaning.observation
  return isOfEye(meaning) || (category === 'exam' && units[0] === '{ratio}' && values.join() === 'number')
}

/** "IOP 15/17", "Tapp: 14/16": right and left; gives the token after them, -1 where there is no such pair. */
function readPair(state: State, name: Name, meaning: Meaning): number {
  const { page } = state
  let at = name.end
  while (at < name.end + 3 && (isLink(wordAt(page, at)) || ':='.includes(signAt(page, at) || '?'))) at++
  const right = isNumber(page, at) && !state.used[at] ? readNumber(page, at) : null
  if (!right || signAt(page, right.end) !== '/' || !isNumber(page, right.end + 1)) return -1
  const left = readNumber(page, right.end + 1)!
  const next = signAt(page, left.end)
  if (next === '/' || (next === '-' && isNumber(page, left.end + 1))) return -1
  const both = [right, left].map((one, n) => {
    const concept = conceptNamed(page.lexicon, `${meaning.observation.name} ${n === 0 ? 'od' : 'os'}`)
    const value = { type: 'number', value: one.value, text: one.text } as const
    return { one, concept, plausible: concept >= 0 && isPlausible(meaning.observation, value, null) }
  })
  if (!both.every(({ plausible }) => plausible)) return -1
  both.forEach(({ one, concept }, n) => {
    put(state, {
      meaning: meaningOf(page, concept),
      name: n === 0 ? name : null,
      first: n === 0 ? name.first : one.first,
      reading: readingOf(one),
      rule: 'each-eye',
    })
  })
  return left.end
}

function isOfEye({ observation }: Meaning): boolean {
  return observation.category === 'exam' && observation.values[0] === 'number' && observation.units[0] === 'mm[Hg]'
}

function isEye(word: string): boolean {
  return word === 'od' || word === 'os'
}
