/** Holds an extractor against an example: everything marked is found so, and nothing else is found. */
import type { FlatMention } from '../findings/index.ts'
import type { Extractor } from '../pipeline/index.ts'
import type { Example, Expected } from './read-examples.ts'

/** What is wrong, a sentence each; empty when the example holds. */
export function checkExample(extractor: Extractor, example: Example): readonly string[] {
  const { mentions } = extractor.extract(example.text)
  const problems: string[] = []
  const left = new Set(mentions)
  for (const expected of example.expected) {
    const found = [...left].find((mention) => sameSpan(mention, expected))
    const words = JSON.stringify(example.text.slice(expected.start, expected.end))
    if (!found) {
      problems.push(`line ${example.line}: ${expected.kind} ${words} is not found`)
      continue
    }
    left.delete(found)
    for (const [field, value] of Object.entries(expected.traits)) {
      const is = (found as unknown as Record<string, unknown>)[field] ?? null
      if ((is === null ? null : String(is)) !== value)
        problems.push(
          `line ${example.line}: ${expected.kind} ${words} has ${field} ${JSON.stringify(is)}, not ${JSON.stringify(value)}`,
        )
    }
  }
  for (const mention of left)
    problems.push(`line ${example.line}: ${mention.kind} ${JSON.stringify(mention.text)} is found but not marked`)
  return problems
}

function sameSpan(mention: FlatMention, expected: Expected): boolean {
  return mention.kind === expected.kind && mention.start === expected.start && mention.end === expected.end
}
