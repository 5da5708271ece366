/** Names of other things: "hernia repair", "CMV serology", "insulin pump" are no hernia, no infection and no insulin given. */
import { byEntry, type ConditionConcept, firstTermAt, kindBit } from '../lexicon/index.ts'
import { Kind, oneOf, type Sentence } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { MentionInput } from './find-mentions.ts'

const wordBit = kindBit('word')

/** What a word makes of the name before it: the roles of its row in name-tails.tsv. */
const tailRoles = byEntry((senses, lexicon): readonly string[] =>
  senses.flatMap(({ concept }) => {
    const row = lexicon.concept(concept)
    return row.kind === 'word' && row.fields.table === 'name-tails' ? (row.fields.role ?? '').split(' ') : []
  }),
)

/**
 * "hernia repair" is a procedure, "CMV serology" a test, "insulin pump" a device: the word after (name-tails.tsv) makes it the
 * name of another thing. Role `drug` is about medications; `diet` about conditions but in a history, where "DM2 diet" says how it is treated;
 * `precautions` too, but of a pregnancy, where they tell what to come back for: "preeclampsia precautions", and not "fall precautions".
 */
export function namesAnother(
  candidate: Candidate,
  sentence: Sentence,
  { tokens, terms, lexicon, sections, sectionAt }: MentionInput,
): boolean {
  // "methicillin-resistant"
  const at = candidate.kind === 'medication' && hyphen(tokens, candidate.end) ? candidate.end + 1 : candidate.end
  if (at >= sentence.end || tokens.kind[at] !== Kind.word) return false
  if (at > candidate.end && tokens.start[at] !== tokens.end[candidate.end - 1]! + 1) return false
  const rolesOf = tailRoles(lexicon)
  const past = sections[sectionAt[candidate.first]!]!.implies.includes('temporality=historical')
  const named = candidate.kind === 'medication' ? ofDrug : past ? ofPast : ofCondition
  for (let t = firstTermAt(terms, at); t < terms.length && terms.first[t] === at; t++) {
    if (!(terms.kinds[t]! & wordBit)) continue
    const roles = rolesOf(terms.entry[t]!)
    if (roles.includes('precautions') && isOfPregnancy(candidate, lexicon)) return false
    if (roles.some((role) => named.has(role))) return true
  }
  return false
}

const hyphen = oneOf('-')
const ofDrug: ReadonlySet<string> = new Set(['drug'])
const ofPast: ReadonlySet<string> = new Set(['procedure', 'test', 'precautions'])
const ofCondition: ReadonlySet<string> = new Set([...ofPast, 'diet', 'precautions'])

/** ICD-10-CM chapter O. */
function isOfPregnancy({ concepts }: Candidate, lexicon: MentionInput['lexicon']): boolean {
  if (concepts[0] < 0) return false
  const { codes } = lexicon.concept(concepts[0]) as ConditionConcept
  return codes.some(({ system, code }) => system === 'icd-10-cm' && code.startsWith('O'))
}
