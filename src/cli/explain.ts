/** `tincture explain`: why each finding is there, and why something is none. */
import { Command } from 'commander'
import { type Explanation, explainFinding, explainLost, type Loss } from '../explain/index.ts'
import { readInputs } from '../inputs/index.ts'
import { builtin, ConfigError, type Extraction } from '../node.ts'
import { lineStarts, offsetOf, placeAt, type Span } from '../note/index.ts'
import { buildExtractor } from '../pipeline/index.ts'
import { extractOne } from './begin-inputs.ts'
import { type Console, exitCodes } from './console.ts'
import { type Paint, painter } from './paint.ts'

interface Options {
  at?: string
  code?: string
  lost?: boolean
  json?: boolean
}

export function explainCommand(console: Console): Command {
  return new Command('explain')
    .description('say why each finding of a note is there, and why something is none')
    .argument('<note>', 'a file of one note, or - for standard input')
    .option('--at <line:col>', 'only what stands at this place, findings or not')
    .option('--code <code>', 'only findings of this code, and terms of it that do not count')
    .option('--lost', 'also every term that does not count')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ tincture explain note.txt                      each finding: term, cue, scope, section, factors
  $ tincture explain note.txt --at 14:209          why the words in line 14, column 209 are found, or are not
  $ tincture explain note.txt --code I10           why hypertension is found, or is not
  $ tincture explain note.txt --lost --json`,
    )
    .action(async (file: string, options: Options) => {
      console.setExitCode(await run(file, options, console))
    })
}

async function run(file: string, options: Options, console: Console): Promise<number> {
  const extractor = buildExtractor(builtin('en'))
  for await (const read of readInputs([file], console.stdin)) {
    const extraction = extractOne(read, extractor.extract)
    if (typeof extraction === 'string') {
      console.error(`tincture: ${read.place}: ${extraction}`)
      return exitCodes.rejectedInputs
    }
    const asked = ask(extraction, options)
    await console.write(
      options.json
        ? `${JSON.stringify({ id: extraction.note.id, findings: asked.findings, lost: asked.lost })}\n`
        : textOf(extraction, asked, options, painter(console)),
    )
  }
  return exitCodes.done
}

interface Asked {
  readonly findings: readonly Explanation[]
  readonly lost: readonly Loss[]
  /** The offset of --at. */
  readonly offset: number | null
}

/** What the options ask for. */
function ask(extraction: Extraction, options: Options): Asked {
  const { note, findings } = extraction
  const offset = options.at === undefined ? null : offsetAt(note.text, options.at)
  const holds = ({ start, end }: Span): boolean => offset !== null && start <= offset && offset < end
  const code = options.code?.toUpperCase().replace('.', '')
  const isCode = (one: { readonly code: string }): boolean =>
    code !== undefined && one.code.toUpperCase().replace('.', '').startsWith(code)
  const all = offset === null && code === undefined
  return {
    findings: findings
      .filter(({ evidence, codes }) => all || evidence.some(holds) || codes.some(isCode))
      .map((finding) => explainFinding(extraction, finding)),
    lost:
      all && !options.lost
        ? []
        : explainLost(extraction).filter(
            ({ span, meanings }) => all || holds(span) || meanings.some(({ codes }) => codes.some(isCode)),
          ),
    offset,
  }
}

function offsetAt(text: string, place: string): number {
  const [, line, column] = /^(\d+):(\d+)$/.exec(place) ?? []
  const offset =
    line === undefined || Number(line) < 1 || Number(column) < 1
      ? null
      : offsetOf(lineStarts(text), { line: Number(line), column: Number(column) }, text.length)
  if (offset === null)
    throw new ConfigError(
      'config/bad-option',
      '--at: give a line and a column of the note, both from 1, as in --at 14:5.',
    )
  return offset
}

function textOf(extraction: Extraction, { findings, lost, offset }: Asked, options: Options, paint: Paint): string {
  const starts = lineStarts(extraction.note.text)
  const place = ({ start }: Span): string => {
    const { line, column } = placeAt(starts, start)
    return `${line}:${column}`
  }
  const blocks = [
    ...findings.map((one) => findingText(one, place, paint)),
    ...lost.map(({ kind, span, words, meanings, rule }) => {
      const could = meanings.map(({ name, codes }) => [name, ...codes.map(({ code }) => code)].join(' ')).join('; ')
      return [
        `${paint('dim', 'no finding')}  ${words}  ${paint('dim', `[${place(span)}]`)}`,
        ...(could === '' ? [] : [row('could be', `${kind} ${could}`)]),
        row('rule', rule),
      ].join('\n')
    }),
  ]
  if (blocks.length === 0) blocks.push(nothing(extraction, offset, options))
  return `${blocks.join('\n\n')}\n`
}

/** What is said where neither a finding nor a term that could be one is. */
function nothing({ note, layers, lexicon }: Extraction, offset: number | null, { code }: Options): string {
  if (code !== undefined) return `Nothing in the note has the code ${code}: no finding, and no term that could mean it.`
  if (offset === null) return 'Nothing found.'
  const { tokens, terms } = layers
  const token = tokens.end.findIndex((end, i) => i < tokens.length && tokens.start[i]! <= offset && offset < end)
  if (token < 0) return 'There is no word at this place.'
  const words = `“${note.text.slice(tokens.start[token], tokens.end[token])}”`
  const kinds = new Set<string>()
  for (let t = 0; t < terms.length; t++)
    if (terms.first[t]! <= token && token < terms.end[t]!)
      for (const { concept } of lexicon.senses(terms.entry[t]!)) kinds.add(lexicon.concept(concept).kind)
  if (kinds.size === 0) return `${words} is in no term of the lexicon.`
  return `${words} is no condition, drug or test; the lexicon has it as ${[...kinds].join(', ')}.`
}

const row = (name: string, words: string): string => `  ${name.padEnd(14)} ${words}`

function findingText(explanation: Explanation, place: (span: Span) => string, paint: Paint): string {
  const { finding, name, said, steps, attributes, confidence, fhir } = explanation
  const codes = finding.codes.map(({ system, code, display }) => `${system} ${code}${display ? ` ${display}` : ''}`)
  const factors = confidence.factors.map(
    ({ words, weight }) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)} ${words}`,
  )
  const parts = confidence.parts.map((part) => `${part.name} ${part.value.toFixed(2)}`)
  const tone = { condition: 'red', medication: 'blue', observation: 'green' } as const
  return [
    `${paint(['bold', tone[finding.kind]], name)}: ${said}  ${paint('dim', `[${finding.kind}, ${finding.evidence.map(place).join(', ')}]`)}`,
    ...steps.map(({ kind, words, rule }) =>
      row(kind, `${words}${kind === 'scope' ? '' : `  ${paint('dim', `(${rule})`)}`}`),
    ),
    ...attributes.map((one) => row(one.name, one.text)),
    ...codes.map((code, i) => row(i === 0 ? 'codes' : '', code)),
    row('confidence', [confidence.value.toFixed(2), ...parts, ...factors].join(', ')),
    row('FHIR', fhir),
  ].join('\n')
}
