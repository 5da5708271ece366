/** What parts two places of a sentence, or joins them: a stop, a "but", a comma, "and". */
import { Flag, Kind } from '../../note/index.ts'
import { classAt, isWord, type SigWords, signAt, wordAt } from './sig-words.ts'
import { keyOf, Word } from './words.ts'

const but = keyOf('but')

/** A semicolon, a full stop or "but" parts a cue from a drug. */
export function broken(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const sign = signAt(words, i)
    if (sign === 59) return true
    if (sign === 46 && i > 0 && i + 1 < end + 1 && endsThought(words, i)) return true
    if (isWord(words, i, but)) return true
  }
  return false
}

/** A full stop after a word of some length, a number or a bracket, with a blank after it; "h." and "tab." are short forms. */
function endsThought(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (i + 1 < tokens.length && !(tokens.flags[i + 1]! & Flag.space)) return false
  const before = i - 1
  if (tokens.kind[before] !== Kind.word) return true
  // "x2." ends one, "po." does not
  return (
    (tokens.end[before]! - tokens.start[before]! >= 4 || /\d$/.test(wordAt(words, before))) &&
    words.unit[before] === 0 &&
    words.form[before] === 0
  )
}

/** Does a comma stand between? */
export function commaBetween(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (signAt(words, i) === 44) return true
  return false
}

/** Do only "and", "or" and the like stand between? */
export function coordinated(words: SigWords, from: number, end: number): boolean {
  if (end <= from || end - from > 2) return false
  let and = false
  for (let i = from; i < end; i++) {
    const sign = signAt(words, i)
    if (classAt(words, i) === Word.and || classAt(words, i) === Word.or || sign === 38 || sign === 43 || sign === 47)
      and = true
    else if (sign !== 44) return false
  }
  return and
}
