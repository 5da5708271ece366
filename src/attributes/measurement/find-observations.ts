/** Finds the observations of a note: every value of a vital sign, test or score, with the words that name it. */
import type { Lexicon, TermTable } from '../../lexicon/index.ts'
import type { Issue, Line, Sentence, TokenTable } from '../../note/index.ts'
import type { Section } from '../../sections/index.ts'
import { readBatteries } from './battery.ts'
import { readBracketedMeans } from './bracketed-mean.ts'
import { readCath } from './cath.ts'
import { readCrosses } from './cross.ts'
import { readDrugLevels } from './drug-levels.ts'
import { readExamParts } from './exam-parts.ts'
import { readGlued } from './glued.ts'
import { readGluedTests } from './glued-tests.ts'
import { readGrids } from './grid.ts'
import { readLabour } from './labour.ts'
import { readLettered } from './lettered.ts'
import { readLoose } from './loose.ts'
import { readGroups } from './loose-group.ts'
import { readNames } from './named.ts'
import { findNames, indexNames } from './names.ts'
import type { Observation } from './observation.ts'
import { openPage } from './open-page.ts'
import { readPanels } from './panel.ts'
import { readPercentiles } from './percentiles.ts'
import { roomFor } from './room.ts'
import { findSpecimens } from './specimen.ts'
import type { State } from './state.ts'
import { readSusceptibilities } from './susceptibilities.ts'
import { readVesselSizes } from './vessel-size.ts'
import { readVessels } from './vessels.ts'

/**
 * Finds what a note measured: "BP 120/80, Cr 1.2 -> 1.8 (b/l 1.0)" gives a blood pressure and three creatinines. A name
 * without a value gives nothing; a goal, a dose, an age, a setting or a date gives nothing. What is odd about a value
 * ("pulse 1200") goes to `report` too, with the place of the value.
 */
export function findObservations(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  sections: readonly Section[],
  lexicon: Lexicon,
  report: (issue: Issue) => void = () => undefined,
): readonly Observation[] {
  if (tokens.length === 0) return []
  const size = tokens.length
  const room = roomFor(size)
  const page = openPage(text, tokens, lines, sentences, terms, lexicon, room)
  const names = findNames(page, terms)
  // A title's own tokens count to the section that it opens; a subsection's to the subsection, which comes later.
  const { sectionOf, used } = room
  sectionOf.fill(sections.length > 0 ? 0 : -1, 0, size)
  sections.forEach((section, s) => sectionOf.fill(s, section.first, section.end))
  used.fill(0, 0, size)
  const state: State = {
    page,
    names,
    nameAt: indexNames(names, room.nameAt, size),
    specimens: findSpecimens(page, names, sections),
    sections,
    sectionOf,
    used,
    found: [],
  }
  // Shapes that only the layout explains come first, then names with their values, then values that stand alone.
  readExamParts(state)
  readBatteries(state)
  readGrids(state)
  readSusceptibilities(state)
  readCrosses(state)
  readLettered(state)
  readCath(state)
  readPanels(state)
  readLabour(state)
  readVessels(state)
  readVesselSizes(state)
  readDrugLevels(state)
  readNames(state)
  readPercentiles(state)
  readBracketedMeans(state)
  readGroups(state)
  readLoose(state)
  readGlued(state)
  readGluedTests(state)
  const found = state.found.sort(
    (a, b) =>
      a.measurement.span.start - b.measurement.span.start ||
      a.measurement.value.span.start - b.measurement.value.span.start,
  )
  for (const { measurement } of found)
    for (const issue of measurement.issues)
      report({ code: `attributes/${issue}`, severity: 'warning', span: measurement.value.span })
  return found
}
