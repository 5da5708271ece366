/** Meanings: what a name may stand for where it stands, the test of its specimen first. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { Kind } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import type { Name } from './names.ts'
import { codeOn, isOf, type Label, onSpecimen } from './on-specimen.ts'
import { isNumber, observationOf, type Page, resultAt, startsLine } from './page.ts'
import type { Meaning, State } from './state.ts'
import { meaningOf } from './unnamed.ts'

/** The meanings of a name where it stands, the one for its specimen first. */
export function meaningsOf(state: State, name: Name): readonly Meaning[] {
  return (name.meanings ??= findMeanings(state, name))
}

function findMeanings(state: State, name: Name): readonly Meaning[] {
  const { page, specimens } = state
  const labelled = specimens.at[name.first]!
  let label = labelled > 0 ? specimens.labels[labelled - 1]! : null
  const meanings: Meaning[] = []
  if (label !== null && label.traits !== 'usual') {
    const concept = onSpecimen(page, name, label.name)
    if (concept >= 0 && hasLeft(page, name, label) && isAmount(observationOf(page, concept))) label = null
    else if (concept >= 0) meanings.push(meaningOf(page, concept))
  }
  for (const { concept, ambiguous } of name.candidates) {
    if (meanings.some((one) => one.concept === concept)) continue
    const observation = observationOf(page, concept)
    // "blood" is ambiguous, and is "urine blood" under a urine's label
    const settled = label !== null && isOf(observation, label.name)
    meanings.push({
      concept,
      observation: onDipstick(observation, label),
      ambiguous: ambiguous && !settled,
      code: codeOn(observation, settled ? null : label),
    })
  }
  return withKin(state, name, meanings) ?? (meanings.length > 1 ? inCompany(state, name, meanings) : meanings)
}

const kinReach = 4 // tokens of "+ ", "-/", " neg, "

/** "EBV IgG+ IgM-", "C diff GDH+/tox-": of a short name behind a test of two words the test that both words begin comes first. */
function withKin({ page, names, nameAt }: State, name: Name, meanings: readonly Meaning[]): readonly Meaning[] | null {
  const k = nameAt.get(name.first)
  const before = k === undefined ? undefined : names[k - 1]
  if (!before || before.end - before.first < 2 || name.first - before.end > kinReach) return null
  const { category, values } = observationOf(page, before.candidates[0]!.concept)
  if (category !== 'laboratory' || !values.includes('words') || startsLine(page, name.first)) return null
  const { text, tokens } = page
  for (let i = before.end; i < name.first; i++)
    if (tokens.kind[i] === Kind.word && !resultAt(page, i, 'result')) return null
  const own = text.slice(tokens.start[name.first]!, tokens.end[name.end - 1]!)
  for (let end = before.end - 1; end > before.first; end--) {
    const kin = text.slice(tokens.start[before.first]!, tokens.end[end - 1]!)
    const concept = kin.length + own.length > longestKin ? -1 : conceptNamed(page.lexicon, `${kin} ${own}`)
    if (concept >= 0) return [meaningOf(page, concept), ...meanings.filter((one) => one.concept !== concept)]
  }
  return null
}

const longestKin = 24 // characters of such a name: the answers are kept

const companyReach = 8 // tokens from the name before

/**
 * "TIBC 410, sat 12%" and "HR 80, sat 97%": of a saturation with oxygen and one of the same short name the other comes first only
 * behind a test that is measured in ug/dL, as iron is.
 */
function inCompany({ page, names, nameAt }: State, name: Name, meanings: Meaning[]): readonly Meaning[] {
  const isVital = ({ observation }: Meaning): boolean =>
    observation.category === 'vital-signs' && observation.implied === '%'
  const k = nameAt.get(name.first)
  const before = k === undefined ? undefined : names[k - 1]
  const near = before && name.first - before.end <= companyReach
  if (!meanings.some(isVital)) return near ? likeBefore(page, before, name, meanings) : meanings
  const tested = near && before.candidates.every(({ concept }) => observationOf(page, concept).units[0] === 'ug/dL')
  const first = (one: Meaning): boolean => isVital(one) !== (tested === true)
  return [...meanings.filter(first), ...meanings.filter((one) => !first(one))]
}

/** "ER 90 PR 70", "MMSE 19/30, CDR 1": of what is ambiguous in every sense, the sense of the sort of test before it comes first. */
function likeBefore(page: Page, before: Name, name: Name, meanings: Meaning[]): readonly Meaning[] {
  const { category } = observationOf(page, before.candidates[0]!.concept)
  const alike = before.candidates.every((one) => observationOf(page, one.concept).category === category)
  if (!name.ambiguous || !alike) return meanings
  if (category !== 'laboratory' && category !== 'survey') return meanings
  // with its own value, in the same sentence
  if (page.sentenceOf[before.first] !== page.sentenceOf[name.first] || !isNumber(page, before.end)) return meanings
  if (meanings[0]!.observation.category === category) return meanings
  const first = ({ observation }: Meaning): boolean => observation.category === category
  return [...meanings.filter(first), ...meanings.filter((one) => !first(one))]
}

const labelReach = 30 // tokens from "UA" to a test of its sentence

/**
 * "UA: blood large, WBC 0-2. Cr 1.1": in the same line, a sentence that names no specimen has left the urine's dipstick for
 * what is measured in amounts.
 */
function hasLeft(page: Page, name: Name, label: Label): boolean {
  if (label.traits !== 'dipstick') return false
  const first = page.sentences[page.sentenceOf[name.first]!]?.first ?? name.first
  if (startsLine(page, first)) return false
  for (let i = Math.max(first, name.first - labelReach); i < name.end; i++)
    if (resultAt(page, i, 'specimen')) return false
  return true
}

function isAmount({ values, units }: ObservationConcept): boolean {
  return (
    !values.includes('words') &&
    !values.includes('grade') &&
    units.some((unit) => /^(?:mg|g|ug|m?mol|meq|umol|mosm)/i.test(unit))
  )
}

/** A dipstick gives words and grades for what the laboratory gives in numbers: "UA: glu neg". */
function onDipstick(observation: ObservationConcept, label: Label | null): ObservationConcept {
  if (label?.traits !== 'dipstick' || observation.values.includes('words') || observation.category !== 'laboratory')
    return observation
  return { ...observation, values: [...observation.values, 'grade', 'words'] }
}
