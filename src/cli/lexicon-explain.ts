/** `tincture lexicon explain`: how a term is read, what it means, and why it would or would not count alone. */
import { Command } from 'commander'
import type { FlatMention } from '../findings/index.ts'
import { type Concept, findTerms, findWords, type Lexicon, type Sense, SenseFlag } from '../lexicon/index.ts'
import { entryOf, wordsOf } from '../lexicon-compiler/index.ts'
import { builtin, openLexicon } from '../lexicon-files/index.ts'
import { type Code, tokenize } from '../note/index.ts'
import { buildExtractor } from '../pipeline/index.ts'
import type { Console } from './console.ts'

export function explainCommand(console: Console): Command {
  return new Command('explain')
    .description('how a term is read, what it means, and why it would or would not count alone')
    .argument('<term>', 'as a note writes it')
    .option('-l, --lexicon <file>', 'ask this one instead of the built-in lexicon')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tincture lexicon explain MS\n  $ tincture lexicon explain "acute renal failure" --lexicon hospital.lexicon\n  $ tincture lexicon explain MS --json',
    )
    .action(async (term: string, options: { lexicon?: string; json?: boolean }) => {
      const lexicon = options.lexicon === undefined ? builtin('en') : openLexicon(options.lexicon)
      const explained = explainTerm(term, lexicon)
      await console.write(
        options.json ? `${JSON.stringify(explained)}\n` : `${explanationLines(explained).join('\n')}\n`,
      )
    })
}

/** What a lexicon has to say of a term: the object of `--json`. */
export interface TermExplanation {
  readonly term: string
  readonly words: readonly string[]
  /** 0 where it is no term. */
  readonly entry: number
  readonly meanings: readonly {
    readonly concept: Concept
    /** What is so about this way of writing it, in words. */
    readonly marks: readonly string[]
  }[]
  /** Rows of ambiguous.tsv: the first that holds decides. */
  readonly rules: readonly { readonly when: string; readonly sense: string; readonly form: string | null }[]
  /** Words that stand in no term at all; told where the whole is none. */
  readonly unknown: readonly string[]
  readonly inside: readonly { readonly text: string; readonly kinds: readonly string[] }[]
  /** What the extractor does with it where nothing speaks for it; null where it is no term. */
  readonly alone: Alone | null
}

type Alone =
  | { readonly counts: true; readonly kind: string; readonly codes: FlatMention['codes'] }
  | { readonly counts: false; readonly why: string }

/** Looks a term up: `explainTerm('MS', builtin('en')).meanings` has multiple sclerosis, mitral stenosis, morphine. */
export function explainTerm(term: string, lexicon: Lexicon): TermExplanation {
  const entry = entryOf(lexicon, term)
  const senses = entry === 0 ? [] : lexicon.senses(entry)
  const known = senses.length > 0
  const rules = senses.filter((sense) => isRule(lexicon.concept(sense.concept)))
  const meanings = senses.filter((sense) => !isRule(lexicon.concept(sense.concept)))
  return {
    term,
    words: wordsOf(term),
    entry: known ? entry : 0,
    meanings: meanings.map((sense) => ({ concept: lexicon.concept(sense.concept), marks: marksOf(sense, term) })),
    rules: rules.map(({ concept, form }) => {
      const { sense = '', when = '' } = (lexicon.concept(concept) as { fields: Record<string, string> }).fields
      return { when, sense, form }
    }),
    unknown: known ? [] : unknownWords(term, lexicon),
    inside: inner(term, lexicon),
    alone: known ? alone(term, lexicon, meanings, rules) : null,
  }
}

/** The explanation for eyes, line by line. */
export function explanationLines({
  term,
  words,
  entry,
  meanings,
  rules,
  unknown,
  inside,
  alone,
}: TermExplanation): string[] {
  const lines = [`"${term}"`, `  words: ${words.join(' | ') || 'none'}`]
  const within =
    inside.length === 0
      ? []
      : [`  terms inside: ${inside.map((one) => `"${one.text}" (${one.kinds.join(', ')})`).join(', ')}`]
  if (alone === null) {
    lines.push('  no term of this lexicon')
    if (unknown.length > 0) lines.push(`  in no term at all: ${unknown.map((word) => `"${word}"`).join(', ')}`)
    return [...lines, ...within]
  }
  lines.push(`  entry ${entry}, ${meanings.length} meaning${meanings.length === 1 ? '' : 's'}:`)
  meanings.forEach(({ concept, marks }, i) => {
    lines.push(`  ${i + 1}. ${describe(concept)}`)
    if (marks.length > 0) lines.push(`     ${marks.join('; ')}`)
  })
  if (rules.length > 0) lines.push('  rows of ambiguous.tsv, the first that holds decides:')
  for (const { when, sense, form } of rules) {
    const only = form === null || form === term ? '' : ` (only "${form}")`
    lines.push(
      `     ${when === 'default' ? 'else' : `when ${when}`}: ${sense === 'none' ? 'no mention' : sense}${only}`,
    )
  }
  return [...lines, ...within, `  alone: ${aloneWords(alone)}`]
}

function aloneWords(alone: Alone): string {
  if (!alone.counts) return alone.why
  return `counts, as ${alone.kind}${alone.codes.length > 0 ? ` ${codeWords(alone.codes)}` : ''}`
}

const codeWords = (codes: readonly Pick<Code, 'system' | 'code'>[]): string =>
  codes.map(({ system, code }) => `${system} ${code}`).join(', ')

const isRule = (concept: Concept): boolean => concept.kind === 'word' && concept.fields.table === 'ambiguous'

function describe(concept: Concept): string {
  const codes = 'codes' in concept ? codeWords(concept.codes) : ''
  const more = concept.kind === 'cue' ? concept.effect : concept.kind === 'modifier' ? concept.role : codes
  return `${concept.kind} ${concept.name}${more ? `: ${more}` : ''}`
}

function marksOf({ flags, form }: Sense, term: string): string[] {
  return [
    ...(flags & SenseFlag.preferred ? ["the concept's own name"] : []),
    ...(form === null ? [] : [form === term ? `in this case only` : `only as "${form}", not as it is written here`]),
    ...(flags & SenseFlag.ambiguous ? ['ambiguous alone'] : []),
    ...(flags & SenseFlag.variant ? ['made from a written term by rule'] : []),
    ...(flags & SenseFlag.imported ? ['imported from a terminology'] : []),
  ]
}

function unknownWords(term: string, lexicon: Lexicon): string[] {
  const tokens = tokenize(term)
  const words = findWords(tokens, lexicon)
  return [...words].flatMap((word, i) => (word === 0 ? [term.slice(tokens.start[i], tokens.end[i])] : []))
}

/** The terms inside a longer one, which count where the longer one doesn't. */
function inner(term: string, lexicon: Lexicon): TermExplanation['inside'] {
  const tokens = tokenize(term)
  const terms = findTerms(
    term,
    tokens,
    findWords(tokens, lexicon),
    [{ first: 0, end: tokens.length, line: 0 }],
    lexicon,
  )
  const inside: { text: string; kinds: string[] }[] = []
  for (let t = 0; t < terms.length; t++) {
    const [first, end] = [terms.first[t]!, terms.end[t]!]
    if ((first === 0 && end === tokens.length) || terms.kinds[t] === 0) continue
    const kinds = new Set(lexicon.senses(terms.entry[t]!).map((sense) => lexicon.concept(sense.concept).kind))
    inside.push({ text: term.slice(tokens.start[first], tokens.end[end - 1]), kinds: [...kinds] })
  }
  return inside
}

// A sentence that says nothing about its term; the term begins after these words.
const before = 'It says '

/** What the extractor does with the term in a sentence that is no evidence, and which of the marks made it so. */
function alone(term: string, lexicon: Lexicon, meanings: readonly Sense[], rules: readonly Sense[]): Alone {
  const { mentions } = buildExtractor(lexicon).extract(`${before}${term} here.`)
  const whole = mentions.find((one) => one.start <= before.length && one.end >= before.length + term.length)
  if (whole) return { counts: true, kind: whole.kind, codes: whole.codes }
  return { counts: false, why: whyNot(term, lexicon, meanings, rules) }
}

function whyNot(term: string, lexicon: Lexicon, meanings: readonly Sense[], rules: readonly Sense[]): string {
  const kinds = new Set(meanings.map((sense) => lexicon.concept(sense.concept).kind))
  const counted = meanings.filter((sense) =>
    ['condition', 'medication', 'observation'].includes(lexicon.concept(sense.concept).kind),
  )
  if (counted.length === 0)
    return `does not count: ${[...kinds].join(' and ') || 'it'} is no condition, medication or observation`
  if (counted.every(({ form }) => form !== null && form !== term))
    return 'does not count: it is written in another case'
  if (rules.length > 0) return 'does not count: no row of ambiguous.tsv lets it in without its neighbours'
  if (counted.every(({ flags }) => flags & SenseFlag.ambiguous))
    return 'does not count: ambiguous, it needs evidence (a list of diagnoses or drugs, a dose, a value)'
  if (kinds.has('observation')) return 'does not count: an observation needs a value'
  return 'does not count alone'
}
