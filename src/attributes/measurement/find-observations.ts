/** Finds the observations of a note: every value of a vital sign, test or score, with the words that name it. */
import type { Lexicon, TermTable } from '../../lexicon/index.ts'
import type { Line, Sentence, TokenTable } from '../../note/index.ts'
import type { Section } from '../../sections/section.ts'
import { readGrids } from './grid.ts'
import { readLoose } from './loose.ts'
import { readNames } from './named.ts'
import { findNames } from './names.ts'
import type { Observation } from './observation.ts'
import { openPage } from './page.ts'
import { readPanels } from './panel.ts'
import { findSpecimens } from './specimen.ts'
import type { State } from './state.ts'

/**
 * Finds what a note measured: "BP 120/80, Cr 1.2 -> 1.8 (b/l 1.0)" gives a blood pressure and three creatinines. A name
 * without a value gives nothing; a goal, a dose, an age, a setting or a date gives nothing.
 */
export function findObservations(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  sections: readonly Section[],
  lexicon: Lexicon,
): readonly Observation[] {
  if (tokens.length === 0) return []
  const page = openPage(text, tokens, lines, sentences, terms, lexicon)
  const names = findNames(page, terms)
  // A title's own tokens count to the section that it opens; a subsection's to the subsection, which comes later.
  const sectionOf = new Int32Array(tokens.length).fill(sections.length > 0 ? 0 : -1)
  sections.forEach((section, s) => sectionOf.fill(s, section.first, section.end))
  const state: State = {
    page,
    names,
    nameAt: new Map(names.map((name, k) => [name.first, k])),
    specimens: findSpecimens(page, names, sections),
    sections,
    sectionOf,
    used: new Uint8Array(tokens.length),
    found: [],
  }
  // Shapes that only the layout explains come first, then names with their values, then values that stand alone.
  readGrids(state)
  readPanels(state)
  readNames(state)
  readLoose(state)
  return state.found.sort(
    (a, b) =>
      a.measurement.span.start - b.measurement.span.start ||
      a.measurement.value.span.start - b.measurement.value.span.start,
  )
}
