/** How fast? Tokens, terms and whole extraction in MB/s and notes/s of processor time; asserts what is found before it times. `--profile`: the share of each stage. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { flattenMentions } from '../../src/findings/index.ts'
import { findTerms, findWords } from '../../src/lexicon/index.ts'
import { builtin, createExtractor } from '../../src/node.ts'
import { findLines, findSentences, tokenize } from '../../src/note/index.ts'
import { defaultStages } from '../../src/pipeline/default-stages.ts'
import type { Layers } from '../../src/pipeline/layers.ts'

const root = resolve(import.meta.dirname, '../..')
const corpus = resolve(root, '../shared/corpora/mtsamples.jsonl')
// A compiler of JavaScript learns for some ten rounds which code is worth its work; a run over an archive is long past that.
const warmUp = 10
const rounds = 7

const notes: string[] = existsSync(corpus)
  ? readFileSync(corpus, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  : readdirSync(join(root, 'fixtures/notes'))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(join(root, 'fixtures/notes', file), 'utf8'))
const bytes = notes.reduce((sum, text) => sum + text.length, 0)
const lexicon = builtin('en')
const extractor = createExtractor()

const each = (work: (text: string) => number) => (): number => notes.reduce((sum, text) => sum + work(text), 0)

/** Each part's work on all notes, with the count that must come out alike in every round. */
const parts: Record<string, () => number> = {
  tokens: each((text) => tokenize(text).length),
  terms: each((text) => {
    const tokens = tokenize(text)
    const sentences = findSentences(text, tokens, findLines(text, tokens))
    return findTerms(text, tokens, findWords(tokens, lexicon), sentences, lexicon).length
  }),
  extract: each((text) => extractor.extract(text).mentions.length),
  extractAll: () => {
    let found = 0
    for (const { mentions } of extractor.extractAll(notes)) found += mentions.length
    return found
  },
}

console.log(
  `${notes.length} notes, ${(bytes / 1e6).toFixed(2)} MB, ${existsSync(corpus) ? 'mtsamples' : 'fixtures'}; lexicon of ${lexicon.header.counts.terms} terms; Node ${process.version}`,
)
/** Times one part over all notes. */
function measure(name: string, work: () => number): void {
  const expected = work()
  if (expected === 0) throw new Error(`${name} finds nothing: its speed would mean nothing`)
  for (let round = 1; round < warmUp; round++) work()
  const seconds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begin = process.cpuUsage()
    const count = work()
    const { user, system } = process.cpuUsage(begin)
    seconds.push((user + system) / 1e6) // what other programs take of the machine does not count
    if (count !== expected) throw new Error(`${name} found ${count}, then ${expected}`)
  }
  seconds.sort((a, b) => a - b)
  const speed = (s: number): string => `${(bytes / 1e6 / s).toFixed(1)} MB/s ${Math.round(notes.length / s)} notes/s`
  console.log(
    `${name.padEnd(10)} ${expected} found; median ${speed(seconds[rounds >> 1]!)}; best ${speed(seconds[0]!)}; worst ${speed(seconds.at(-1)!)}`,
  )
}

/** The share of each stage of an extraction, the first round being warm-up; the last is the flat mentions. */
function profile(): void {
  const stages = defaultStages(lexicon)
  const spent = new Map<string, number>()
  const add = (name: string, begin: number): void =>
    void spent.set(name, (spent.get(name) ?? 0) + performance.now() - begin)
  for (let round = 0; round < 4; round++) {
    if (round === 1) spent.clear()
    for (const text of notes) {
      const layers: Record<string, unknown> = {}
      for (const stage of stages) {
        const begin = performance.now()
        layers[stage.writes] = stage.run({ id: 'bench', text }, layers as unknown as Layers, () => {})
        add(stage.name, begin)
      }
      const begin = performance.now()
      flattenMentions({ ...(layers as unknown as Layers), text, lexicon })
      add('flat mentions', begin)
    }
  }
  const total = [...spent.values()].reduce((sum, ms) => sum + ms, 0)
  for (const [name, ms] of spent) console.log(`${name.padEnd(14)} ${((100 * ms) / total).toFixed(1).padStart(5)} %`)
}

if (process.argv.includes('--profile')) profile()
else for (const [name, work] of Object.entries(parts)) measure(name, work)
