/** Labour: the opening, effacement and station of a cervix in a row: "3 cm, 80% effaced, -1 station", "cervix 4 cm/80%/-2". */
import { mayHold, oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { readNumber } from './number.ts'
import { observationOf, type Page, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { readValue } from './read-value.ts'
import { put, type State } from './state.ts'
import { isTarget } from './target.ts'
import { meaningOf, readingOf } from './unnamed.ts'

const mayBeLabour = mayHold('effaced effacement station cervix cervical dilated sve labor labour contractions')
const isOpen = oneOf('dilated dilation dilatation open')
const isThin = oneOf('effaced effacement')
const isAnd = oneOf('and with')
const isStation = oneOf('station')
const reach = 4 // tokens back from a length to the name that it has: "cervix was found to be 4 cm"
const lowest = 5 // the stations are -5 to 5

/** Reads every row of an opening in centimetres and an effacement in per cent, with the station where it follows. */
export function readLabour(state: State): void {
  const { page, used } = state
  if (!mayBeLabour(page.tokens)) return
  const [dilation, effacement, station] = ['cervical dilation', 'cervical effacement', 'fetal station'].map((name) =>
    conceptNamed(page.lexicon, name),
  ) as [number, number, number]
  if (dilation < 0 || effacement < 0) return
  for (const i of page.numberTokens) {
    if (used[i]) continue
    const opening = readValue(page, i, observationOf(page, dilation), { toRanges: true })
    if (opening?.unit !== 'cm' || !isPlausible(observationOf(page, dilation), opening.value, 'cm')) continue
    const at = isOpen(page.tokens, opening.end) ? opening.end + 1 : opening.end
    const thin = readPercent(page, afterJoint(page, at))
    if (!thin || isTarget(page, i, false)) continue
    const first = nameBefore(state, i, dilation)
    put(state, { meaning: meaningOf(page, dilation), name: null, first, reading: opening, end: at, rule: 'labour' })
    const end = isThin(page.tokens, thin.end) ? thin.end + 1 : thin.end
    put(state, {
      meaning: meaningOf(page, effacement),
      name: null,
      first: thin.first,
      reading: thin,
      end,
      rule: 'labour',
    })
    const low = station < 0 ? null : readStation(page, afterJoint(page, end))
    if (low)
      put(state, {
        meaning: meaningOf(page, station),
        name: null,
        first: low.first,
        reading: low,
        end: low.end,
        rule: 'labour',
      })
  }
}

/** The token behind ", ", "/", "and"; i where none stands there. */
function afterJoint(page: Page, i: number): number {
  const at = ',/;'.includes(signAt(page, i) || '?') ? i + 1 : i
  return isAnd(page.tokens, at) ? at + 1 : at
}

function readPercent(page: Page, i: number) {
  const number = startsLine(page, i) ? null : readNumber(page, i)
  if (!number || number.value < 0 || number.value > 100 || signAt(page, number.end) !== '%') return null
  return readingOf(number, '%', number.end + 1)
}

function readStation(page: Page, i: number) {
  // the sign is glued to a stroke in "80%/-2"
  const sign = signAt(page, i)
  const signed = sign === '-' || sign === '+'
  const number = startsLine(page, i) ? null : readNumber(page, signed ? i + 1 : i)
  if (!number || number.value > lowest || number.text.includes('.')) return null
  const told = isStation(page.tokens, number.end)
  if (!told && !signed && number.value !== 0) return null
  const whole = signed
    ? { ...number, first: i, text: sign + number.text, value: sign === '-' ? -number.value : number.value }
    : number
  return readingOf(whole, null, told ? number.end + 1 : number.end)
}

/** The first token of a name of the opening within a few tokens before it, else token i. */
function nameBefore({ page, names, nameAt }: State, i: number, concept: number): number {
  for (let k = i - 1; k >= 0 && i - k <= reach; k--) {
    const known = nameAt.get(k)
    if (known !== undefined && names[known]!.candidates.some((one) => one.concept === concept)) return k
    if (startsLine(page, k) || wordAt(page, k) === '.') break
  }
  return i
}
