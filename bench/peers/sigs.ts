/**
 * Directions of the notes' drugs, by this program and by a sig parser: `sigs.ts NOTES.ndjson ROUNDS ours|FILE-OF-THE-PEER`. Prints one line of JSON.
 */
import { pathToFileURL } from 'node:url'
import { createExtractor, parseSig } from '../../src/node.ts'
import { notesOf, timed } from './timed.ts'

const [notes, rounds, whose] = process.argv.slice(2) as [string, string, string]

/** "40 mg po bid" of "Lasix 40 mg po bid": from the first to the last word of each sig in the notes. */
function directionsOf(texts: readonly string[]): string[] {
  const extractor = createExtractor()
  return texts.flatMap((text) =>
    extractor.extract(text).findings.flatMap((finding) => {
      if (finding.kind !== 'medication') return []
      const spans = Object.values(finding.sig).flatMap((slot) =>
        typeof slot === 'object' && slot !== null && 'span' in slot
          ? [slot.span as { start: number; end: number }]
          : [],
      )
      if (spans.length < 2) return []
      const [start, end] = [Math.min(...spans.map((one) => one.start)), Math.max(...spans.map((one) => one.end))]
      return end - start <= 120 ? [text.slice(start, end)] : []
    }),
  )
}

const directions = directionsOf(notesOf(notes))
const parse =
  whose === 'ours'
    ? parseSig
    : ((await import(pathToFileURL(whose).href)) as { parseSig: (text: string) => unknown }).parseSig
const begin = performance.now()
parse('1 tab po bid')
const setup = (performance.now() - begin) / 1000
const result = timed(directions, Number(rounds), (text) => (parse(text) ? 1 : 0))
console.log(JSON.stringify({ setup, ...result, directions: directions.length, characters: directions.join('').length }))
