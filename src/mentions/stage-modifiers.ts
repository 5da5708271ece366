/** Stages and grades about a condition: "stage IIIC adenocarcinoma", "retinopathy, grade 2". */
import { Flag, Kind, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'

/** The stage after a condition that ends at token `end`: "stage 3", "grade II", ", type 2", "(stage IIIA)". */
export function stageAfter(
  text: string,
  tokens: TokenTable,
  sentence: Sentence,
  end: number,
  index: ModifierIndex,
): FoundModifier | undefined {
  const opens = end < sentence.end && isSign(text, tokens, end, 40)
  const at = opens || (end < sentence.end && isSign(text, tokens, end, 44)) ? end + 1 : end
  const graded = shortGrade(text, tokens, at, sentence.end)
  if (graded && (!opens || (at + 1 < sentence.end && isSign(text, tokens, at + 1, 41))))
    return opens ? { ...graded, end: at + 2 } : graded
  const stage = index.beginning.get(at)
  if (stage?.role !== 'stage' || stage.end >= sentence.end || !isDegree(text, tokens, stage.end)) return undefined
  const wordAt = (i: number): string => (i < sentence.end ? text.slice(tokens.start[i]!, tokens.end[i]!) : '')
  if (stage.end + 1 < sentence.end && isSign(text, tokens, stage.end + 1, 47)) return undefined // "grade 2/6" of the next
  let stop = stage.end + 1
  if (/^[abc]$/i.test(wordAt(stop)) && !(tokens.flags[stop]! & Flag.space)) stop++
  if (opens && wordAt(stop) === ')') stop++
  return {
    role: 'stage',
    value: `${stage.value} ${degreeWords(text, tokens, stage.end, stop)}`,
    first: stage.first,
    end: stop,
    concept: -1,
  }
}

const isGrade = oneOf('g1 g2 g3 g4 g5')

/** The grades of harms of cancer drugs: "rash G2", "fatigue, G1". */
function shortGrade(text: string, tokens: TokenTable, at: number, end: number): FoundModifier | undefined {
  if (at >= end || !isGrade(tokens, at)) return undefined
  return { role: 'stage', value: `grade ${text[tokens.start[at]! + 1]}`, first: at, end: at + 1, concept: -1 }
}

/** "stage IIIC" or "grade 3b" before a condition. */
export function stageBefore(
  text: string,
  tokens: TokenTable,
  to: number,
  index: ModifierIndex,
): FoundModifier | undefined {
  for (const size of [1, 2]) {
    const degree = to - size
    const stage = degree > 0 ? index.ending.get(degree) : undefined
    if (stage?.role !== 'stage' || !isDegree(text, tokens, degree)) continue
    // "3b" is two tokens
    if (
      size === 2 &&
      (tokens.flags[to - 1]! & Flag.space || !/^[abc]$/i.test(text.slice(tokens.start[to - 1]!, tokens.end[to - 1]!)))
    )
      continue
    return {
      role: 'stage',
      value: `${stage.value} ${degreeWords(text, tokens, degree, to)}`,
      first: stage.first,
      end: to,
      concept: -1,
    }
  }
  return undefined
}

/** The words of a degree as the lexicon cuts them: "3a)" gives "3 a". */
function degreeWords(text: string, tokens: TokenTable, first: number, end: number): string {
  const words: string[] = []
  for (let i = first; i < end; i++) {
    const word = text.slice(tokens.start[i]!, tokens.end[i]!)
    if (word !== ')') words.push(word.toLowerCase())
  }
  return words.join(' ')
}

/** "3", "IIIA", "B": what follows "stage". */
function isDegree(text: string, tokens: TokenTable, i: number): boolean {
  if (tokens.kind[i] === Kind.number) return tokens.end[i]! - tokens.start[i]! <= 2
  return /^(?:[ivx]{1,4}[abc]?|[abc1-5])$/i.test(text.slice(tokens.start[i]!, tokens.end[i]!))
}

/** Is token i this one sign? */
export function isSign(text: string, tokens: TokenTable, i: number, code: number): boolean {
  return tokens.end[i]! - tokens.start[i]! === 1 && text.charCodeAt(tokens.start[i]!) === code
}
