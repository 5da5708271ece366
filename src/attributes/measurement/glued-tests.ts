/** Glued tests: "Na138 Cl102 BUN18", "Hct29%", "EF55%", "GCS15": a name and its whole number in one token. */
import { Flag, Kind } from '../../note/index.ts'
import { conceptCalled, conceptSurelyCalled } from './called.ts'
import { isBeside } from './glued.ts'
import { observationOf, type Page, resultAt, spacedBefore } from './page.ts'
import { isPlausible } from './plausible.ts'
import { putUnnamed, type State } from './state.ts'
import { readUnit } from './unit.ts'

const longest = 10 // letters and digits of such a token: "lactate" and three digits

interface Glued {
  readonly token: number
  readonly end: number
  readonly concept: number
  /** Where its digits begin in the token. */
  readonly letters: number
  readonly unit: string | null
  readonly sure: boolean
}

/**
 * Reads the glued tests of a note. A unit or a name that is surely a test's makes one sure; "Na138", whose name may be
 * another's, needs a number that was measured near it.
 */
export function readGluedTests(state: State): void {
  const { page, used } = state
  const { kind, flags, start, end } = page.tokens
  const glued: Glued[] = []
  for (let i = 0; i < page.tokens.length; i++) {
    if (kind[i] !== Kind.word || !(flags[i]! & Flag.digit) || used[i] || end[i]! - start[i]! > longest) continue
    const one = readToken(page, i)
    if (one) glued.push(one)
  }
  if (glued.length === 0) return
  const anchors = new Set<number>()
  for (const { first, concept, measurement } of state.found) {
    const { category } = observationOf(page, concept)
    if (measurement.value.value.type === 'number' && (category === 'laboratory' || category === 'vital-signs'))
      anchors.add(first)
  }
  for (const { token, sure } of glued) if (sure) anchors.add(token)
  for (const one of glued) if (one.sure || isBeside(anchors, one.token)) putGlued(state, one)
}

function readToken(page: Page, i: number): Glued | null {
  const { tokens, covered } = page
  // "B12", "CD4", "CO2" are names, and so is the "CK20" of "CK20 positive"
  if (covered[i] !== 0 || resultAt(page, i + 1, 'result')) return null
  const parts = /^([A-Za-z][A-Za-z0-9]*[A-Za-z])(\d{1,4})$/.exec(page.text.slice(tokens.start[i]!, tokens.end[i]!))
  if (!parts) return null
  const [, name, digits] = parts as unknown as [string, string, string]
  const concept = conceptCalled(page.lexicon, name)
  if (concept < 0) return null
  const observation = observationOf(page, concept)
  // "PPD1" is a day after delivery: what is read in words has no number glued to it
  if (observation.values[0] === 'words' || !observation.values.includes('number') || !observation.plausible) return null
  const written = spacedBefore(page, i + 1) ? null : readUnit(page, i + 1, observation)
  // only a part of a whole is so written of what an image shows
  if (observation.category === 'imaging' && written?.ucum !== '%') return null
  // "Hgb10-12", "EF55.5": the number goes on
  if (
    !written &&
    !spacedBefore(page, i + 1) &&
    /^[-/.:]$/.test(page.text.slice(tokens.start[i + 1], tokens.end[i + 1]))
  ) {
    if (!spacedBefore(page, i + 2) && i + 2 < tokens.length) return null
  }
  const value = { type: 'number', value: Number(digits), text: digits } as const
  if (!isPlausible(observation, value, written?.ucum ?? null)) return null
  return {
    token: i,
    end: written?.end ?? i + 1,
    concept,
    letters: name.length,
    unit: written?.ucum ?? null,
    sure: written !== null || (name.length > 2 && conceptSurelyCalled(page.lexicon, name) === concept),
  }
}

function putGlued(state: State, { token, end, concept, letters, unit }: Glued): void {
  const { text, tokens } = state.page
  const valueSpan = { start: tokens.start[token]! + letters, end: tokens.end[token]! }
  const digits = text.slice(valueSpan.start, valueSpan.end)
  const value = { type: 'number', value: Number(digits), text: digits } as const
  putUnnamed(state, {
    concept,
    ambiguous: true,
    value,
    unit,
    first: token,
    valueEnd: token + 1,
    end,
    valueSpan,
    rule: 'glued',
  })
}
