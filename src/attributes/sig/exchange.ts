/** Exchanges: one drug given up for the next, "atenolol -> metoprolol", "Lipitor was changed to Crestor", "change Lasix to torsemide". */
import { Kind, oneOf } from '../../note/index.ts'
import { coordinated } from './between.ts'
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
function isExchanged(words: SigWords, a: Described, b: Described): boolean {
  const { tokens } = words
  if (a.concept === b.concept) return false
  if (isArrowBefore(words, a, b.first)) return true
  if (b.first - a.wordsEnd > maxBetween || b.first <= a.wordsEnd) return false
  let i = a.wordsEnd
  if (signAt(words, i) === 41) i++ // "(Tenormin)"
  if (signAt(words, i) === 44) i++ // "heparin drip, transitioned to Xarelto"
  if (so(tokens, i) && i < b.first) i++ // "cough with lisinopril, so switched to losartan"
  // "a stiff jaw after Haldol -> Benadryl": what was done about what it did
  if (tokens.kind[i] === Kind.arrow) {
    i++
    if (!exchanging.test(wordAt(words, i))) return false // "-> changed to losartan"
  }
  // "change Lasix to torsemide": the verb comes first
  const order = classAt(words, a.first - 1) === Word.article ? a.first - 2 : a.first - 1 // "changed his Lasix"
  if (!ordering.test(wordAt(words, order))) {
    while (i < b.first && (hasMark(words, i, Mark.helping) || classAt(words, i) === Word.and || ofUse(tokens, i))) i++
    if (!exchanging.test(wordAt(words, i))) return false
    i++
  }
  let to = false
  for (; i < b.first; i++) {
    if (!to && into.test(wordAt(words, i))) to = true
    else if (!to && !hasMark(words, i, Mark.helping)) return false
    else if (to) {
      const passes = isOfDirections(words, i) || classAt(words, i) === Word.article || classAt(words, i) === Word.of
      if (!passes) return false
    }
  }
  return to
}

/** "IV vancomycin -> PO linezolid": an arrow, and pieces of the second drug's directions at most; not "a stiff jaw after Haldol -> Benadryl". */
function isArrowBefore(words: SigWords, a: Described, next: number): boolean {
  let i = next - 1
  while (i > a.end && isOfDirections(words, i)) i--
  if (words.tokens.kind[i] !== Kind.arrow || i < a.end || after(words.tokens, a.first - 1)) return false
  for (let k = a.end; k < i; k++) {
    const sign = signAt(words, k)
    if (sign === 46 || sign === 59 || words.condition[k]) return false
    if (k >= a.wordsEnd && sign !== 41 && sign !== 44) return false
  }
  return true
}

/** A number, a unit, a route or a form. */
const isOfDirections = (words: SigWords, i: number): boolean =>
  words.tokens.kind[i] === Kind.number || words.unit[i] !== 0 || words.route[i] !== 0 || words.form[i] !== 0

const ofUse = oneOf('ppx prophylaxis therapy treatment taper gtt drip') // "Bactrim ppx switched to pentamidine"
const isThat = oneOf('this it that these they')

/** "This was switched to Benicar": does a sentence say that the drug before it was given up for its own, at token `drug`? */
export function isLeftBefore(words: SigWords, first: number, drug: number): boolean {
  if (!isThat(words.tokens, first) || drug - first > maxBetween) return false
  let i = first + 1
  while (i < drug && hasMark(words, i, Mark.helping)) i++
  if (!exchanging.test(wordAt(words, i)) || !into.test(wordAt(words, i + 1))) return false
  for (i += 2; i < drug; i++) if (!isOfDirections(words, i) && classAt(words, i) !== Word.article) return false
  return true
}

const after = oneOf('after following')
const once = oneOf('was were been used prior previous previously formerly')
const now = oneOf('now currently')
const so = oneOf('so therefore thus and but then')

/** "was on Lexapro before, now on Zoloft", "prior methadone, now Suboxone": what was taken then, and what is now. */
function isLeftFor(words: SigWords, a: Described, b: Described): boolean {
  const { tokens } = words
  if (a.concept === b.concept || b.first - a.wordsEnd > maxBetween) return false
  let then = false
  for (let i = a.first - 1; i >= 0 && i >= a.first - 4 && !then; i--) {
    if (signAt(words, i) !== 0 && signAt(words, i) !== 39) return false
    then = once(tokens, i)
  }
  if (!then) return false
  for (let i = a.wordsEnd; i < b.first; i++) {
    if (signAt(words, i) === 46) return false
    if (now(tokens, i)) return true
    if (exchanging.test(wordAt(words, i)) && into.test(wordAt(words, i + 1))) return true
  }
  return false
}

/** "chose cefazolin over vancomycin": was drug `b`, the next one, passed over for `a`? */
export function isPassedOver(words: SigWords, a: Described, b: Described): boolean {
  return a.wordsEnd === b.first - 1 && a.concept !== b.concept && wordAt(words, a.wordsEnd).toLowerCase() === 'over'
}

/** "atenolol -> metoprolol", "vanc/Zosyn x3 days, narrowed to cefazolin": was the drug given up for the next one, or for that after one joined with it? */
export function isGivenUp(words: SigWords, drugs: readonly Described[], d: number): boolean {
  const [a, b, c] = [drugs[d]!, drugs[d + 1], drugs[d + 2]]
  if (b === undefined) return false
  if (isExchanged(words, a, b) || isLeftFor(words, a, b)) return true
  return c !== undefined && coordinated(words, a.end, b.first) && isExchanged(words, b, c)
}
