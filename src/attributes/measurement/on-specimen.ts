/** On a specimen: which test and which code a test's words stand for, where what they were measured on is known. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import type { Code } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import type { Name } from './names.ts'
import type { Page, ResultWord } from './page.ts'

/** A specimen of result-words.tsv: "csf" with its key in the column `specimens` of the observations. */
export type Label = Pick<ResultWord, 'name' | 'key' | 'traits'>

/** Is the observation one of that specimen alone: "CSF protein" of "csf"? */
export function isOf({ name }: ObservationConcept, label: string): boolean {
  return name.toLowerCase().startsWith(`${label.toLowerCase()} `)
}

/**
 * The concept of a test's words on a specimen: "WBC" under "UA" is the concept of "UA WBC" or "urine WBC"; -1 when the
 * lexicon has none.
 */
export function onSpecimen(page: Page, name: Name, label: string): number {
  const { lexicon, text, tokens } = page
  const written = text.slice(tokens.start[name.first]!, tokens.end[name.end - 1]!).toLowerCase()
  const concept = conceptNamed(lexicon, `${label} ${written}`)
  return concept >= 0 ? concept : conceptNamed(lexicon, `${written} ${label}`)
}

/** The LOINC code of an observation on a specimen; its usual code where no specimen is named, none where the specimen has none. */
export function codeOn(concept: ObservationConcept, label: Label | null): Code | null {
  const usual = concept.codes[0] ?? null
  if (label === null || label.traits === 'usual') return usual
  const own = concept.specimens[label.name] ?? concept.specimens[label.key]
  // what is measured there is not what the usual code says
  return own ?? (label.traits === 'own-code' && concept.category === 'laboratory' ? null : usual)
}
