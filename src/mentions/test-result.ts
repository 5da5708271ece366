/** Test results: where the name of a disease is that of its test: "HSV neg", "Hep B neg", "RVP: + rhinovirus". */
import { byEntry, kindBit } from '../lexicon/index.ts'
import { Flag, Kind, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'

const isNegative = oneOf('neg negative nr nonreactive')
const isTestWord = oneOf(
  'neg negative nr nonreactive non-reactive pcr pend pending ab antibody antibodies serology serologies screen screening test',
)
const isPositive = oneOf('pos positive + detected reactive')

/** Can an entry's words be a test with a result in words? What is felt or seen ("hematuria") is denied, not tested. */
const namesTest = byEntry((senses, lexicon) => {
  let test = false
  for (const { concept } of senses) {
    const one = lexicon.concept(concept)
    if (one.kind === 'condition' && (one.class === 'symptom' || one.class === 'sign')) return false
    if (one.kind === 'observation' && one.category === 'laboratory' && one.values[0] === 'words') test = true
  }
  return test
})

const observation = kindBit('observation')

/**
 * Is a condition's name a test's here, its result right beside it? "HCV neg", "neg HSV", "influenza PCR"; a positive one only among results,
 * as "COVID positive" in a history is the disease. "Negative for HSV" denies the disease.
 */
export function isTestResult({ entry, first, end }: Candidate, around: Around): boolean {
  const { tokens, sentences, sentenceAt, sections, sectionAt, lexicon } = around
  if (!(lexicon.columns.entryKinds[entry]! & observation) || !namesTest(lexicon)(entry)) return false
  const sentence = sentences[sentenceAt[first]!]!
  const before = first > sentence.first ? first - 1 : -1
  const after = end < sentence.end ? end : -1
  if ((after >= 0 && isTestWord(tokens, after)) || (before >= 0 && isNegative(tokens, before))) return true
  if (!sections[sectionAt[first]!]!.implies.includes('list=observation')) return false
  return (after >= 0 && isPositive(tokens, after)) || (before >= 0 && isPositive(tokens, before))
}

const isAnswer = oneOf('neg negative pos positive')
const isSign = oneOf('+ -')
const isPlus = oneOf('+')

/** Is a drug's name a screen's here, its result right beside it: "UDS: benzo neg, +oxy, fentanyl-"? */
export function isScreened(
  { entry, first, end }: Candidate,
  { tokens, lexicon }: Pick<Around, 'tokens' | 'lexicon'>,
): boolean {
  if (!(lexicon.columns.entryKinds[entry]! & observation) || !namesTest(lexicon)(entry)) return false
  if (isAnswer(tokens, end)) return true
  if (isSign(tokens, end) && !(tokens.flags[end]! & Flag.space))
    return end + 1 >= tokens.length || (tokens.flags[end + 1]! & Flag.space) !== 0 || tokens.kind[end + 1] === Kind.sign
  // "+oxy"; not "hydrocodone-oxy"
  return isAnswer(tokens, first - 1) || (isPlus(tokens, first - 1) && !(tokens.flags[first]! & Flag.space))
}
