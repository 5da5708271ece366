/** What patients are taught of a disease: "What is pneumonia?", "Pneumonia is an infection of the lungs" tell of no one. */
import { firstTermAt, kindBit, type TermTable } from '../lexicon/index.ts'
import { Kind, mayHold, oneOf, type Sentence, type TokenTable } from '../note/index.ts'

const kinds =
  'infection infections disease diseases condition conditions disorder disorders illness illnesses inflammation swelling injury syndrome cancer type kind term'
const isKind = oneOf(kinds)
const mayTeach = mayHold(`${kinds} happens occurs what`)
const isBe = oneOf('is are')
const isArticle = oneOf('a an the')
const isHow = oneOf('common serious chronic long - term lifelong medical viral bacterial painful general')
const isGeneral = oneOf('of that in where which caused when affecting')
const isHappening = oneOf('happens occurs')
const isWhen = oneOf('when if because')
const isWhat = oneOf('what')
const isAsked = oneOf('is are causes')
const isMark = oneOf('?')
// "happens when vessels narrow" is of all people, "occurs when climbing stairs" of one
const isAgent = oneOf(
  'body bodies people cells vessels germs bacteria virus viruses airways arteries veins nerves lining cartilage hormone hormones',
)
// "COPD (chronic obstructive pulmonary disease) is", "hypertension, or high blood pressure, is"
const isNamed = oneOf('( , or')
const conditionBit = kindBit('condition')
// somebody is spoken of
const isSomeone = oneOf('he she his her him patient pt they their i my we our your you who has had was were')
const isWhich = oneOf('which')
const longest = 40 // tokens of such a sentence
const longestQuestion = 9 // and of a question
const subject = 9 // tokens of the names of what it is about: "COPD (chronic obstructive pulmonary disease)"

/** Does a sentence teach what a disease is, and speak of nobody? */
export function isTaught({ first, end }: Sentence, tokens: TokenTable, terms: TermTable): boolean {
  if (!mayTeach(tokens) || end - first > longest) return false
  return (teaches(first, end, tokens, terms) || isQuestion(first, end, tokens)) && !isOfSomeone(first, end, tokens)
}

/** "What is pneumonia?", "What causes gout?" */
function isQuestion(first: number, end: number, tokens: TokenTable): boolean {
  return (
    isWhat(tokens, first) && isAsked(tokens, first + 1) && isMark(tokens, end - 1) && end - first <= longestQuestion
  )
}

/** "Pneumonia is an infection of", "Gout happens when" */
function teaches(first: number, end: number, tokens: TokenTable, terms: TermTable): boolean {
  const from = isArticle(tokens, first) ? first + 1 : first
  const behind = conditionEnd(terms, from)
  if (behind === 0) return false
  for (let i = behind; i < Math.min(end, from + subject); i++) {
    if (tokens.kind[i] !== Kind.word) continue
    if (isHappening(tokens, i)) return isWhen(tokens, i + 1) && hasAgent(tokens, i + 2, end)
    if (!isBe(tokens, i)) {
      if (isNamed(tokens, behind)) continue
      return false
    }
    let at = isArticle(tokens, i + 1) ? i + 2 : -1
    if (at < 0) return false
    while (at < i + 6 && isHow(tokens, at)) at++
    // "a lung infection caused by", "a condition in which"
    for (let k = at; k < Math.min(end, at + 3); k++) if (isKind(tokens, k)) return isGeneral(tokens, k + 1)
    return false
  }
  return false
}

function hasAgent(tokens: TokenTable, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (isAgent(tokens, i)) return true
  return false
}

/** The end of the longest condition that begins at token i; 0 where none does. */
function conditionEnd(terms: TermTable, i: number): number {
  let end = 0
  for (let t = firstTermAt(terms, i); t < terms.length && terms.first[t] === i; t++)
    if (terms.kinds[t]! & conditionBit) end = Math.max(end, terms.end[t]!)
  return end
}

function isOfSomeone(first: number, end: number, tokens: TokenTable): boolean {
  for (let i = first; i < end; i++)
    // a disease "in which the airways swell"
    if (isSomeone(tokens, i) || (isWhich(tokens, i) && !isGeneral(tokens, i - 1))) return true
  return false
}
