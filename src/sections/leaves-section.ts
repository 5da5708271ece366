/** Leaving a section: which line without a title of its own is no longer of the section before it. */
import { firstTermAt, kindBit, type TermTable } from '../lexicon/index.ts'
import { Flag, hashWord, Kind, type Line, oneOf, type TokenTable } from '../note/index.ts'
import { impliedBy } from './implies.ts'
import type { Draft } from './open-section.ts'

const subjects = new Set(
  ['the', 'he', 'she', 'we', 'i', 'this', 'patient', 'on', 'they', 'in', 'at', 'upon'].map(
    (word) => hashWord(word).hash,
  ),
)

/**
 * A family history or an allergy list that stood on its title's own lines is left by a paragraph of prose without a title:
 * "FAMILY HISTORY: Father had CAD.\n\nThe patient was admitted with ..."; a family history beside its title by any that names no
 * relative.
 */
export function leavesSection(text: string, tokens: TokenTable, terms: TermTable, line: Line, section: Draft): boolean {
  if (section.title === null) return false
  if (isLabelled(text, tokens, terms, line, section, line.afterBlank ? maxLabelApart : maxLabel)) return true
  if (isVitals(tokens, line.first) && hasNumber(tokens, line)) return true // "Allergies: PCN\n\nVS BP 126/74"
  const beside = isBeside(tokens, section)
  // "FH: n/c\n# Sepsis": a problem; "FH: n/c\nPt c/o cough"
  const own =
    line.afterBlank || line.marker === 'hash' || isOfPatient(tokens, line.first) || isExam(tokens, line.first + 1)
  if (beside && own && impliedBy(section, 'experiencer') === 'family' && !hasRelative(tokens, line)) return true
  if (!line.afterBlank) return false
  if (beside && impliedBy(section, 'certainty') === 'hypothetical') return true // "Precautions: fall, seizure"
  if (line.marker !== null || line.end - line.first < 8) return false
  if (impliedBy(section, 'experiencer') === null && impliedBy(section, 'allergen') === null) return false
  if (line.first <= section.first) return false // the paragraph is all there is under the title
  return (
    tokens.kind[line.first] === Kind.word &&
    (tokens.flags[line.first]! & Flag.capital) !== 0 &&
    subjects.has(tokens.hash[line.first]!)
  )
}

const isVitals = oneOf('vs vitals')

function hasNumber({ kind }: TokenTable, { first, end }: Line): boolean {
  for (let i = first + 1; i < Math.min(end, first + 5); i++) if (kind[i] === Kind.number) return true
  return false
}

const isOfPatient = oneOf('pt patient today exam vitals vs')
const isExam = oneOf('exam examination')

// Tokens before the colon of a label: of a line of the list's own block, and of one after a blank line.
const maxLabel = 3
const maxLabelApart = 10

// Labels that an entry of an allergy list may have: "Reaction: hives", "Severity: high", "Food: peanuts".
const ofAllergies = oneOf(
  'drug drugs medication medications medicine medicines med meds reaction reactions severity type food foods environmental environment latex contrast comment comments note notes intolerance intolerances allergen allergens allergy allergies adverse adr adrs other onset criticality status source reviewed updated verified noted date last tolerates tolerated ok class category substance agent agents dye dyes nka nkda active inactive documented moderate severe mild low high unknown',
)
const medication = kindBit('medication')

/** "Allergies: PCN, sulfa\nInpt: cefepime 2 g": an allergy list beside its title is left by a line with a label that is none of an allergy list's own. */
function isLabelled(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  line: Line,
  section: Draft,
  reach: number,
): boolean {
  if (line.marker !== null || impliedBy(section, 'allergen') === null || !isBeside(tokens, section)) return false
  const { first, end } = line
  if (!(tokens.flags[first]! & Flag.capital) && tokens.kind[first] !== Kind.number) return false
  let colon = first
  while (colon < end && colon <= first + reach && !isColon(text, tokens, colon)) colon++
  if (colon === first || colon >= end || !isColon(text, tokens, colon)) return false
  for (let i = first; i < colon; i++) if (ofAllergies(tokens, i)) return false
  for (let t = firstTermAt(terms, first); t < terms.length && terms.first[t]! < colon; t++)
    if (terms.kinds[t]! & medication && tokens.kind[terms.first[t]!] === Kind.word && reach === maxLabel) return false
  return true
}

/** A colon that ends a word: no "12:30". */
function isColon(text: string, tokens: TokenTable, i: number): boolean {
  if (tokens.kind[i] !== Kind.sign || text[tokens.start[i]!] !== ':') return false
  return i + 1 >= tokens.length || tokens.start[i + 1]! > tokens.end[i]!
}

/** Does what the section holds begin on its title's line? */
function isBeside(tokens: TokenTable, { first }: Draft): boolean {
  return first < tokens.length && (tokens.flags[first]! & Flag.line) === 0
}

const isRelative = oneOf(
  'family fam fh fhx relative relatives mother father mom dad mum parent parents sister sisters brother brothers sibling siblings sib sibs aunt aunts uncle uncles cousin cousins grandmother grandfather grandparent grandparents grandma grandpa mgm mgf pgm pgf gm gf son sons daughter daughters child children kids niece nephew maternal paternal hereditary inherited wife husband bro sis twin',
)

/** "Mother - gout" after a blank line still belongs to a family history. */
function hasRelative(tokens: TokenTable, { first, end }: Line): boolean {
  for (let i = first; i < end; i++) if (isRelative(tokens, i)) return true
  return false
}
