/** Why something is no finding: the terms that stand in a note and do not count, and what decided, in words. */
import type { Concept } from '../lexicon/index.ts'
import { findLost, type LostTerm, type MentionKind } from '../mentions/index.ts'
import type { Code, Span } from '../note/index.ts'
import type { Extraction } from '../pipeline/index.ts'
import { sectionsByToken } from '../sections/index.ts'
import { quote } from './explain-finding.ts'
import { evidenceWords } from './rule-words.ts'

/** A term that is no finding, and why. */
export interface Loss {
  readonly kind: MentionKind
  readonly span: Span
  /** What it could have meant, with its codes. */
  readonly meanings: readonly { readonly name: string; readonly codes: readonly Code[] }[]
  readonly rule: string
  readonly words: string
}

/**
 * Every term of a note that could be a condition, a drug or a test and became none, in order of its words. The note is
 * looked at once more, so that extraction need not write down what it leaves out.
 */
export function explainLost(extraction: Extraction): readonly Loss[] {
  const { note, layers, lexicon, issues, findings } = extraction
  const { tokens, terms } = layers
  const spanOf = (first: number, end: number): Span => ({ start: tokens.start[first]!, end: tokens.end[end - 1]! })
  const meaning = (id: number): Loss['meanings'][number] => {
    const concept: Concept = lexicon.concept(id)
    return { name: concept.name, codes: 'codes' in concept ? concept.codes : [] }
  }
  const lost: Loss[] = findLost({
    ...layers,
    text: note.text,
    lexicon,
    sectionAt: sectionsByToken(layers.sections, tokens.length),
    openVocabulary: 'off',
  })
    .filter(({ kind, first, end }) => !isMention(extraction, kind, first, end))
    .map((one) => ({
      kind: one.kind,
      span: spanOf(one.first, one.end),
      meanings: distinctBy(one.concepts.map(meaning)),
      rule: one.rule,
      words: wordsOf(extraction, one, spanOf(one.first, one.end)),
    }))
  // what a rule of the user's own dropped
  for (const { code, span } of issues)
    if (code.startsWith('own:') && span)
      lost.push({
        kind: 'condition',
        span,
        meanings: [],
        rule: code.slice(4),
        words: `the rule ${code.slice(4)} dropped it`,
      })
  const measured = findings.flatMap((finding) =>
    finding.kind === 'observation' ? [finding.nameSpan ?? finding.evidence[0], finding.evidence[0]] : [],
  )
  for (let t = 0; t < terms.length; t++) {
    const tests = lexicon
      .senses(terms.entry[t]!)
      .filter(({ concept }) => lexicon.concept(concept).kind === 'observation')
    if (tests.length === 0) continue
    const span = spanOf(terms.first[t]!, terms.end[t]!)
    if (measured.some(({ start, end }) => start <= span.start && span.end <= end)) continue
    const quoted = quote(note.text, span)
    const written = tests.some(({ form }) => form === null || form === note.text.slice(span.start, span.end))
    lost.push({
      kind: 'observation',
      span,
      meanings: distinctBy(tests.map(({ concept }) => meaning(concept))),
      rule: written ? 'observation/no-value' : 'lexicon/other-case',
      words: written ? `${quoted} names a test, but no value that is its own stands near` : otherCase(quoted),
    })
  }
  return lost.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

function isMention({ layers }: Extraction, kind: MentionKind, first: number, end: number): boolean {
  return layers.mentions.some((one) => one.kind === kind && one.head.first === first && one.head.end === end)
}

function distinctBy<T extends { readonly name: string }>(meanings: readonly T[]): T[] {
  return meanings.filter(({ name }, i) => meanings.findIndex((one) => one.name === name) === i)
}

const otherCase = (quoted: string): string => `${quoted} counts only when it is written in other letters, as capitals`

function wordsOf({ note, layers }: Extraction, { rule, kind, first, end }: LostTerm, span: Span): string {
  const quoted = quote(note.text, span)
  const over = widest(layers.mentions.filter((one) => one.first < end && first < one.end))
  const inside = over !== undefined && over.span.start <= span.start && span.end <= over.span.end
  const longer = over && inside ? `: ${quote(note.text, over.span)}` : ''
  switch (rule) {
    case 'mentions/longer-term':
      return over && !inside
        ? `these words have another reading: ${quote(note.text, over.span)}`
        : `${quoted} is part of a longer term${longer}`
    case 'mentions/composed':
      return `${quoted} is part of a wider mention${longer}`
    case 'mentions/letter-list':
      return `${quoted} is read as a list of letters, each for a symptom`
    case 'mentions/inside':
      return `${quoted} is part of the name of something else${longer}`
    case 'mentions/title':
      return `${quoted} is part of a section’s title`
    case 'mentions/names-another': {
      const after = { start: layers.tokens.start[end]!, end: layers.tokens.end[end]! }
      return `${quoted} with ${quote(note.text, after)} after it is the name of something else: a procedure, a test, a device`
    }
    case 'mentions/form-of':
      return `${quoted} tells the form of the drug before it, and is no second drug`
    case 'mentions/form-of-drug':
      return `${quoted} tells the form of the drug named before it, and is no second drug`
    case 'mentions/graded':
      return `${quoted} is what a culture was tested with`
    case 'mentions/sig-word':
      return `${quoted} is a unit, a form or a route of directions`
    case 'mentions/list-item':
      return `${quoted} holds the beginning of the list’s next item`
    case 'mentions/test-result':
      return `${quoted} is the name of a test, whose result stands beside it`
    case 'ambiguous/never':
      return `${quoted} is listed as words that are no finding`
    case 'ambiguous/no-evidence':
      return `${quoted} is ambiguous, and nothing around says that it is a ${kind}: ${evidenceFor[kind]}`
    case 'lexicon/other-case':
      return otherCase(quoted)
    default: {
      const because = `because ${evidenceWords(rule.slice(rule.indexOf('/') + 1))}`
      if (over && over.span.start === span.start && over.span.end === span.end)
        return `${quoted} is read as the ${over.kind} ${over.name}, not as a ${kind}, ${because}`
      return `${quoted} has several meanings; here it is no ${kind}, ${because}`
    }
  }
}

function widest<T extends { readonly span: Span }>(mentions: readonly T[]): T | undefined {
  let best: T | undefined
  for (const one of mentions) if (!best || one.span.end - one.span.start > best.span.end - best.span.start) best = one
  return best
}

const evidenceFor: Readonly<Record<MentionKind, string>> = {
  condition: 'no list of diagnoses or symptoms, no denial or doubt before it, no capitals',
  medication: 'no dose, route or frequency beside it, no word of taking before it, no list of medications',
  observation: 'no value',
}
