/** Exchanges: one drug given up for the next, "atenolol -> metoprolol", "Lipitor was changed to Crestor", "change Lasix to torsemide". */
import { Kind } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { classAt, hasMark, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Mark, Word } from './words.ts'

const exchanging =
  /^(?:switched|changed|converted|transitioned|exchanged|swapped|replaced|substituted|rotated|narrowed|broadened|escalated|de-?escalated|stepped)$/i
const ordering = /^(?:switch|change|convert|transition|exchange|swap|replace)(?:e?d)?$/i
const into = /^(?:to|with|by|for|over)$/i
// Words that may stand between the two drugs.
const maxBetween = 9

/** Was drug `a` given up for drug `b`, the next one? Only the arrow, or the verb with "to", its helping words and a sig stand between. */
export function isExchanged(words: SigWords, a: Described, b: Described): boolean {
  const { tokens } = words
  if (a.concept === b.concept || b.first - a.wordsEnd > maxBetween || b.first <= a.wordsEnd) return false
  let i = a.wordsEnd
  if (signAt(words, i) === 41) i++ // "(Tenormin)"
  if (signAt(words, i) === 44) i++ // "heparin drip, transitioned to Xarelto"
  if (tokens.kind[i] === Kind.arrow) return i + 1 === b.first
  // "change Lasix to torsemide": the verb comes first
  const order = classAt(words, a.first - 1) === Word.article ? a.first - 2 : a.first - 1 // "changed his Lasix"
  if (!ordering.test(wordAt(words, order))) {
    while (i < b.first && (hasMark(words, i, Mark.helping) || classAt(words, i) === Word.and)) i++
    if (!exchanging.test(wordAt(words, i))) return false
    i++
  }
  let to = false
  for (; i < b.first; i++) {
    if (!to && into.test(wordAt(words, i))) to = true
    else if (!to && !hasMark(words, i, Mark.helping)) return false
    else if (to) {
      const passes =
        tokens.kind[i] === Kind.number ||
        words.unit[i] !== 0 ||
        words.route[i] !== 0 ||
        words.form[i] !== 0 ||
        classAt(words, i) === Word.article ||
        classAt(words, i) === Word.of
      if (!passes) return false
    }
  }
  return to
}

/** "chose cefazolin over vancomycin": was drug `b`, the next one, passed over for `a`? */
export function isPassedOver(words: SigWords, a: Described, b: Described): boolean {
  return a.wordsEnd === b.first - 1 && a.concept !== b.concept && wordAt(words, a.wordsEnd).toLowerCase() === 'over'
}
