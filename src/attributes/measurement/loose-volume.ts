/** Loose volumes: how much of a fluid was found or let out, "600 mL of dark bloody fluid", "drained 40 cc of pus"; not what was given. */
import { oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { Covered, observationOf, type Page, unitsAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { readValue } from './read-value.ts'
import { put, type State } from './state.ts'
import { isTarget } from './target.ts'

const isFluid = oneOf(
  'fluid pus purulence ascites bile clot clots contents drainage effusion secretions exudate fat supernatant aspirate lipoaspirate tissue transudate blood lymph chyle sludge material',
)
const isOf = oneOf('of')
// "500 cc of normal saline", "10 mL of autologous blood was injected", "a bolus of 250 mL of fluid"
const isGiven = oneOf(
  'given gave giving infused infusion infusing injected injection injecting instilled instillation instilling irrigated irrigation irrigant inflated filled filling received receives receiving bolus boluses bolused transfused transfusion administered administer resuscitated resuscitation replaced replacement replace maintenance iv intravenous drink drinks drinking drank intake restrict restriction restricted limit contrast lavage lavaged autologous packed into jp blake hemovac',
)
const longest = 6 // tokens of "10 to 15 mL"
const mostWords = 3 // that describe: "dark bloody"
const reach = 12 // tokens on both sides in which a word of giving is looked for

/** Reads a volume of a fluid at token i; gives the token after it, or `i` when there is none. */
export function readVolume(state: State, i: number): number {
  const { page } = state
  const of = ofAfter(page, i)
  const end = of < 0 ? -1 : fluidEnd(page, of + 1)
  if (end < 0) return i
  const concept = conceptNamed(page.lexicon, 'fluid volume')
  if (concept < 0 || isGivenNear(page, i, end) || isTarget(page, i, false)) return i
  const observation = observationOf(page, concept)
  const read = readValue(page, i, observation, { toRanges: true })
  // "3 L of ascites": elsewhere the L may be a flag
  const bare = read !== null && read.unit === null && read.end === of - 1
  const reading = bare ? { ...read, unit: volumeAt(page, of - 1), end: of } : read
  if (reading?.end !== of || reading.unit === null || !isPlausible(observation, reading.value, reading.unit)) return i
  put(state, {
    meaning: { concept, observation, ambiguous: false, code: null },
    name: null,
    first: i,
    reading,
    end,
    rule: 'fluid-volume',
  })
  return end
}

/** The "of" behind a number and a unit of volume; -1 where none stands. Few numbers have one, so it is asked first. */
function ofAfter(page: Page, i: number): number {
  const { tokens } = page
  for (let k = i + 2; k < Math.min(tokens.length, i + longest); k++)
    if (isOf(tokens, k)) return volumeAt(page, k - 1) !== null ? k : -1
  return -1
}

function volumeAt(page: Page, i: number): string | null {
  return unitsAt(page, i).find(({ ucum }) => ucum === 'mL' || ucum === 'L')?.ucum ?? null
}

function fluidEnd({ tokens, covered }: Page, from: number): number {
  for (let k = from; k < Math.min(tokens.length, from + mostWords + 1); k++) {
    if (isFluid(tokens, k)) return k + 1
    if (covered[k]! & Covered.drug) return -1
  }
  return -1
}

function isGivenNear({ tokens, sentences, sentenceOf }: Page, first: number, end: number): boolean {
  const sentence = sentences[sentenceOf[first]!]
  const low = Math.max(sentence?.first ?? 0, first - reach)
  const high = Math.min(sentence?.end ?? tokens.length, end + reach)
  for (let k = low; k < high; k++) if (isGiven(tokens, k)) return true
  return false
}
