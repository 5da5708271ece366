/** Cues and their scopes: what each cue of a note governs, to the sentence's end at most, or over the list that it heads. */
import type { Lexicon, TermTable } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import { int32Column, type Line, type Sentence, type TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import { afterAside } from './asides.ts'
import type { Cue } from './assertion.ts'
import { findDateCues } from './date-cues.ts'
import { deniedLabel } from './denied-labels.ts'
import { findDrugReactions } from './drug-reactions.ts'
import { findEndedDrugs } from './ended-drugs.ts'
import { listAfter } from './list-heads.ts'
import { findReturnCues } from './return-cues.ts'
import { findRiskCues } from './risk-lists.ts'
import { scopeOf } from './scope.ts'
import { selectCues } from './select-cues.ts'
import { findSignCues } from './sign-cues.ts'
import { type FoundCue, readContent, readMarks, type View } from './view.ts'

/**
 * Finds the cues of a note, in order, each with the tokens that it governs: in "Denies chest pain or fever, but has a cough"
 * "Denies" governs "chest pain or fever,". Cues that only end the scopes of others ("but", "has") are left out.
 */
export function findCues(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  sections: readonly Section[],
  mentions: readonly Pick<Mention, 'kind' | 'head'>[],
  lexicon: Lexicon,
): readonly Cue[] {
  const content = readContent(text, tokens, terms, mentions, lexicon)
  const marks = readMarks(text, tokens, content)
  const words = selectCues(text, tokens, terms, sections, content, lexicon)
  const { contentEnd, contentFirst, drug } = content
  const signs = findSignCues({ text, tokens, marks, contentEnd, contentFirst }, sentences, sections)
  const risks = findRiskCues({ text, tokens, marks, contentFirst }, sentences)
  const returns = findReturnCues({ tokens, contentEnd })
  const near = { text, tokens, marks, contentEnd, contentFirst, drug }
  const ended = findEndedDrugs(near, sentences)
  const reactions = findDrugReactions(near, sentences)
  const found = merge(
    reactions,
    merge(
      ended,
      merge(returns, merge(risks, merge(merge(words, signs), findDateCues({ text, tokens, contentFirst })))),
    ),
  )
  const cueAt = int32Column(tokens.length)
  const cueEndAt = int32Column(tokens.length)
  found.forEach((cue, k) => {
    cueAt[cue.first] = k + 1
    cueEndAt[cue.end - 1] = k + 1
  })
  const view: View = { text, tokens, marks, contentEnd, contentFirst, drug, cues: found, cueAt, cueEndAt }
  const cues: Cue[] = []
  let s = 0
  let inside = 0 // number of the section
  for (let k = 0; k < found.length; k++) {
    const cue = found[k]!
    const { row } = cue
    if (row.idle) continue
    while (s < sentences.length && sentences[s]!.end <= cue.first) s++
    const sentence = sentences[s]
    if (!sentence) break
    while (inside < sections.length - 1 && sections[inside]!.end <= cue.first) inside++
    const section = sections[inside]!
    const low = Math.max(sentence.first, section.first)
    const high = Math.min(sentence.end, section.end)
    const scope = scopeOf(view, k, low, high)
    const strength = row.reach === 'sentence' ? 'wide' : 'plain'
    cues.push(makeCue(tokens, cue, row.rule, strength, scope))
    for (let rest = afterAside(view, cue, scope, high); rest !== null; rest = afterAside(view, cue, rest, high))
      cues.push(makeCue(tokens, cue, row.rule, strength, rest))
    const label = deniedLabel(view, cue, scope, low)
    if (label) cues.push(makeCue(tokens, cue, row.rule, strength, label))
    const list = row.direction === 'forward' ? listAfter(view, cue, scope, sentence, lines, section) : null
    if (list) cues.push(makeCue(tokens, cue, row.listRule, 'list', list))
  }
  return cues
}

function makeCue(
  tokens: TokenTable,
  { first, end, row }: FoundCue,
  rule: string,
  strength: Cue['strength'],
  scope: Cue['scope'],
): Cue {
  const span = { start: tokens.start[first]!, end: tokens.end[end - 1]! }
  return {
    first,
    end,
    span,
    rule,
    effect: row.effect,
    direction: row.direction,
    scope,
    strength,
    only: row.only,
    lift: row.lift,
  }
}

/** Words and signs in order of their place; a sign inside the words of a cue is none. */
function merge(words: readonly FoundCue[], signs: readonly FoundCue[]): readonly FoundCue[] {
  if (signs.length === 0) return words
  const merged: FoundCue[] = []
  let w = 0
  for (const sign of signs) {
    while (w < words.length && words[w]!.end <= sign.first) merged.push(words[w++]!)
    if (w < words.length && words[w]!.first < sign.end) continue
    merged.push(sign)
  }
  while (w < words.length) merged.push(words[w++]!)
  return merged
}
