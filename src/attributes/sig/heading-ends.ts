/** Ends of headings: what of "PPH 2/2 atony", "Anemia, hgb down", "Rash G2" names the problem, and what tells its story. */
import { Kind, oneOf } from '../../note/index.ts'
import { glued, type SigWords, signAt, wordAt } from './sig-words.ts'

// "PPH 2/2 atony", "Mets s/p SRS", "Angina d/t AS": what follows is its cause or its story
const stories = /^(?:2\/2|s\/p|d\/t|c\/b|i\/s\/o)(?!\w)/i
const causes = oneOf('superimposed secondary due iso from after since')

/** Where a heading goes on with what is no part of its problem: "PPH 2/2 atony", "Anemia, hgb down", "Rash, gr 1", "Fatigue gr 1-2". */
export function partEnd(words: SigWords, begin: number, from: number, colon: number): number {
  const { text, tokens } = words
  // a grade may be part of the condition's own words
  for (let i = from - 1; i >= begin && i > from - 4; i--)
    if (gradeWord(tokens, i) && (signAt(words, i - 1) === 44 || signAt(words, i + 2) === 45))
      return signAt(words, i - 1) === 44 ? i - 1 : i
  for (let i = from; i < colon; i++) {
    const start = tokens.start[i]!
    if (causes(tokens, i) || stories.test(text.slice(start, start + 6))) return i
    if (gradeWord(tokens, i) && signAt(words, i + 2) === 45 && tokens.kind[i + 3] === Kind.number) return i
    if (signAt(words, i) !== 44) continue
    // "Malnutrition, severe:" is of one kind
    if (gradeWord(tokens, i + 1) || (colon - i > 2 && words.condition[i + 1] === 0)) return i
  }
  return colon
}

// "Malnutrition, severe:" is of one kind; "Hemoptysis, scant:" tells how it goes
const isCourse = oneOf(
  'scant improving improved resolving resolved stable worsening worse mild new now better today acute likely risk',
)

/** "DKA - bridge:", "Constipation, ileus risk:", "Neutropenia, resolved:": what is not of the problem any more. */
export function goesApart(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const sign = signAt(words, i)
    if (sign === 45 && !glued(words, i - 1)) return true
    if (sign === 44 && (words.condition[i + 1] === 1 || isCourse(words.tokens, i + 1))) return true
  }
  return false
}

const grading = /^(?:\d[a-d]?|i{1,3}|iv)$/i
const graded = /^(?:g|gr)\d$/i
const gradeWord = oneOf('g gr grade stage class type')

/** "Uremic pruritus", "Rash G2", "CKD stage 3": conditions and grades that follow without a sign. */
export function withGrade(words: SigWords, from: number, end: number): number {
  let i = from
  for (; i < end && i < from + 4; i++) {
    if (words.drug[i]) break
    if (words.condition[i] || graded.test(wordAt(words, i))) continue
    if (gradeWord(words.tokens, i) && i + 1 < end && grading.test(wordAt(words, i + 1))) i++
    else break
  }
  return i
}

/** A slash between problems: the first one stands for all; not in a pair of single words, "PPH/ABLA:". */
export function lists(words: SigWords, begin: number, from: number, end: number): boolean {
  for (let i = from; i < end; i++)
    if (signAt(words, i) === 47 && words.condition[i + 1]) return i !== begin + 1 || end !== i + 2
  return false
}

/** "sz recurs:", "HyperNa 149:" without the verb and the value. */
export function trimmed(words: SigWords, begin: number, colon: number): number {
  let end = colon
  while (
    end > begin + 1 &&
    !gradeWord(words.tokens, end - 2) && // "Mucositis gr 1"
    (/^(?:recurs|persists|worsens|improving|resolved|stable|suspected|likely|possible|poss|probable|prob|unlikely|\d[\d.]*)$/i.test(
      wordAt(words, end - 1),
    ) ||
      signAt(words, end - 1) === 44 ||
      signAt(words, end - 1) === 47)
  )
    end--
  return end
}
