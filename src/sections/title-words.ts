/** The small closed classes of words that titles are made with. */
import { hashWord, Kind, type TokenTable } from '../note/index.ts'

function classOf(words: string): Map<number, number> {
  return new Map(words.split(' ').map((word) => [hashWord(word).hash, hashWord(word).check]))
}

function holds(words: ReadonlyMap<number, number>, tokens: TokenTable, i: number): boolean {
  return tokens.kind[i] === Kind.word && words.get(tokens.hash[i]!) === tokens.check[i]
}

// What may stand before a title without changing what it names: "Pertinent Past Medical History".
const qualifiers = classOf(
  'pertinent significant relevant other additional brief current updated focused complete general detailed interval initial final recent patient patients the his her your prior previous pediatric adult reported reviewed known inpatient outpatient full short expanded basic combined today todays daily preliminary repeat primary ed icu hospital admission discharge postop preop postoperative preoperative',
)
const small = classOf('of the and or for on in at to by with per from a an as is time if this that s es')
const connectors = classOf('and or with')
const ofs = classOf('of')

/** "Pertinent", "other", "brief": words before a title that change nothing. */
export function isQualifier(tokens: TokenTable, i: number): boolean {
  return holds(qualifiers, tokens, i)
}

/** "of", "the", "at": words that need no capital in a title. */
export function isSmallWord(tokens: TokenTable, i: number): boolean {
  return holds(small, tokens, i)
}

export function isConnector(tokens: TokenTable, i: number): boolean {
  return holds(connectors, tokens, i)
}

export function isOf(tokens: TokenTable, i: number): boolean {
  return holds(ofs, tokens, i)
}

const columns = classOf('relation relationship relative onset diagnosed noted age')

/** A word that heads a column of a table of problems: "Problem    Relation    Age of onset". */
export function isColumn(tokens: TokenTable, i: number): boolean {
  return holds(columns, tokens, i)
}
