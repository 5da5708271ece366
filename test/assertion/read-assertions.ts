/** A note read up to its assertions; every condition and drug of the small lexicon that it names is a mention. */
import { type Assertion, assertMentions, type Cue, findCues } from '../../src/assertion/index.ts'
import { kindBit } from '../../src/lexicon/index.ts'
import type { Mention } from '../../src/mentions/index.ts'
import { sectionOf } from '../../src/sections/index.ts'
import { lexicon, type ReadNote, readNote } from '../sections/read-note.ts'

export interface Asserted extends ReadNote {
  readonly cues: readonly Cue[]
  readonly mentions: readonly Mention[]
  readonly assertions: readonly Assertion[]
}

export function readAssertions(text: string): Asserted {
  const note = readNote(text)
  const { tokens, terms, sections } = note
  const cues = findCues(text, tokens, note.lines, note.sentences, terms, sections, [], lexicon)
  const mentions: Mention[] = []
  for (let k = 0; k < terms.length; k++) {
    if (!(terms.kinds[k]! & (kindBit('condition') | kindBit('medication')))) continue
    const first = terms.first[k]!
    const end = terms.end[k]!
    const kind = terms.kinds[k]! & kindBit('condition') ? 'condition' : 'medication'
    const concept = lexicon
      .senses(terms.entry[k]!)
      .find((sense) => lexicon.concept(sense.concept).kind === kind)!.concept
    const span = { start: tokens.start[first]!, end: tokens.end[end - 1]! }
    const last = mentions.at(-1)
    if (last && last.end > first) mentions.pop() // "pain" in "chest pain" comes later and is shorter
    const one: Mention = {
      kind,
      span,
      first,
      end,
      head: { first, end },
      concepts: [concept],
      codes: [],
      name: lexicon.concept(concept).name,
      match: 'exact',
      ambiguous: false,
      sentence: 0,
      section: sectionOf(sections, first),
      modifiers: [],
      because: [],
    } // prettier-ignore
    mentions.push(last && last.end > first && last.end - last.first > end - first ? last : one)
  }
  const assertions = assertMentions({ text, tokens, sections, mentions, cues, lexicon })
  return { ...note, cues, mentions, assertions }
}

/** Each mention with its answers, the default ones left out: "fever absent historical". */
export function answers(text: string): string[] {
  const { mentions, assertions, words } = readAssertions(text)
  return mentions.map(({ first, end }, i) => {
    const { certainty, temporality, experiencer } = assertions[i]!
    return [
      words(first, end).replaceAll('\n', ' '),
      ...[certainty, temporality, experiencer].filter((answer) => !['present', 'current', 'patient'].includes(answer)),
    ].join(' ')
  })
}
