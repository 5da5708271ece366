/** Switches terms off: a lexicon without the meanings that they have as condition, medication or observation. */

import { kindBit, type Lexicon, lexiconOf, SenseFlag } from '../lexicon/index.ts'
import { textDigest } from './digest.ts'
import { acceptPlace } from './entry-of.ts'
import { expandTerm } from './expand-terms.ts'
import { wordsOf } from './marks.ts'
import { senseAppender, sensesToKeep } from './merge-senses.ts'
import { notWorkedOut } from './write.ts'

const mentionBits = kindBit('condition') | kindBit('medication') | kindBit('observation')
const everyWay = { plurals: true, spellings: true, inversions: true, articles: true, shorthand: true }

/** The lexicon without these terms; what the compiler made of them ("colds" of "cold") goes too. */
export function removeTerms(lexicon: Lexicon, terms: readonly string[]): Lexicon {
  if (terms.length === 0) return lexicon
  const columns = {
    ...lexicon.columns,
    rootAccept: new Int32Array(lexicon.columns.rootAccept),
    edges: new Int32Array(lexicon.columns.edges),
  }
  const appender = senseAppender(lexicon, terms.length * 4)
  let removed = 0
  const remove = (term: string, madeOnly: boolean): void => {
    const place = acceptPlace(columns, wordsOf(term))
    if (!place) return
    const entry = columns[place.column][place.at]!
    if (entry >= lexicon.columns.entryKinds.length) return // said twice
    const kept = sensesToKeep(
      lexicon,
      entry,
      (sense, kind) => !((1 << kind) & mentionBits) || (madeOnly && !(sense.flags & SenseFlag.variant)),
    )
    removed += lexicon.senses(entry).length - kept.length
    if (kept.length < lexicon.senses(entry).length) columns[place.column][place.at] = appender.entry(kept)
  }
  for (const term of terms) {
    remove(term, false)
    for (const made of expandTerm(term.toLowerCase(), everyWay)) remove(made, true)
  }
  const counts = { ...lexicon.header.counts, terms: (lexicon.header.counts.terms ?? 0) - removed }
  const digest = textDigest(`${lexicon.header.digest}\nwithout ${terms.join('\0')}`)
  return lexiconOf(
    { ...lexicon.header, digest, counts, columns: {} },
    { ...columns, ...appender.columns(), ...notWorkedOut() },
  )
}
