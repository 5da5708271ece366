/** What a drug does when too much of it is taken, or none any more: "TCA OD", "lamotrigine tox", "BZD w/d" are conditions, and no drugs given. */
import { byEntry, firstTermAt, kindBit, type Lexicon, type MedicationConcept, uncoded } from '../lexicon/index.ts'
import { Flag, normaliseWord, oneOf } from '../note/index.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { lookUpPhrase } from './compose-code.ts'
import type { Around } from './disambiguate.ts'

/** Words after a drug that make a harm of it (name-tails.tsv): the words that names are looked up with, and is it asked what stands around? */
interface Harm {
  readonly as: readonly string[]
  readonly asked: boolean
}

const harmOf = byEntry((senses, lexicon): Harm | null => {
  for (const { concept } of senses) {
    const row = lexicon.concept(concept)
    if (row.kind !== 'word' || row.fields.table !== 'name-tails') continue
    const roles = (row.fields.role ?? '').split(' ')
    const as = roles.flatMap((role) => (role.startsWith('as-') ? [role.slice(3)] : []))
    if (as.length > 0) return { as, asked: roles.includes('asked') }
  }
  return null
})

const wordBit = kindBit('word')
const drugBit = kindBit('medication')
const conditionBit = kindBit('condition')
const sigBits = kindBit('frequency') | kindBit('route') | kindBit('form')
// "benzo tox screen", "opiates tox: neg", "steroid withdrawal protocol", "progestin withdrawal bleed"
const isTail = oneOf(
  'screen screens screening panel consult consultation level levels neg negative pos positive pending labs team profile protocol bleed bleeding list testing test clinic',
)
const isBefore = oneOf('after intentional accidental unintentional massive acute mixed')
const harmless = new Set(['fluid', 'blood', 'vaccine', 'contrast'])

/** The harms of drugs that a note names, in order. Their names need no term: that of the drug's harm, or none, is their concept. */
export function findDrugHarms(around: Around): readonly Candidate[] {
  const { text, tokens, terms, lexicon } = around
  const found: Candidate[] = []
  const harms = harmOf(lexicon)
  for (let t = 0; t < terms.length; t++) {
    const at = terms.first[t]!
    if (!(terms.kinds[t]! & wordBit) || at === 0 || !(around.endsAt[at - 1]! & drugBit)) continue
    const harm = harms(terms.entry[t]!)
    if (harm === null) continue
    const end = terms.end[t]!
    if (tokens.flags[at]! & Flag.line || (end < tokens.length && isTail(tokens, end))) continue
    const drug = drugBefore(at, around)
    if (drug === null || (harm.asked && !isTold(drug.first, end, around))) continue
    const harmful = lexicon.concept(drug.concepts[0]) as MedicationConcept
    if (harmless.has(harmful.type)) continue
    const own = normaliseWord(text.slice(tokens.start[drug.first]!, tokens.end[drug.end - 1]!))
    const named = nameOf([own, ...drug.concepts.map((id) => lexicon.concept(id).name)], harm.as, lexicon)
    // what OD says of a drug that no table knows to be taken too much of is the eye or the day
    if (harm.asked && named === null) continue
    found.push({
      kind: 'condition',
      first: drug.first,
      end,
      entry: named?.entry ?? 0,
      concepts: [named?.concept ?? uncoded],
      ambiguous: false,
      variant: true,
      ...(named === null && { match: 'open', rule: 'open/drug-harm' }),
    })
  }
  return found
}

// No drug's name is longer, in tokens.
const maxDrug = 5

/** The longest drug that ends right before token `at`. */
function drugBefore(at: number, { text, tokens, terms, lexicon }: Around): Candidate | null {
  const from = firstTermAt(terms, Math.max(0, at - maxDrug))
  let to = from
  while (to < terms.length && terms.first[to]! < at) to++
  const near = {
    ...terms,
    length: to - from,
    kinds: terms.kinds.subarray(from, to),
    entry: terms.entry.subarray(from, to),
    first: terms.first.subarray(from, to),
    end: terms.end.subarray(from, to),
  }
  return findCandidates(text, tokens, near, lexicon).find((one) => one.kind === 'medication' && one.end === at) ?? null
}

/** "s/p verapamil OD", "?metoprolol OD": said to have been, and no eye ("timolol OD bid") and no day ("lisinopril OD"). */
function isTold(first: number, end: number, { text, tokens, beginsAt, cueEndsAt }: Around): boolean {
  if (end < tokens.length && !(tokens.flags[end]! & Flag.line) && beginsAt[end]! & sigBits) return false
  if (first === 0 || tokens.flags[first]! & Flag.line) return false
  return cueEndsAt[first - 1] === 1 || isBefore(tokens, first - 1) || text[tokens.start[first - 1]!] === '?'
}

/** The condition that a drug's name and a word of harm make: "acetaminophen overdose". */
function nameOf(
  drugs: readonly string[],
  harms: readonly string[],
  lexicon: Lexicon,
): { readonly entry: number; readonly concept: number } | null {
  for (const drug of drugs.flatMap((name) => (name.endsWith('s') ? [name, name.slice(0, -1)] : [name])))
    for (const harm of harms) {
      const entry = lookUpPhrase(lexicon, [...normaliseWord(drug).split(/[ -]+/), harm])
      if (entry === 0 || !(lexicon.columns.entryKinds[entry]! & conditionBit)) continue
      const sense = lexicon.senses(entry).find((one) => lexicon.concept(one.concept).kind === 'condition')
      if (sense) return { entry, concept: sense.concept }
    }
  return null
}
