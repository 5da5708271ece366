/** What patients are taught of a disease: "What is pneumonia?", "Pneumonia is an infection of the lungs" tell of no one. */
import { Kind, mayHold, oneOf, type Sentence, type TokenTable } from '../note/index.ts'

const kinds =
  'infection infections disease diseases condition conditions disorder disorders illness illnesses inflammation swelling injury syndrome cancer type kind term'
const isKind = oneOf(kinds)
const mayTeach = mayHold(`${kinds} happens occurs what`)
const isBe = oneOf('is are')
const isArticle = oneOf('a an the')
const isHow = oneOf('common serious chronic long-term lifelong medical viral bacterial painful general')
const isGeneral = oneOf('of that in where which caused when affecting')
const isHappening = oneOf('happens occurs')
const isWhen = oneOf('when if because')
const isWhat = oneOf('what')
const isAsked = oneOf('is are causes')
const isMark = oneOf('?')
const isThere = oneOf('there this that it here')
// somebody is spoken of
const isSomeone = oneOf('he she his her him patient pt they their i my we our your you who has had was were which')
const longest = 40 // tokens of such a sentence
const subject = 6 // tokens of the disease that it is about

/** Does a sentence teach what a disease is, and speak of nobody? */
export function isTaught({ first, end }: Sentence, tokens: TokenTable): boolean {
  if (!mayTeach(tokens) || end - first > longest) return false
  return (teaches(first, end, tokens) || isQuestion(first, end, tokens)) && !isOfSomeone(first, end, tokens)
}

/** "What is pneumonia?", "What causes gout?" */
function isQuestion(first: number, end: number, tokens: TokenTable): boolean {
  return isWhat(tokens, first) && isAsked(tokens, first + 1) && isMark(tokens, end - 1) && end - first <= subject + 3
}

/** "Pneumonia is an infection of", "Gout happens when" */
function teaches(first: number, end: number, tokens: TokenTable): boolean {
  if (isThere(tokens, first)) return false // "There is a kind of thrush"
  for (let i = first + 1; i < Math.min(end, first + subject); i++) {
    if (tokens.kind[i] !== Kind.word) continue
    if (isHappening(tokens, i)) return isWhen(tokens, i + 1)
    if (!isBe(tokens, i)) continue
    let at = isArticle(tokens, i + 1) ? i + 2 : -1
    if (at < 0) return false
    while (at < i + 5 && isHow(tokens, at)) at++
    // "a lung infection caused by", "a condition in which"
    for (let k = at; k < Math.min(end, at + 3); k++) if (isKind(tokens, k)) return isGeneral(tokens, k + 1)
    return false
  }
  return false
}

function isOfSomeone(first: number, end: number, tokens: TokenTable): boolean {
  for (let i = first; i < end; i++) if (isSomeone(tokens, i)) return true
  return false
}
