/** Susceptibilities: what a culture's lists say of drugs, "Amp R, cefazolin S", "S mero, ertapenem": tests, and no drugs that are taken. */
import { byEntry, conceptsOf, firstTermAt, kindBit, type Lexicon, type TermTable } from '../lexicon/index.ts'
import { Flag, Kind, mayHold, oneOf, type TokenTable } from '../note/index.ts'

/** One drug of such a list, with what is said of it. */
export interface Susceptibility {
  /** Number of the observation: "cefazolin susceptibility". */
  readonly concept: number
  /** Tokens of the drug's name. */
  readonly drug: { readonly first: number; readonly end: number }
  /** The letter or word, and the inhibitory concentration with its comparator where one is written: "<=0.25 S". */
  readonly letter: number
  readonly amount: { readonly first: number; readonly body: number; readonly end: number } | null
  /** Tokens of the whole: from the drug to the letter, or from the letter to the drug. */
  readonly first: number
  readonly end: number
}

const drugBit = kindBit('medication')
const wordBit = kindBit('word')
const isJoint = oneOf(', / & + and')
const isHead = oneOf(
  'sensitivities sensitivity susceptibilities susceptibility sens suscept antibiogram culture cultures cx mic mics isolate',
)
const evidenceReach = 40 // tokens back to an organism, or to another such drug
const mostListed = 14
const longestDrug = 5 // tokens of "piperacillin / tazobactam"

interface Read {
  readonly text: string
  readonly tokens: TokenTable
  readonly terms: TermTable
  readonly lexicon: Lexicon
}

/** Finds the susceptibilities of a note, in its order. One alone counts only after an organism, a culture or a head of them. */
export function findSusceptibilities(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  lexicon: Lexicon,
): readonly Susceptibility[] {
  if (!mayHoldLetter(tokens)) return []
  const read: Read = { text, tokens, terms, lexicon }
  const groups: (readonly Susceptibility[])[] = []
  // from the letters, of which most notes have none
  for (let i = 0; i < tokens.length; i++) {
    if (!isLetter(text, tokens, i)) continue
    // "R cipro/TMP-SMX S CTX": behind a list the next letter heads another
    const last = groups.at(-1)?.at(-1)
    const listed = last?.end === i && last.letter < last.drug.first ? readList(read, i) : []
    const before = listed.length > 0 || startsLine(tokens, i) ? null : readBefore(read, i)
    const group = before ? [before] : listed.length > 0 ? listed : readList(read, i)
    if (group.length > 0) groups.push(group)
  }
  const counts = groups.filter((group, g) => {
    const { first, end } = group[0]!
    const next = groups[g + 1]?.[0]
    const last = groups[g - 1]?.at(-1)
    // "S: vancomycin, cefepime day 3": what the patient says, when it begins a line
    if ((group.length > 1 && !startsLine(tokens, first)) || (next && next.first - end <= evidenceReach)) return true
    return (last && first - last.end <= evidenceReach) || hasEvidence(read, first)
  })
  return counts.flat()
}

/** Does an organism or a head of such lists stand not far before token i? */
function hasEvidence({ tokens, terms, lexicon }: Read, i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= evidenceReach; k--)
    if (isHead(tokens, k) || isOrganism(terms, lexicon, k)) return true
  return false
}

/** "Cefazolin S", "CTX <=1 S", "vancomycin: 1 (S)": the drug before the letter at token i. */
function readBefore({ text, tokens, terms, lexicon }: Read, i: number): Susceptibility | null {
  let at = i - 1
  const open = isSign(text, tokens, at, '(')
  if (open && !isSign(text, tokens, i + 1, ')')) return null
  if (open) at--
  let amount: Susceptibility['amount'] = null
  if (at > 0 && tokens.kind[at] === Kind.number) {
    const end = at + 1
    while (at > 1 && isSign(text, tokens, at - 1, '/') && tokens.kind[at - 2] === Kind.number) at -= 2
    const body = at--
    if (tokens.kind[at] === Kind.comparator) at--
    amount = { first: at + 1, body, end }
  }
  if (isSign(text, tokens, at, ':-=')) at--
  // "cefazolin S: feels well", "insulin R 10 units"
  const after = open ? i + 2 : i + 1
  const ends =
    after >= tokens.length ||
    startsLine(tokens, after) ||
    isSign(text, tokens, after, ',;.|/)(') ||
    drugAt(terms, lexicon, after) !== null
  if (!ends) return null
  for (let first = at; first >= 0 && at - first < longestDrug; first--) {
    const drug = drugAt(terms, lexicon, first)
    if (drug?.end === at + 1) return { concept: drug.concept, drug, letter: i, amount, first, end: i + 1 }
    if (startsLine(tokens, first)) break
  }
  return null
}

/** "S mero, ertapenem, amik", "R: amp and cipro": the drugs behind the letter at token i. */
function readList({ text, tokens, terms, lexicon }: Read, i: number): readonly Susceptibility[] {
  let at = isSign(text, tokens, i + 1, ':-=') ? i + 2 : i + 1
  const list: Susceptibility[] = []
  while (list.length < mostListed && at < tokens.length && !(list.length > 0 && startsLine(tokens, at))) {
    const drug = drugAt(terms, lexicon, at)
    if (!drug) break
    list.push({ concept: drug.concept, drug, letter: i, amount: null, first: i, end: drug.end })
    at = drug.end
    // "amp R cefazolin S", "S: cefazolin 1 g IV": each has its own, or is given
    if (at < tokens.length && tokens.kind[at] === Kind.number) return []
    if (isLetter(text, tokens, at)) return drugAt(terms, lexicon, at + 1) ? list : []
    while (isJoint(tokens, at)) at++
  }
  return list
}

const mayHoldLetter = mayHold('s r i')

/** "S", "R", "I" in capitals. */
function isLetter(text: string, tokens: TokenTable, i: number): boolean {
  if (i >= tokens.length || tokens.end[i]! - tokens.start[i]! !== 1) return false
  const code = text.charCodeAt(tokens.start[i]!)
  return code === 83 || code === 82 || code === 73
}

function isSign(text: string, tokens: TokenTable, i: number, signs: string): boolean {
  return (
    i >= 0 && i < tokens.length && tokens.end[i]! - tokens.start[i]! === 1 && signs.includes(text[tokens.start[i]!]!)
  )
}

function startsLine(tokens: TokenTable, i: number): boolean {
  return (tokens.flags[i]! & Flag.line) !== 0
}

/** The drug that begins at a token and that cultures are tested with: the longest. */
function drugAt(
  terms: TermTable,
  lexicon: Lexicon,
  i: number,
): { readonly first: number; readonly end: number; readonly concept: number } | null {
  let best: { first: number; end: number; concept: number } | null = null
  for (let t = firstTermAt(terms, i); t < terms.length && terms.first[t] === i; t++) {
    if (!(terms.kinds[t]! & drugBit)) continue
    const concept = testedWith(lexicon)(terms.entry[t]!)
    if (concept >= 0) best = { first: i, end: terms.end[t]!, concept }
  }
  return best
}

const tests = new WeakMap<Lexicon, ReadonlyMap<string, number>>()
const suffix = ' susceptibility'

/** The number of the susceptibility that a drug's entry stands for; -1 for any other entry. */
const testedWith = byEntry((senses, lexicon): number => {
  let known = tests.get(lexicon)
  if (!known) {
    known = new Map(
      conceptsOf(lexicon, 'observation')
        .filter(({ concept }) => concept.name.endsWith(suffix))
        .map(({ id, concept }) => [concept.name.slice(0, -suffix.length), id]),
    )
    tests.set(lexicon, known)
  }
  for (const { concept } of senses) {
    const drug = lexicon.concept(concept)
    const test = drug.kind === 'medication' ? known.get(drug.name.replaceAll(' / ', '-')) : undefined
    if (test !== undefined) return test
  }
  return -1
})

/** Does an entry name an organism of result-words.tsv? */
export const isOrganismEntry = byEntry((senses, lexicon): boolean =>
  senses.some(({ concept }) => {
    const row = lexicon.concept(concept)
    return row.kind === 'word' && row.fields.table === 'result-words' && row.fields.role === 'organism'
  }),
)

function isOrganism(terms: TermTable, lexicon: Lexicon, i: number): boolean {
  const is = isOrganismEntry(lexicon)
  for (let t = firstTermAt(terms, i); t < terms.length && terms.first[t] === i; t++)
    if (terms.kinds[t]! & wordBit && is(terms.entry[t]!)) return true
  return false
}
