/** Name limits: up to where a name may have its value: the next name, or the one after it. */
import { Kind } from '../../note/index.ts'
import { chooseReading } from './choose.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { isNumber, resultAt, wordAt } from './page.ts'
import type { State } from './state.ts'

/** "peak systolic velocity in the internal carotid artery is 0.46": the next name only tells where, and has no value of its own sort. */
function tellsWhere(state: State, name: Name, next: Name): boolean {
  const { page } = state
  if (!next.ambiguous || next.first - name.end > mostPlace || name.ambiguous || hasOwn(state, next)) return false
  for (let i = name.end; i < next.first; i++) {
    if (page.tokens.kind[i] !== Kind.word) return false
    if (/^(?:in|of|at|from)$/.test(wordAt(page, i))) return true
  }
  return false
}

/** Does the first number after a name fit it? */
function hasOwn(state: State, name: Name): boolean {
  const { page } = state
  for (let i = name.end; i < name.end + mostPlace; i++)
    if (isNumber(page, i)) return chooseReading(page, meaningsOf(state, name), i) !== null
  return true
}

const mostPlace = 5 // tokens of "in the proximal internal"

/** Where the next name begins; an organism right after a culture's name is its value, though it names a test too. */
export function limitAfter(state: State, k: number): number {
  const { names, page } = state
  const next = names[k + 1]
  if (!next) return page.tokens.length
  if (tellsWhere(state, names[k]!, next)) return names[k + 2]?.first ?? page.tokens.length
  const near = next.first - names[k]!.end <= 6
  return near && resultAt(page, next.first, 'organism') ? (names[k + 2]?.first ?? page.tokens.length) : next.first
}
