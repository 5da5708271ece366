/** Assertions of mentions: local cues first, then the head of the list, then the section, then the default. README.md has the table. */
import type { Lexicon } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import type { Reason, TokenTable } from '../note/index.ts'
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
  const own = ownWords(mentions, tokens.length)
  const certainty = new Ranking(tokens.length)
  const temporality = new Ranking(tokens.length)
  const passing = new Ranking(tokens.length) // past for conditions that pass
  const experiencer = new Ranking(tokens.length)
  for (let k = 0; k < cues.length; k++) {
    const cue = cues[k]!
    const inside = own[cue.first]!
    if (inside !== 0 && inside === own[cue.end - 1]) {
      // words of a mention are no cue, but "s/p fall" and "old MI" are past by their own words
      if (readEffect(cue.effect).temporality === 'historical') {
        const { first, end } = mentions[inside - 1]!
        temporality.paint(k, { first, end }, levels.plain)
      }
      continue
    }
    if (cue.scope.end <= cue.scope.first) continue
    const row = readEffect(cue.effect)
    const level = levels[cue.strength ?? 'plain']
    if (row.certainty !== null && row.certainty !== 'present')
      certainty.paint(k, cue.scope, level + certaintyRank(row.certainty, cue.strength === 'wide'))
    if (row.temporality === 'historical') (cue.only === 'acute' ? passing : temporality).paint(k, cue.scope, level)
    if (row.experiencer !== null && row.experiencer !== 'patient') experiencer.paint(k, cue.scope, level)
  }
  const assertions = mentions.map((mention): Assertion => {
    const at = mention.head.first
    const section = sections[mention.section]!
    const because: Reason[] = []
    const decide = <A extends keyof Axes>(axis: A, cue: Cue | undefined, fallback: Axes[A]): Axes[A] => {
      if (cue) {
        because.push({ rule: cue.rule, span: cue.span })
        return readEffect(cue.effect)[axis] as Axes[A]
      }
      const implied = impliedBy(section, axis)
      if (implied === null) return fallback
      because.push({ rule: `section/${section.type}`, span: section.because.span })
      return implied as Axes[A]
    }
    const sure = decide('certainty', cues[certainty.winner[at]! - 1], 'present')
    const past =
      cues[temporality.winner[at]! - 1] ?? (isPassing(mention, lexicon) ? cues[passing.winner[at]! - 1] : undefined)
    // What may come is never past: a section's "historical" does not reach it.
    const when = sure === 'hypothetical' && !past ? 'current' : decide('temporality', past, 'current')
    const whose = decide('experiencer', cues[experiencer.winner[at]! - 1], 'patient')
    if (because.length === 0) because.push({ rule: 'default', span: mention.span })
    return { certainty: sure, temporality: when, experiencer: whose, because }
  })
  return liftCauses(mentions, cues, certainty.winner, assertions)
}

// Local cues with wide reach, local cues, heads of lists: a level is above everything of the next.
const levels = { wide: 300, plain: 200, list: 100 } as const

/** Among cues of one level: a condition that must hold first, then denial, then what may come, then doubt. */
function certaintyRank(value: Axes['certainty'], wide: boolean): number {
  if (value === 'hypothetical') return wide ? 4 : 2
  return value === 'absent' ? 3 : 1
}

/** For each token the best cue that governs it, as its number plus one; of equals the later one, which stands nearer. */
class Ranking {
  readonly winner: Int32Array
  private readonly rank: Int16Array
  constructor(length: number) {
    this.winner = new Int32Array(length)
    this.rank = new Int16Array(length)
  }
  paint(k: number, scope: Cue['scope'], rank: number): void {
    for (let i = scope.first; i < scope.end; i++) {
      if (this.rank[i]! > rank) continue
      this.rank[i] = rank
      this.winner[i] = k + 1
    }
  }
}

/** For each token inside the span of a mention that mention's number, plus one. */
function ownWords(mentions: readonly Mention[], length: number): Int32Array {
  const own = new Int32Array(length)
  mentions.forEach(({ first, end }, m) => own.fill(m + 1, first, end))
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
  cues: readonly Cue[],
  winner: Int32Array,
  assertions: readonly Assertion[],
): readonly Assertion[] {
  const isCause = (i: number): boolean =>
    assertions[i]!.certainty === 'possible' && cues[winner[mentions[i]!.head.first]! - 1]?.only === 'cause'
  if (!mentions.some((_, i) => isCause(i))) return assertions
  const stated = new Set<number>()
  mentions.forEach(({ concepts }, i) => {
    const { certainty, experiencer } = assertions[i]!
    if (certainty === 'present' && experiencer === 'patient') stated.add(concepts[0])
  })
  return assertions.map((assertion, i) =>
    isCause(i) && stated.has(mentions[i]!.concepts[0])
      ? {
          ...assertion,
          certainty: 'present',
          because: [...assertion.because, { rule: 'assertion/stated-elsewhere', span: mentions[i]!.span }],
        }
      : assertion,
  )
}
