/** Test results: where the name of a disease is that of its test: "HSV neg", "Hep B neg", "RVP: + rhinovirus". */
import { byEntry, kindBit } from '../lexicon/index.ts'
import { Flag, Kind, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'

const isNegative = oneOf('neg negative nr nonreactive')
const isTestWord = oneOf(
  'neg negative nr nonreactive non-reactive non ni ri immune nonimmune non-immune pcr pend pending ab antibody antibodies serology serologies screen screening test',
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
export function isTestResult(candidate: Candidate, around: Around): boolean {
  const { entry, first, end } = candidate
  const { tokens, sentences, sentenceAt, sections, sectionAt, lexicon } = around
  if (isGrown(candidate, around)) return true
  if (!(lexicon.columns.entryKinds[entry]! & observation) || !namesTest(lexicon)(entry)) return false
  const sentence = sentences[sentenceAt[first]!]!
  const before = first > sentence.first ? first - 1 : -1
  const after = end < sentence.end ? end : -1
  if ((after >= 0 && isTestWord(tokens, after)) || (before >= 0 && isNegative(tokens, before))) return true
  if (isMinus(end, around)) return true
  if (!sections[sectionAt[first]!]!.implies.includes('list=observation')) return false
  return (after >= 0 && isPositive(tokens, after)) || (before >= 0 && isPositive(tokens, before))
}

const isAnswer = oneOf('neg negative pos positive')
const isSign = oneOf('+ -')
const isPlus = oneOf('+')

const isLess = oneOf('< <=')
const isDoseUnit = oneOf(
  'g gm gram grams mg mcg units unit tablet tablets tabs tab pills ml x times doses day days weeks',
)

/** "APAP <10, ASA <2": no dose is less than something; "Tylenol <4 g a day" limits one. */
function isBelow(tokens: Around['tokens'], end: number): boolean {
  return isLess(tokens, end) && tokens.kind[end + 1] === Kind.number && !isDoseUnit(tokens, end + 2)
}

/** Is a drug's name a screen's here, its result right beside it: "UDS: benzo neg, +oxy, fentanyl-"? */
export function isScreened(
  { entry, first, end }: Candidate,
  { tokens, lexicon }: Pick<Around, 'tokens' | 'lexicon'>,
): boolean {
  if (isBelow(tokens, end)) return true
  if (!(lexicon.columns.entryKinds[entry]! & observation) || !namesTest(lexicon)(entry)) return false
  if (isAnswer(tokens, end)) return true
  if (isSign(tokens, end) && !(tokens.flags[end]! & Flag.space))
    return end + 1 >= tokens.length || (tokens.flags[end + 1]! & Flag.space) !== 0 || tokens.kind[end + 1] === Kind.sign
  // "+oxy"; not "hydrocodone-oxy"
  return isAnswer(tokens, first - 1) || (isPlus(tokens, first - 1) && !(tokens.flags[first]! & Flag.space))
}

/** "RSV-, Flu-": the minus glued to a name and to nothing behind it. */
function isMinus(at: number, { text, tokens }: Around): boolean {
  if (at >= tokens.length || text[tokens.start[at]!] !== '-' || tokens.flags[at]! & Flag.space) return false
  return (
    at + 1 >= tokens.length ||
    (tokens.flags[at + 1]! & Flag.space) !== 0 ||
    /[,;.)/]/.test(text[tokens.start[at + 1]!]!)
  )
}

const isCulture = oneOf('ucx bcx cx culture cultures sputum bal scx rcx')
const isGrowing = oneOf(
  'grew growing grows growth with pos positive cfu k of bottles bottle final prelim mixed mdr from and no',
)
// "UCx: >100k CFU ESBL E. coli": as far as a culture's organism may stand, in tokens.
const cultureReach = 9
/** ICD-10-CM of infections and agents that only an organism names: A49, B95 to B97. */
const ofOrganism = /^(?:A49|B9[567])/

const namesOrganism = byEntry((senses, lexicon) =>
  senses.some(({ concept }) => {
    const one = lexicon.concept(concept)
    return one.kind === 'condition' && one.codes.some(({ code }) => ofOrganism.test(code))
  }),
)

/** "UCx >100k E. coli", "BCx 2/2 MSSA": the organism is the culture's value, and no disease besides. */
function isGrown({ entry, first }: Candidate, { tokens, sentences, sentenceAt, lexicon }: Around): boolean {
  if (!namesOrganism(lexicon)(entry)) return false
  const low = Math.max(sentences[sentenceAt[first]!]!.first, first - cultureReach)
  for (let i = first - 1; i >= low; i--) {
    if (isCulture(tokens, i)) return true
    if (tokens.kind[i] === Kind.word && !isGrowing(tokens, i)) return false
  }
  return false
}
