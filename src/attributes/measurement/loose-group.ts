/** Blood groups without a name, among results in words: "Prenatal: A neg, Ab screen neg, HIV NR", "Baby O pos". */
import { oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import { roleMark } from './meant.ts'
import { observationOf, type Page, resultsAt, signAt, startsLine } from './page.ts'
import { putUnnamed, type State } from './state.ts'

const worded = roleMark('words')
const isBe = oneOf('is are was were include included including')
const isWhose = oneOf('baby mom mother maternal infant newborn neonate neonatal cord fetal pt patient')

/** Reads the blood groups that stand alone in a list of a line with other results in words, or behind whose they are. */
export function readGroups(state: State): void {
  const { page, used } = state
  if (!(page.anyMark & worded)) return
  for (let i = 0; i < page.tokens.length; i++) {
    if (!(page.marks[i]! & worded) || used[i]) continue
    const group = resultsAt(page, i).find(({ role, traits }) => role === 'words' && traits !== '')
    if (!group || used[group.end - 1] || !endsItem(page, group.end)) continue
    const whose = isWhose(page.tokens, i - 1) && !startsLine(page, i)
    if (!whose && !(beginsItem(page, i) && hasResults(state, i))) continue
    const concept = conceptNamed(page.lexicon, group.traits)
    if (concept < 0) continue
    const { tokens, text } = page
    const words = text
      .slice(tokens.start[i]!, tokens.end[group.end - 1]!)
      .toLowerCase()
      .replace(/\s+/g, ' ')
    putUnnamed(state, {
      concept,
      value: { type: 'words', text: words },
      first: whose ? i - 1 : i,
      body: i,
      end: group.end,
      rule: 'blood-group',
    })
  }
}

function beginsItem(page: Page, i: number): boolean {
  // "Prenatal labs were O positive, rubella immune"
  return i === 0 || startsLine(page, i) || ',;:.|('.includes(signAt(page, i - 1) || '?') || isBe(page.tokens, i - 1)
}

function endsItem(page: Page, i: number): boolean {
  return i >= page.tokens.length || startsLine(page, i) || ',;.|)/'.includes(signAt(page, i) || '?')
}

/** Two results of tests in words, or more, were found in the line. */
function hasResults({ page, found }: State, i: number): boolean {
  const line = page.lineOf[i]!
  let results = 0
  for (const { first, concept, measurement } of found) {
    if (page.lineOf[first] !== line || measurement.value.value.type !== 'words') continue
    if (observationOf(page, concept).category === 'laboratory') results++
  }
  return results >= 2
}
