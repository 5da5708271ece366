/** Told frames: what tells that something is there or was had: "there is a mass", "she had spotting", "some polyps were removed". */
import { Kind, oneOf, type TokenTable } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'

const isThere = oneOf('there')
const isBe = oneOf('is was are were')
const isHad = oneOf('has had having developed develops developing noticed experienced experiencing sustained suffered')
const isWith = oneOf('with')
const isArticle = oneOf('a an some another several multiple few many')
// what a finding is called before its noun: "an old yellow bruise"
const isDegree = oneOf(
  'small tiny large big huge minimal mild moderate severe slight scant faint marked obvious visible palpable painful painless firm hard soft tender old new fresh healing recent single solitary occasional intermittent persistent recurrent constant brief frequent more further mobile fixed irregular superficial deep left right bilateral',
)
const isSeen = oneOf(
  'seen noted present identified visualized palpated appreciated found visible palpable evident observed removed excised biopsied',
)
const mostDegrees = 3

/** Do the words around say that there is one, or that someone has it? */
export function isTold(
  { first, end }: Pick<Candidate, 'first' | 'end'>,
  low: number,
  high: number,
  { tokens }: Pick<Around, 'tokens'>,
): boolean {
  let i = first - 1
  for (let n = 0; n < mostDegrees && i >= low && isDegree(tokens, i); n++) i--
  const article = i >= low && isArticle(tokens, i)
  if (article) {
    i--
    if (i >= low && isOf(tokens, i)) return false // "a history of a", "instead of a"
  }
  if (i >= low) {
    const told = isBe(tokens, i) ? isThere(tokens, i - 1) : isHad(tokens, i) || (article && isWith(tokens, i))
    if (told) return endsNoun(tokens, end, high)
  }
  return (article || i < first - 1) && end + 1 < high && isBe(tokens, end) && isSeen(tokens, end + 1)
}

const isOf = oneOf('of')
const isBehind = oneOf(
  'in on of at over under along across around near above below behind between with without within that which who and or but to from for since when while after before is was are were noted seen present identified found palpable visible measuring extending involving causing consistent today yesterday last this',
)

/** Does the noun end here, and no "mass ligature", "cold compress", "fall risk" go on? */
function endsNoun(tokens: TokenTable, end: number, high: number): boolean {
  return end >= high || tokens.kind[end] !== Kind.word || isBehind(tokens, end)
}
