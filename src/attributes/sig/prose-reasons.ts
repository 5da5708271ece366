/** Reasons in prose: "has gout and takes allopurinol", "Lasix because of edema", "rhinitis for which he takes Claritin", "For asthma he uses albuterol". */
import type { Mention } from '../../mentions/index.ts'
import { Kind, oneOf } from '../../note/index.ts'
import type { ReasonFound } from './reason-links.ts'
import { conditionAt, conditionFrom } from './reason-links.ts'
import type { Drug, Segment } from './segments.ts'
import { classAt, type SigWords, signAt } from './sig-words.ts'
import { Word } from './words.ts'

// How far a reason may stand from its drug, in tokens.
const maxAfter = 9
const maxBefore = 14
const maxThis = 30

const because = oneOf('because due owing secondary')
const ofOrTo = oneOf('of to')
const to = oneOf('to')
const purpose = oneOf('treat control relieve manage cover alleviate ease suppress')
const help = oneOf('help helps helped assist')
const helpWith = oneOf('with control relieve treat manage ease')
const relief = oneOf('relief')
const not = oneOf('no without')

/** The reason that prose gives for a drug, after it or else before it. `ended`: the drug was stopped or held, and a cause is the cause of that. */
export function reasonInProse(
  words: SigWords,
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
  ended: boolean,
): ReasonFound | null {
  return (
    (ended ? null : (behindArrow(words, drug, conditions) ?? after(words, segment, drug, conditions))) ??
    taken(words, segment, drug, conditions, ended) ??
    opening(words, segment, drug, conditions)
  )
}

// An allergy to a drug is why another was chosen, and nothing that this one is for.
const found = (mention: Mention | undefined): ReasonFound | null =>
  mention === undefined || mention.codes.some(({ code }) => /^(?:Z88|T78\.4)/.test(code))
    ? null
    : { first: mention.first, end: mention.end, rule: 'reason/prose' }

/** "VT -> amiodarone 150": what was met with the drug. */
function behindArrow(words: SigWords, drug: Drug, conditions: readonly Mention[]): ReasonFound | null {
  let arrow = drug.first - 1
  // "uterine atony -> Pitocin 30 units, TXA 1 g IV": past other drugs and their directions
  while (arrow > 0 && arrow > drug.first - maxThis && isOfSig(words, arrow)) arrow--
  if (arrow < 1 || words.tokens.kind[arrow] !== Kind.arrow || !words.condition[arrow - 1]) return null
  return found(conditionAt(conditions, arrow - 1))
}

/** A drug, a piece of its directions, or what joins two. */
function isOfSig(words: SigWords, i: number): boolean {
  const sign = signAt(words, i)
  return (
    words.drug[i] === 1 ||
    words.tokens.kind[i] === Kind.number ||
    words.unit[i] !== 0 ||
    words.route[i] !== 0 ||
    words.form[i] !== 0 ||
    words.frequency[i] !== 0 ||
    classAt(words, i) === Word.times ||
    classAt(words, i) === Word.and ||
    sign === 44 ||
    sign === 43 ||
    sign === 47
  )
}

/** "because of edema", "to treat gout", "which helps her insomnia", "with relief of pain", "for this". */
function after(words: SigWords, segment: Segment, drug: Drug, conditions: readonly Mention[]): ReasonFound | null {
  const { tokens } = words
  const end = Math.min(segment.end, drug.end + maxAfter)
  for (let i = drug.end; i < end; i++) {
    const sign = signAt(words, i)
    if (sign === 59 || sign === 58 || words.condition[i] || not(tokens, i)) return null
    if (words.drug[i] && classAt(words, i - 1) !== Word.and && !words.drug[i - 1]) return null
    let at = -1
    if (because(tokens, i) && ofOrTo(tokens, i + 1)) at = i + 2
    else if (to(tokens, i) && purpose(tokens, i + 1)) at = i + 2
    else if (givenWord(tokens, i) && words.condition[i + 1])
      at = i + 1 // "start Bactrim given cellulitis"
    else if (help(tokens, i)) {
      // "Diarrhea 5x/d, Imodium helps"
      if (i === drug.end && endsPhrase(words, i + 1, segment.end)) return lastBefore(words, drug, conditions)
      at = helpWith(tokens, i + 1) ? i + 2 : i + 1
    } else if (relief(tokens, i) && ofWord(tokens, i + 1)) at = i + 2
    else if (classAt(words, i) === Word.for && pronoun(tokens, i + 1) && endsPhrase(words, i + 2, segment.end))
      return lastBefore(words, drug, conditions)
    if (at >= 0) return found(conditionFrom(conditions, at, segment.end))
  }
  return null
}

const givenWord = oneOf('given')
const ofWord = oneOf('of in from')
const pronoun = oneOf('this it that these them')

const endsPhrase = (words: SigWords, i: number, end: number): boolean =>
  i >= end || words.tokens.kind[i] === Kind.sign || classAt(words, i) === Word.and

/** The last condition before the drug, in its sentence or the one before, with no other drug between. */
function lastBefore(words: SigWords, drug: Drug, conditions: readonly Mention[]): ReasonFound | null {
  for (let i = drug.first - 1; i >= 0 && i > drug.first - maxThis; i--) {
    if (words.drug[i]) return null
    if (words.condition[i]) return found(conditionAt(conditions, i))
  }
  return null
}

const links = oneOf('and that which so therefore thus but')
const treats = oneOf(
  'started placed put begun treated given gave got received takes took taking uses using used loaded prescribed replaced replacement treatment therapy doing',
)
const passed = oneOf(
  'again w flared flare recurred worsened returned he she they was were is are has had have been being then now currently subsequently initially also still remains continues on with him her them i we will mother a an the some otc course well fairly quite very for in',
)
const quote = 34
const withW = oneOf('w')
const on = oneOf('on')
const being = oneOf('is was are remains been continues')
const treat = oneOf('treat treated treating control manage cover')
const withBy = oneOf('with by')
const forWord = oneOf('for')
const which = oneOf('which')

/** "gout and takes", "pneumonia and was started on", "rhinitis, for which he uses", "treat the cellulitis with". */
function taken(
  words: SigWords,
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
  ended: boolean,
): ReasonFound | null {
  const { tokens } = words
  let verb = false
  let link = false
  for (let i = drug.first - 1; i >= segment.first && i > drug.first - maxBefore; i--) {
    if (words.condition[i]) {
      const mention = conditionAt(conditions, i)
      if (mention === undefined) return null
      if (verb && link) return found(mention)
      const plain = withBy(tokens, i + 1) && i + 2 >= drug.first - 2
      const lead = classAt(words, mention.first - 1) === Word.article ? mention.first - 2 : mention.first - 1
      // "treat the cellulitis with", "treated for pneumonia with"
      const treated = treat(tokens, lead) || (forWord(tokens, lead) && treat(tokens, lead - 1))
      return plain && !ended && treated ? found(mention) : null
    }
    if (which(tokens, i) && forWord(tokens, i - 1)) {
      const end = signAt(words, i - 2) === 44 ? i - 2 : i - 1
      return words.condition[end - 1] ? found(conditionAt(conditions, end - 1)) : null
    }
    if (treats(tokens, i)) verb = true
    else if (links(tokens, i)) {
      if (verb) link = true
    } else if (signAt(words, i) === 44) {
      if (verb) link = true
    } else if (on(tokens, i) && being(tokens, i - 1)) verb = true
    else if (
      !passed(tokens, i) &&
      !words.drug[i] &&
      tokens.kind[i] !== Kind.number &&
      words.unit[i] === 0 &&
      words.route[i] === 0 &&
      signAt(words, i) !== quote &&
      !(signAt(words, i) === 47 && withW(tokens, i - 1)) &&
      !isWhen(words, i)
    )
      return null
  }
  return null
}

const months = oneOf('jan feb mar apr may jun jul aug sep sept oct nov dec last this yesterday today x')

/** "COVID in Aug, took Paxlovid", "rash x 1 wk, using hydrocortisone" */
const isWhen = (words: SigWords, i: number): boolean => classAt(words, i) === Word.time || months(words.tokens, i)

/** "For hypertension, he takes": the condition that opens the sentence. */
function opening(words: SigWords, segment: Segment, drug: Drug, conditions: readonly Mention[]): ReasonFound | null {
  const { tokens } = words
  if (!forWord(tokens, segment.first) || drug.first - segment.first > maxBefore) return null
  const mention = conditionFrom(conditions, segment.first + 1, drug.first)
  if (mention === undefined) return null
  for (let i = mention.end; i < drug.first; i++) if (words.condition[i] || signAt(words, i) === 59) return null
  return found(mention)
}
