/** This program over the notes: `ours.ts NOTES.ndjson ROUNDS mentions|fhir`. Prints one line of JSON. */
import { createExtractor, createNdjsonWriter } from '../../src/node.ts'
import { version } from '../../src/version.ts'
import { notesOf, timed } from './timed.ts'

const [notes, rounds, what] = process.argv.slice(2) as [string, string, string]
const begin = process.cpuUsage()
const extractor = createExtractor()
const { user, system } = process.cpuUsage(begin)
const writer = createNdjsonWriter({})
let bytes = 0
const work = {
  // as many things as the peers look for
  mentions: (text: string): number => extractor.extract(text).mentions.length,
  fhir: (text: string): number => {
    const extraction = extractor.extract({ id: 'bench', text, subject: 'Patient/1' })
    bytes += writer.write(extraction).length
    return extraction.mentions.length
  },
}[what]!
console.log(
  JSON.stringify({ version, setup: (user + system) / 1e6, ...timed(notesOf(notes), Number(rounds), work), bytes }),
)
