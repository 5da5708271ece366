/** Leaves out what was measured of somebody else: "her husband's BP is 150/90", "mom GBS pos", "a COVID positive coworker". */
import type { Cue } from '../assertion/index.ts'
import type { Observation } from '../attributes/index.ts'
import type { Lexicon, ObservationConcept } from '../lexicon/index.ts'
import { Flag, oneOf, type Sentence, type TokenTable, uint8Column } from '../note/index.ts'

interface Read {
  readonly text: string
  readonly tokens: TokenTable
  readonly sentences: readonly Sentence[]
  readonly lexicon: Lexicon
  readonly observations: readonly Observation[]
  /** By observation: it is another's. */
  readonly dropped: Uint8Array
}

/**
 * The observations that are the patient's. A value has no experiencer of its own in FHIR, so one of a relative or of another
 * can't come out; later values of its series go with it.
 */
export function ownValues(
  text: string,
  tokens: TokenTable,
  sentences: readonly Sentence[],
  cues: readonly Cue[],
  observations: readonly Observation[],
  lexicon: Lexicon,
): readonly Observation[] {
  const dropped = uint8Column(observations.length)
  const read: Read = { text, tokens, sentences, lexicon, observations, dropped }
  let n = 0 // the first observation that ends behind the cue's first word
  for (const cue of cues) {
    if (!isOther.test(cue.effect) || cue.strength === 'list') continue
    while (n < observations.length && observations[n]!.end <= cue.first) n++
    dropBefore(read, cue, n - 1)
    if (cue.direction === 'backward') continue
    dropBracketed(read, cue, n)
    dropAfter(read, cue, n)
    dropPerson(read, cue, n)
  }
  for (let k = 1; k < observations.length; k++)
    if (dropped[k - 1] && isLater(observations[k]!, observations[k - 1]!)) dropped[k] = 1
  return dropped.includes(1) ? observations.filter((_, k) => !dropped[k]) : observations
}

const isOther = /experiencer=(?:family|other)/

/** A later value of a series has the name of the first, or none of its own. */
function isLater(one: Observation, { sentence, concept, name }: Observation): boolean {
  return one.sentence === sentence && one.concept === concept && (one.name === null || one.name.start === name?.start)
}

const isLab = oneOf('lab labs serology serologies screen screens screening test tests testing results panel studies')
const isLabKind = oneOf('prenatal antenatal pregnancy admission obstetric obstetrical infectious laboratory')
const isHaving = oneOf('has had have having with w who whose tested')
const isBeing = oneOf('is was are were been being')
const isKnown = oneOf('a an also known reportedly now recently found noted tested diagnosed')
const isOfParent = oneOf('maternal paternal')
const isFirm = oneOf(': - ( =')
const isPatient = oneOf(
  'patient pt baby infant newborn neonate child he she i we toddler girl boy fetus fetal recipient',
)
const patients = /^(?:patient|pt|baby|infant|newborn|child)['’]s$/
const isOwner = oneOf('his her their my')
const isPause = oneOf(', ;')
const isPerson = oneOf('person people patient patients individual individuals contact contacts case cases friend child')
const isAdjective = oneOf(
  'family close household sick female male pregnant young elderly adult year years old yo y o / -',
)
const isWhere = oneOf('in for his her the their of')
const isAnd = oneOf('and & ,')
const isBirth = oneOf('born')
const mostBetween = 16 // tokens from a relative to a value of hers, or from one value to the next
const mostValues = 40 // of one list
const mostAdjectives = 4 // tokens from "positive" to the relative

/** "sister breast CA 48 (BRCA neg)": what a bracket within the cue's scope opens with. */
function dropBracketed({ text, tokens, lexicon, observations, dropped }: Read, { scope }: Cue, n: number): void {
  for (let k = n; k < observations.length && observations[k]!.first < scope.end; k++) {
    const { first, concept } = observations[k]!
    if (first <= scope.first || text.charCodeAt(tokens.start[first - 1]!) !== 40) continue
    if ((lexicon.concept(concept) as ObservationConcept).category === 'laboratory') dropped[k] = 1
  }
}

/** "Her husband has an A1c of 9", "mom GBS pos, HIV neg", "maternal labs: HBsAg neg": from the n-th observation on. */
function dropAfter(read: Read, cue: Cue, n: number): void {
  const { text, tokens, observations, dropped } = read
  // "son, 8, with an A1c of 11"
  let from =
    isPause(tokens, cue.end) && isDigit(text, tokens, cue.end + 1) && isPause(tokens, cue.end + 2)
      ? cue.end + 3
      : cue.end
  while (isLabKind(tokens, from)) from++
  const labs = isLab(tokens, from)
  if (labs) from++
  const firm = isFirm(tokens, from)
  const end = labs || firm ? sentenceEnd(read, cue, n) : cue.scope.end
  const led = firm || isLed(read, cue, from, labs, n)
  let paused = false
  let at = from
  for (let k = n; k < observations.length && k < n + mostValues; k++) {
    const one = observations[k]!
    // "maternal GBS positive": its name begins with the relative
    const first = Math.max(one.first, cue.end)
    const adjacent = first === cue.end && (one.first < first || !isNewLine(tokens, first))
    if ((first >= end && !adjacent) || first - at > mostBetween || (k === n && !led && !adjacent)) return
    for (let i = at; i < first; i++) {
      if (isPatient(tokens, i) || patients.test(wordAt(text, tokens, i))) return
      paused ||= isPause(tokens, i)
    }
    const laboratory = (read.lexicon.concept(one.concept) as ObservationConcept).category === 'laboratory'
    // "mother is 29, GBS neg, Apgars 8 and 9": what is not the laboratory's is hers only in the same breath
    if (paused && !laboratory) return
    // "father's PSA was 12, PSA 4": named again, it is the patient's
    if (k > n && isNamedAgain(observations, n, k)) return
    // "his wife is a nurse and took his BP": his own
    if (!laboratory && isOwner(tokens, one.first - 1) && !isOtherOwner(read, cue, one.first - 1)) return
    dropped[k] = 1
    at = Math.max(at, one.end)
  }
}

/** Is the k-th observation one of those from the n-th on, with a name of its own? */
function isNamedAgain(observations: readonly Observation[], n: number, k: number): boolean {
  const { concept, name } = observations[k]!
  if (name === null) return false
  for (let i = n; i < k; i++)
    if (observations[i]!.concept === concept && observations[i]!.name?.start !== name.start) return true
  return false
}

/** The end of the sentence of the n-th observation, when the cue stands in it. */
function sentenceEnd({ sentences, observations }: Read, cue: Cue, n: number): number {
  const sentence = sentences[observations[n]?.sentence ?? -1]
  return sentence && sentence.first <= cue.first ? sentence.end : cue.scope.end
}

/** Do words that say what the relative has stand behind the cue: "has", "'s", "is a 29 y/o", "labs were", "31 yo"; not "is here", "was called"? */
function isLed({ text, tokens, observations }: Read, cue: Cue, i: number, labs: boolean, n: number): boolean {
  // "maternal group B streptococcus positive culture"
  if (isOfParent(tokens, cue.end - 1) && (observations[n]?.first ?? tokens.length) - i <= mostAdjectives) return true
  if (isHaving(tokens, i) || isHaving(tokens, cue.end - 1) || isGenitive(text, tokens.end[cue.end - 1]!)) return true
  if (isDigit(text, tokens, i)) return true
  // "born to a 28 yo mother, GBS negative"
  if (isPause(tokens, i))
    return observations[n]?.first === i + 1 && isWords(observations[n]!) && isBorn(tokens, cue.first)
  if (!isBeing(tokens, i)) return false
  if (labs || isKnown(tokens, i + 1) || isBeing(tokens, i + 1) || isDigit(text, tokens, i + 1)) return true
  return observations[n]?.first === i + 1
}

const bornReach = 8 // tokens from "born" to "mother"

function isBorn(tokens: TokenTable, i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= bornReach; k--) if (isBirth(tokens, k)) return true
  return false
}

/** "Her husband has diabetes and his A1c is 9": the pronoun is not the one of the patient. */
function isOtherOwner({ text, tokens }: Read, cue: Cue, i: number): boolean {
  if (!isOwner(tokens, cue.first - 1)) return false
  return wordAt(text, tokens, cue.first - 1) !== wordAt(text, tokens, i)
}

/** "A COVID positive coworker", "GBS positive, HIV negative mother", "A1c of 9 in her mother": the observations up to the n-th. */
function dropBefore(read: Read, cue: Cue, n: number): void {
  const { tokens, observations, dropped } = read
  const one = observations[n]
  if (!one || cue.first - one.end > mostAdjectives || isNewLine(tokens, cue.first)) return
  const backward = cue.direction === 'backward'
  for (let i = one.end; i < cue.first; i++) if (!(backward ? isWhere : isAdjective)(tokens, i)) return
  // "a 34-year-old HIV positive mother of two" is the patient
  if (!backward && (!isWords(one) || isWhere(tokens, cue.end))) return
  for (let k = n; k >= 0; k--) {
    if (k < n && (!isWords(observations[k]!) || !isListed(tokens, observations[k]!.end, observations[k + 1]!.first)))
      return
    dropped[k] = 1
  }
}

/** "Exposed to a COVID positive person": from the n-th observation on. */
function dropPerson({ tokens, observations, dropped }: Read, cue: Cue, n: number): void {
  const one = observations[n]
  if (!one || one.first < cue.end || one.first > cue.end + 2 || !isWords(one)) return
  let i = one.end
  while (i < one.end + mostAdjectives && isAdjective(tokens, i)) i++
  if (isPerson(tokens, i)) dropped[n] = 1
}

function isWords({ measurement }: Observation): boolean {
  return measurement.value.value.type === 'words'
}

function isListed(tokens: TokenTable, from: number, first: number): boolean {
  for (let i = from; i < first; i++) if (!isAnd(tokens, i)) return false
  return first - from <= 2
}

function isNewLine(tokens: TokenTable, i: number): boolean {
  return (tokens.flags[i]! & Flag.line) !== 0
}

function wordAt(text: string, tokens: TokenTable, i: number): string {
  return text.slice(tokens.start[i], tokens.end[i]).toLowerCase()
}

function isDigit(text: string, tokens: TokenTable, i: number): boolean {
  const code = i < tokens.length ? text.charCodeAt(tokens.start[i]!) : 0
  return code >= 48 && code <= 57
}

/** Do these two characters before the offset write a genitive: "mother's", "husband’s"? */
function isGenitive(text: string, end: number): boolean {
  const mark = text.charCodeAt(end - 2)
  return (mark === 39 || mark === 8217) && (text[end - 1] === 's' || text[end - 1] === 'S')
}
