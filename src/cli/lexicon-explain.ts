/** `tincture lexicon explain`: how a term is read, what it means, and why it would or would not count alone. */
import { Command } from 'commander'
import { type Concept, findTerms, findWords, type Lexicon, type Sense, SenseFlag } from '../lexicon/index.ts'
import { entryOf, wordsOf } from '../lexicon-compiler/index.ts'
import { builtin, openLexicon } from '../lexicon-files/index.ts'
import { tokenize } from '../note/index.ts'
import { buildExtractor } from '../pipeline/index.ts'
import type { Console } from './console.ts'

export function explainCommand(console: Console): Command {
  return new Command('explain')
    .description('how a term is read, what it means, and why it would or would not count alone')
    .argument('<term>', 'as a note writes it')
    .option('-l, --lexicon <file>', 'ask this one instead of the built-in lexicon')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tincture lexicon explain MS\n  $ tincture lexicon explain "acute renal failure" --lexicon hospital.lexicon',
    )
    .action(async (term: string, options: { lexicon?: string }) => {
      const lexicon = options.lexicon === undefined ? builtin('en') : openLexicon(options.lexicon)
      await console.write(`${explain(term, lexicon).join('\n')}\n`)
    })
}

/** The explanation, line by line. */
export function explain(term: string, lexicon: Lexicon): string[] {
  const lines = [`"${term}"`, `  words: ${wordsOf(term).join(' | ') || 'none'}`]
  const entry = entryOf(lexicon, term)
  const senses = entry === 0 ? [] : lexicon.senses(entry)
  if (senses.length === 0)
    return [...lines, '  no term of this lexicon', ...unknownWords(term, lexicon), ...inner(term, lexicon)]
  const rules = senses.filter((sense) => isRule(lexicon.concept(sense.concept)))
  const meanings = senses.filter((sense) => !isRule(lexicon.concept(sense.concept)))
  lines.push(`  entry ${entry}, ${meanings.length} meaning${meanings.length === 1 ? '' : 's'}:`)
  meanings.forEach((sense, i) => {
    lines.push(`  ${i + 1}. ${describe(lexicon.concept(sense.concept))}`)
    const marks = marksOf(sense, term)
    if (marks.length > 0) lines.push(`     ${marks.join('; ')}`)
  })
  if (rules.length > 0) {
    lines.push('  rows of ambiguous.tsv, the first that holds decides:')
    for (const rule of rules) {
      const { sense = '', when = '' } = (lexicon.concept(rule.concept) as { fields: Record<string, string> }).fields
      const form = rule.form === null || rule.form === term ? '' : ` (only "${rule.form}")`
      lines.push(
        `     ${when === 'default' ? 'else' : `when ${when}`}: ${sense === 'none' ? 'no mention' : sense}${form}`,
      )
    }
  }
  return [...lines, ...inner(term, lexicon), `  alone: ${alone(term, lexicon, meanings, rules)}`]
}

const isRule = (concept: Concept): boolean => concept.kind === 'word' && concept.fields.table === 'ambiguous'

function describe(concept: Concept): string {
  const codes = 'codes' in concept ? concept.codes.map(({ system, code }) => `${system} ${code}`).join(', ') : ''
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
  const unknown = [...words].flatMap((word, i) => (word === 0 ? [term.slice(tokens.start[i], tokens.end[i])] : []))
  return unknown.length === 0 ? [] : [`  in no term at all: ${unknown.map((word) => `"${word}"`).join(', ')}`]
}

/** The terms inside a longer one, which count where the longer one doesn't. */
function inner(term: string, lexicon: Lexicon): string[] {
  const tokens = tokenize(term)
  const terms = findTerms(
    term,
    tokens,
    findWords(tokens, lexicon),
    [{ first: 0, end: tokens.length, line: 0 }],
    lexicon,
  )
  const inside: string[] = []
  for (let t = 0; t < terms.length; t++) {
    const [first, end] = [terms.first[t]!, terms.end[t]!]
    if ((first === 0 && end === tokens.length) || terms.kinds[t] === 0) continue
    const kinds = new Set(lexicon.senses(terms.entry[t]!).map((sense) => lexicon.concept(sense.concept).kind))
    inside.push(`"${term.slice(tokens.start[first], tokens.end[end - 1])}" (${[...kinds].join(', ')})`)
  }
  return inside.length === 0 ? [] : [`  terms inside: ${inside.join(', ')}`]
}

// A sentence that says nothing about its term; the term begins after these words.
const before = 'It says '

/** What the extractor does with the term in a sentence that is no evidence, and which of the marks made it so. */
function alone(term: string, lexicon: Lexicon, meanings: readonly Sense[], rules: readonly Sense[]): string {
  const { mentions } = buildExtractor(lexicon).extract(`${before}${term} here.`)
  const whole = mentions.find((one) => one.start <= before.length && one.end >= before.length + term.length)
  if (whole) {
    const codes = whole.codes.map(({ system, code }) => `${system} ${code}`).join(', ')
    return `counts, as ${whole.kind}${codes ? ` ${codes}` : ''}`
  }
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
