/** Specimen, later: a sentence that gives the results of a fluid named some sentences before: "CSF was collected. She did well. Glucose 62, protein 44." */
import type { Sentence } from '../../note/index.ts'
import type { Name } from './names.ts'
import { isOf, type Label, onSpecimen } from './on-specimen.ts'
import { observationOf, type Page, wordAt } from './page.ts'

const subjectReach = 3 // tokens of "Analysis of the fluid"

/**
 * Is the sentence, whose names begin with number n, about the fluid of the label before it? It is when it begins with
 * "the fluid". After a CSF it is, too, when all that it measures may be measured there, and that is no usual choice for
 * the blood: a protein, or red cells with white cells. "Sodium 138" or "WBC 5.6, hemoglobin 12" is the blood's.
 */
export function goesOnWith(
  page: Page,
  names: readonly Name[],
  n: number,
  sentence: Sentence,
  label: Label,
  isBlood: (name: Name) => boolean,
): boolean {
  for (let i = sentence.first; i < Math.min(sentence.end, sentence.first + subjectReach); i++)
    if (wordAt(page, i) === 'fluid') return true
  if (label.key !== 'csf') return false
  const own = new Set<string>()
  for (let k = n; k < names.length && names[k]!.first < sentence.end; k++) {
    const name = names[k]!
    if (isBlood(name)) continue
    const concept = onSpecimen(page, name, label.name)
    if (concept >= 0) own.add(observationOf(page, concept).name.slice(label.name.length + 1))
    else if (name.candidates.some(({ concept: one }) => isForeign(page, one, label.name)) && !name.ambiguous)
      return false
  }
  return own.size > 1 && (own.has('protein') || (own.has('leukocytes') && own.has('erythrocytes')))
}

/** Measured in numbers, and of no fluid of that label. */
function isForeign(page: Page, concept: number, label: string): boolean {
  const observation = observationOf(page, concept)
  return observation.values[0] !== 'words' && !isOf(observation, label)
}
