/** How fast are bare directions parsed? Asserts two hundred of them, then times `parseSig` against finding their terms alone. */
import { parseSig, sigText } from '../../src/attributes/index.ts'
import { findTerms, findWords } from '../../src/lexicon/index.ts'
import { builtin } from '../../src/node.ts'
import { tokenize } from '../../src/note/index.ts'
import { directions } from './sig-directions.ts'

const rounds = 15
const repeats = 100
const lexicon = builtin('en')
const all = directions()

let wrong = 0
for (const [text, said] of all) {
  const found = Object.fromEntries(
    Object.entries(sigText(parseSig(text, lexicon))).flatMap(([slot, value]) =>
      value === null || value === false ? [] : [[slot, String(value)]],
    ),
  )
  const sorted = (slots: object): string => JSON.stringify(Object.entries(slots).sort())
  if (sorted(found) !== sorted(said)) {
    wrong++
    console.error(`${text}\n  ${sorted(found)}\n  ${sorted(said)}`)
  }
}
if (wrong > 0) throw new Error(`${wrong} of ${all.length} directions are read wrongly: their speed would mean nothing`)

const texts = all.map(([text]) => text)
const parts: Record<string, (text: string) => unknown> = {
  terms: (text) => {
    const tokens = tokenize(text)
    const whole = [{ first: 0, end: tokens.length, line: 0 }]
    return findTerms(text, tokens, findWords(tokens, lexicon), whole, lexicon)
  },
  parseSig: (text) => parseSig(text, lexicon),
}

/** CPU seconds: the machine may have other work. */
const cpu = (work: (text: string) => unknown): number => {
  const begin = process.cpuUsage()
  for (let r = 0; r < repeats; r++) for (const text of texts) work(text)
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1e6
}
const seconds: Record<string, number[]> = Object.fromEntries(Object.keys(parts).map((name) => [name, []]))
for (const work of Object.values(parts)) cpu(work) // warm
for (let round = 0; round < rounds; round++)
  for (const [name, work] of Object.entries(parts)) seconds[name]!.push(cpu(work))
const speed = (s: number): number => Math.round((repeats * texts.length) / s)
for (const [name, times] of Object.entries(seconds)) {
  times.sort((a, b) => a - b)
  console.log(
    `${name.padEnd(8)} median ${speed(times[rounds >> 1]!)}/s; best ${speed(times[0]!)}; worst ${speed(times.at(-1)!)} per second of one core's work`,
  )
}
