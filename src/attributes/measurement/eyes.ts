/** Eyes: the values of each eye after one name: "IOP 14 OD and 9 OS", "tension OD 14, OS 16". */
import { conceptNamed } from './called.ts'
import { chooseReading } from './choose.ts'
import { isLink } from './link-words.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { observationOf, signAt, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import { type Meaning, put, type State } from './state.ts'

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
  const meanings = meaningsOf(state, name).filter(isOfEye)
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

function isOfEye({ observation }: Meaning): boolean {
  return observation.category === 'exam' && observation.values[0] === 'number' && observation.units[0] === 'mm[Hg]'
}

function isEye(word: string): boolean {
  return word === 'od' || word === 'os'
}
