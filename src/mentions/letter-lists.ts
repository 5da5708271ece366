/** Letter lists: "no m/r/g" names a murmur, a rub and a gallop, one mention a letter (letter-lists.tsv). */
import { byEntry, conceptsOf, type Lexicon, type TermTable } from '../lexicon/index.ts'
import { Kind, type TokenTable } from '../note/index.ts'
import type { Candidate } from './candidates.ts'

/** What the letters of a list name, and does it count only where it is denied? "R/R lymphoma" is relapsed and refractory. */
interface LetterList {
  readonly letters: readonly string[]
  readonly denied: boolean
}

const none: LetterList = { letters: [], denied: false }

const listOf = byEntry((senses, lexicon): LetterList => {
  for (const { concept } of senses) {
    const row = lexicon.concept(concept)
    if (row.kind === 'word' && row.fields.table === 'letter-lists')
      return { letters: (row.fields.letters ?? '').split('; '), denied: row.fields.when === 'denied' }
  }
  return none
})

const numbersByName = new WeakMap<Lexicon, ReadonlyMap<string, number>>()

/** The number of a condition by its name. */
function conditionNumbers(lexicon: Lexicon): ReadonlyMap<string, number> {
  let numbers = numbersByName.get(lexicon)
  if (!numbers) {
    numbers = new Map(conceptsOf(lexicon, 'condition').map(({ id, concept }) => [concept.name, id]))
    numbersByName.set(lexicon, numbers)
  }
  return numbers
}

/** The candidates of a note's letter lists, the longest list at each place: "n/v/d" has three, each one letter long. */
export function findLetterLists(
  tokens: TokenTable,
  terms: TermTable,
  wordBit: number,
  lexicon: Lexicon,
  isDenied: (first: number) => boolean,
): readonly Candidate[] {
  const of = listOf(lexicon)
  const found: Candidate[] = []
  let taken = 0
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & wordBit) || terms.first[t]! < taken || terms.end[t]! - terms.first[t]! < 3) continue
    let longest = t
    let list = of(terms.entry[t]!)
    for (let u = t + 1; u < terms.length && terms.first[u] === terms.first[t]; u++) {
      const more = terms.kinds[u]! & wordBit ? of(terms.entry[u]!) : none
      if (more.letters.length > 0) {
        longest = u
        list = more
      }
    }
    if (list.letters.length === 0 || (list.denied && !isDenied(terms.first[t]!))) continue
    const numbers = conditionNumbers(lexicon)
    let letter = 0
    for (let i = terms.first[longest]!; i < terms.end[longest]!; i++) {
      if (tokens.kind[i] !== Kind.word) continue
      const concept = numbers.get(list.letters[letter++] ?? '')
      if (concept === undefined) continue
      found.push({
        kind: 'condition',
        first: i,
        end: i + 1,
        entry: terms.entry[longest]!,
        concepts: [concept],
        ambiguous: false,
        variant: false,
      })
    }
    taken = terms.end[longest]!
  }
  return found
}
