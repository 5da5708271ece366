/** Shows what each stage makes of one note: for people who write rules. `npx tsx bench/quality/dump.ts FILE` */
import { readFileSync } from 'node:fs'
import { createExtractor } from '../../src/node.ts'

const text = readFileSync(process.argv[2] ?? 0, 'utf8')
const { layers, mentions, issues } = createExtractor().extract(text)
const { tokens } = layers
const words = (first: number, end: number): string =>
  JSON.stringify(text.slice(tokens.start[first], tokens.end[end - 1]))
layers.sections.forEach((section, i) =>
  console.log(
    `section ${i} ${section.type} parent=${section.parent} implies="${section.implies}" ${section.title ? JSON.stringify(text.slice(section.title.start, section.title.end)) : '-'}`,
  ),
)
layers.sentences.forEach((sentence) => console.log(`sentence ${words(sentence.first, sentence.end)}`))
for (const cue of layers.cues)
  console.log(
    `cue ${words(cue.first, cue.end)} ${cue.effect} ${cue.direction} scope ${cue.scope.end > cue.scope.first ? words(cue.scope.first, cue.scope.end) : '-'}`,
  )
for (const mention of mentions) console.log(JSON.stringify(mention))
layers.mentions.forEach((mention, i) =>
  console.log(
    `why ${words(mention.first, mention.end)} ${[...mention.because, ...layers.assertions[i]!.because].map((reason) => reason.rule).join(', ')}`,
  ),
)
for (const issue of issues) console.log(JSON.stringify(issue))
