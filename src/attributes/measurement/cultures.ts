/** Cultures: several specimens and one result: "Blood and urine cultures were negative" is two. */
import { Kind, oneOf } from '../../note/index.ts'
import { conceptNamed } from './called.ts'
import type { Name } from './names.ts'
import { observationOf, type Page, signAt, wordAt } from './page.ts'
import type { State } from './state.ts'

const isCulture = oneOf('culture cultures cx cxs')
const isAnd = oneOf('and & or')
const mostSpecimens = 4 // "blood, urine, sputum and wound cultures"

/** Gives the result that was just read for a culture to the specimens that are listed right before its name. */
export function shareCulture({ page, found }: State, name: Name, from: number): void {
  if (name.end - name.first < 2 || !isCulture(page.tokens, name.end - 1) || !joins(page, name.first - 1)) return
  const last = found[found.length - 1]
  if (!last || last.name?.start !== page.tokens.start[name.first] || last.measurement.value.value.type !== 'words')
    return
  let at = name.first
  for (let n = 0; n < mostSpecimens && at - 2 >= from && joins(page, at - 1); n++) {
    at -= joins(page, at - 2) ? 3 : 2 // ", and"
    if (at < from || page.tokens.kind[at] !== Kind.word) return
    const concept = conceptNamed(page.lexicon, `${wordAt(page, at)} culture`)
    if (concept < 0) return
    const start = page.tokens.start[at]!
    found.push({
      ...last,
      concept,
      first: at,
      name: { start, end: page.tokens.end[at]! },
      measurement: {
        ...last.measurement,
        span: { start, end: last.measurement.span.end },
        code: observationOf(page, concept).codes[0] ?? null,
      },
    })
  }
}

/** Does the word of a name only say the specimen of cultures that are named further on: the blood of "blood and urine cultures"? */
export function isOfCultures({ page, names, nameAt }: State, { first, end }: Name): boolean {
  if (end - first !== 1 || !joins(page, end)) return false
  for (let at = end, n = 0; n < mostSpecimens && joins(page, at); n++) {
    at += joins(page, at + 1) ? 2 : 1
    const k = nameAt.get(at)
    const name = k === undefined ? null : names[k]!
    if (name && name.end - name.first > 1) return isCulture(page.tokens, name.end - 1)
    if (page.tokens.kind[at] !== Kind.word) return false
    at++
  }
  return false
}

function joins(page: Page, i: number): boolean {
  return i > 0 && (isAnd(page.tokens, i) || ',/'.includes(signAt(page, i) || '?'))
}
