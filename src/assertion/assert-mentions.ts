/** Assertions of mentions: local cues first, then the head of the list, then the section, then the default. README.md has the table. */
import type { Lexicon } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import { Flag, int32Column, oneOf, type Reason, type TokenTable } from '../note/index.ts'
import { impliedBy, type Section } from '../sections/index.ts'
import type { Assertion, Axes, Cue } from './assertion.ts'
import { readEffect } from './cue-rows.ts'

/** What asserting needs of the note and its layers. */
export interface AssertionInput {
  readonly text: string
  readonly tokens: TokenTable
  readonly sections: readonly Section[]
  readonly mentions: readonly Mention[]
  readonly cues: readonly Cue[]
  readonly lexicon: Lexicon
}

/** Answers the three questions about each mention: in "Mother denies that he has fever" the fever is absent, current, the patient's. */
export function assertMentions({ tokens, sections, mentions, cues, lexicon }: AssertionInput): readonly Assertion[] {
  if (mentions.length === 0) return []
  const own = ownWords(mentions, tokens.length)
  const order = orderHeads(mentions)
  const certainty = new Ranking(order)
  const temporality = new Ranking(order)
  const passing = new Ranking(order) // past for conditions that pass
  const experiencer = new Ranking(order)
  const lifted = new Ranking(order) // a fact, though a condition for it is named
  for (let k = 0; k < cues.length; k++) {
    const cue = cues[k]!
    const inside = own[cue.first]!
    if (inside !== 0 && inside === own[cue.end - 1]) {
      // words of a mention are no cue, but "s/p fall" and "old MI" are past by their own words
      if (readEffect(cue.effect).temporality === 'historical') temporality.paint(k, mentions[inside - 1]!, levels.plain)
      continue
    }
    if (cue.scope.end <= cue.scope.first) continue
    if (cue.lift) {
      lifted.paint(k, cue.scope, 0)
      continue
    }
    const effect = readEffect(cue.effect)
    const level = levels[cue.strength]
    if (effect.certainty !== null && effect.certainty !== 'present')
      certainty.paint(k, cue.scope, level + certaintyRank(effect.certainty, cue.strength === 'wide'))
    if (effect.temporality === 'historical') (cue.only === 'acute' ? passing : temporality).paint(k, cue.scope, level)
    if (effect.experiencer !== null && effect.experiencer !== 'patient') experiencer.paint(k, cue.scope, level)
  }
  // a winner is a cue's number plus one
  const cueOf = (winner: number): Cue | undefined => (winner === 0 ? undefined : cues[winner - 1])
  const assertions = mentions.map((mention, m): Assertion => {
    const section = sections[mention.section]!
    const because: Reason[] = []
    // a value to call for has not come, whatever stands around it
    if (mention.because[0]?.rule === 'lexicon/threshold')
      return { certainty: 'hypothetical', temporality: 'current', experiencer: 'patient', because: mention.because }
    const at = order.placeOf[m]!
    if (mention.kind === 'medication' && experiencer.winner[at] === 0 && isOrdered(mention, section, tokens))
      return { certainty: 'present', temporality: 'current', experiencer: 'patient', because: [inPlan(mention)] }
    const sure = answer(
      'certainty',
      liftedBy(cueOf(certainty.winner[at]!), cueOf(lifted.winner[at]!)),
      section,
      'present',
      because,
    )
    let past = cueOf(temporality.winner[at]!)
    if (!past && passing.winner[at] !== 0 && isPassing(mention, lexicon)) past = cueOf(passing.winner[at]!)
    // What may come is never past: a section's "historical" does not reach it.
    const when = sure === 'hypothetical' && !past ? 'current' : answer('temporality', past, section, 'current', because)
    const whose = answer('experiencer', cueOf(experiencer.winner[at]!), section, 'patient', because)
    if (because.length === 0) because.push({ rule: 'default', span: mention.span })
    return { certainty: sure, temporality: when, experiencer: whose, because }
  })
  const isCause = (m: number): boolean => cueOf(certainty.winner[order.placeOf[m]!]!)?.only === 'cause'
  return liftCauses(mentions, assertions, isCause)
}

const isOrder = oneOf('start begin continue cont resume restart increase decrease add')

/** "FHx: gout in uncle. Start allopurinol.": an order behind a family history on its line is the patient's. */
function isOrdered({ first }: Mention, section: Section, tokens: TokenTable): boolean {
  if (!isOrder(tokens, first - 1) || !(tokens.flags[first - 1]! & Flag.capital)) return false
  return impliedBy(section, 'experiencer') === 'family'
}

const inPlan = ({ span }: Mention): Reason => ({ rule: 'default', span })

/** "If her pain improves": what may come is her leaving, not the pain. */
function liftedBy(cue: Cue | undefined, lift: Cue | undefined): Cue | undefined {
  const conditional = cue?.strength === 'wide' && readEffect(cue.effect).certainty === 'hypothetical'
  return conditional && lift && cue.first < lift.first ? lift : cue
}

/** The answer of the cue, else of the section, else the default; adds its reason. */
function answer<A extends keyof Axes>(
  axis: A,
  cue: Cue | undefined,
  section: Section,
  fallback: Axes[A],
  because: Reason[],
): Axes[A] {
  if (cue) {
    because.push({ rule: cue.rule, span: cue.span })
    const { certainty, temporality, experiencer } = readEffect(cue.effect)
    return (axis === 'certainty' ? certainty : axis === 'temporality' ? temporality : experiencer) as Axes[A]
  }
  const implied = impliedBy(section, axis)
  if (implied === null) return fallback
  because.push({ rule: `section/${section.type}`, span: section.because.span })
  return implied as Axes[A]
}

// Local cues with wide reach, local cues, heads of lists: a level is above everything of the next.
const levels = { wide: 300, plain: 200, list: 100 } as const

/** Among cues of one level: a condition that must hold first, then denial, then what may come, then doubt. */
function certaintyRank(value: Axes['certainty'], wide: boolean): number {
  if (value === 'hypothetical') return wide ? 4 : 2
  return value === 'absent' ? 3 : 1
}

/** Mentions by the first token of their heads, which decides whether a scope holds them. */
interface HeadOrder {
  /** First tokens, in order. */
  readonly firsts: Int32Array
  /** By mention its place in that order. */
  readonly placeOf: Int32Array
}

function orderHeads(mentions: readonly Mention[]): HeadOrder {
  const firsts = int32Column(mentions.length)
  const placeOf = int32Column(mentions.length)
  // nearly all stand in this order; one whose span begins before another's may have its head after it
  let count = 0
  const byHead: number[] = []
  for (let m = 0; m < mentions.length; m++) {
    const head = mentions[m]!.head.first
    let place = count++
    while (place > 0 && mentions[byHead[place - 1]!]!.head.first > head) {
      byHead[place] = byHead[place - 1]!
      place--
    }
    byHead[place] = m
  }
  for (let place = 0; place < count; place++) {
    const m = byHead[place]!
    firsts[place] = mentions[m]!.head.first
    placeOf[m] = place
  }
  return { firsts, placeOf }
}

/** The first place whose head begins at `token` or later, by halving. */
function placeAt(firsts: Int32Array, token: number): number {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (firsts[middle]! < token) low = middle + 1
    else high = middle
  }
  return low
}

/** For each mention, by its place, the best cue that governs it, as its number plus one; of equals the later one, which stands nearer. */
class Ranking {
  readonly winner: Int32Array
  private readonly rank: Int16Array
  private readonly firsts: Int32Array
  constructor({ firsts }: HeadOrder) {
    this.firsts = firsts
    this.winner = int32Column(firsts.length)
    this.rank = new Int16Array(firsts.length)
  }
  paint(k: number, { first, end }: Cue['scope'], rank: number): void {
    const { firsts } = this
    for (let at = placeAt(firsts, first); at < firsts.length && firsts[at]! < end; at++) {
      if (this.rank[at]! > rank) continue
      this.rank[at] = rank
      this.winner[at] = k + 1
    }
  }
}

/** For each token inside the span of a mention that mention's number, plus one. */
function ownWords(mentions: readonly Mention[], length: number): Int32Array {
  const own = int32Column(length)
  mentions.forEach(({ first, end }, m) => {
    for (let i = first; i < end; i++) own[i] = m + 1
  })
  return own
}

const passingClasses = new Set(['acute', 'injury'])

function isPassing(mention: Mention, lexicon: Lexicon): boolean {
  const concept = lexicon.concept(mention.concepts[0])
  return concept.kind === 'condition' && passingClasses.has(concept.class)
}

/** "Anemia, likely secondary to CKD": the CKD stays a fact when the note states it elsewhere. */
function liftCauses(
  mentions: readonly Mention[],
  assertions: readonly Assertion[],
  isCause: (mention: number) => boolean,
): readonly Assertion[] {
  const lifted = (m: number): boolean => assertions[m]!.certainty === 'possible' && isCause(m)
  if (!assertions.some((_, m) => lifted(m))) return assertions
  const stated = new Set<number>()
  mentions.forEach(({ concepts }, m) => {
    const { certainty, experiencer } = assertions[m]!
    if (certainty === 'present' && experiencer === 'patient') stated.add(concepts[0])
  })
  return assertions.map((assertion, m) =>
    lifted(m) && stated.has(mentions[m]!.concepts[0])
      ? {
          ...assertion,
          certainty: 'present',
          because: [...assertion.because, { rule: 'assertion/stated-elsewhere', span: mentions[m]!.span }],
        }
      : assertion,
  )
}
