/** Meanings: what a name may stand for where it stands, the test of its specimen first. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import type { Name } from './names.ts'
import { codeOn, isOf, type Label, onSpecimen } from './on-specimen.ts'
import { observationOf, type Page, resultAt, startsLine } from './page.ts'
import type { Meaning, State } from './state.ts'

/** The meanings of a name where it stands, the one for its specimen first. */
export function meaningsOf(state: State, name: Name): readonly Meaning[] {
  return (name.meanings ??= findMeanings(state, name))
}

function findMeanings({ page, specimens }: State, name: Name): readonly Meaning[] {
  const labelled = specimens.at[name.first]!
  let label = labelled > 0 ? specimens.labels[labelled - 1]! : null
  const meanings: Meaning[] = []
  if (label !== null && label.traits !== 'usual') {
    const concept = onSpecimen(page, name, label.name)
    if (concept >= 0 && hasLeft(page, name, label) && isAmount(observationOf(page, concept))) label = null
    else if (concept >= 0) {
      const observation = observationOf(page, concept)
      meanings.push({ concept, observation, ambiguous: false, code: codeOn(observation, null) })
    }
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
  return meanings
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
