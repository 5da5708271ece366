/**
 * How right are assertions alone? Scores sentences in which the concept is given by its span, one JSON object a line:
 * `{ text, start, end, negation: "Negated" | "Affirmed" | "Possible", temporality: "Historical" | "Recent", experiencer: "Patient" | "Other" }`.
 * Takes files as arguments, else looks beside the project; `--errors` lists what is wrong.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Assertion, assertMentions } from '../../src/assertion/index.ts'
import type { Mention } from '../../src/mentions/index.ts'
import { createExtractor, type Extraction } from '../../src/node.ts'
import { sectionOf } from '../../src/sections/index.ts'

interface Sentence {
  readonly id: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly negation: string
  readonly temporality: string
  readonly experiencer: string
}

/** What is asked of each sentence: does it hold by the gold, does it hold by us, and the published bar for its F. */
const questions: readonly {
  readonly name: string
  readonly bar: number
  gold(sentence: Sentence): boolean
  ours(assertion: Assertion): boolean
}[] = [
  {
    name: 'negation',
    bar: 0.97,
    gold: ({ negation }) => negation === 'Negated',
    ours: ({ certainty }) => certainty === 'absent',
  },
  {
    name: 'historical',
    bar: 0.75,
    gold: ({ temporality }) => temporality === 'Historical',
    ours: ({ temporality }) => temporality === 'historical',
  },
  {
    name: 'experiencer',
    bar: 0,
    gold: ({ experiencer }) => experiencer !== 'Patient',
    ours: ({ experiencer }) => experiencer !== 'patient',
  },
]

/** What we say of the words of the span, as if they were one condition, whether or not the lexicon knows them. */
function assertSpan({ layers, lexicon }: Extraction, { text, start, end }: Sentence): Assertion {
  const { tokens, sections, cues } = layers
  let first = 0
  while (first < tokens.length - 1 && tokens.end[first]! <= start) first++
  let stop = first + 1
  while (stop < tokens.length && tokens.start[stop]! < end) stop++
  // where our own condition in the span begins, cues inside the span may be about it
  const own = layers.mentions.find(({ kind, span }) => kind === 'condition' && span.start < end && start < span.end)
  const head = own
    ? { first: Math.max(first, own.head.first), end: Math.max(first + 1, own.head.end) }
    : { first, end: stop }
  const mention: Mention = {
    kind: 'condition',
    span: { start, end },
    first,
    end: stop,
    head,
    concepts: own?.concepts ?? layers.mentions[0]?.concepts ?? [0],
    codes: [],
    name: '',
    match: 'exact',
    ambiguous: false,
    sentence: 0,
    section: sectionOf(sections, first),
    modifiers: [],
    because: [],
  }
  return assertMentions({ text, tokens, sections, mentions: [mention], cues, lexicon })[0]!
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3)
}

const args = process.argv.slice(2)
const given = args.filter((arg) => !arg.startsWith('--'))
const beside = resolve(import.meta.dirname, '../../../shared/corpora/negex-dev.jsonl')
const files = given.length > 0 ? given : existsSync(beside) ? [beside] : []
if (files.length === 0)
  console.log('There is no file to score: give one as an argument; its form is at the top of bench/quality/negex.ts.')

const extractor = createExtractor()
for (const file of files) {
  const sentences = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Sentence)
  const said = sentences.map((sentence) => assertSpan(extractor.extract(sentence.text), sentence))
  console.log(`== ${file.split('/').at(-1)}: ${sentences.length} sentences`)
  for (const { name, bar, gold, ours } of questions) {
    let right = 0
    let found = 0
    let wanted = 0
    sentences.forEach((sentence, i) => {
      const [is, says] = [gold(sentence), ours(said[i]!)]
      wanted += Number(is)
      found += Number(says)
      right += Number(is && says)
      if (is === says || !args.includes('--errors')) return
      const { text, start, end } = sentence
      const because = said[i]!.because.map(({ rule }) => rule).join(', ')
      console.log(
        `${name} ${is ? 'missed' : 'spurious'}: ${text.slice(0, start)}[[${text.slice(start, end)}]]${text.slice(end)} (${because})`,
      )
    })
    const f = percent(2 * right, found + wanted)
    console.log(
      `${name.padEnd(12)} precision ${percent(right, found)} recall ${percent(right, wanted)} F ${f} of ${wanted}${bar > 0 ? `, wanted ${bar}: ${Number(f) >= bar ? 'met' : 'NOT MET'}` : ''}`,
    )
  }
}
