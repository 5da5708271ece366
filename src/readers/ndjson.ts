/** NDJSON: one record or FHIR resource a line. */
import { decodeBytes, markedEncoding } from './decode.ts'
import { defineReader } from './reader.ts'
import { idOfPath } from './whole.ts'

/** Lines of `{"id", "text"}` or of FHIR resources. A line that can't be read is rejected, and the next one is read. */
export const ndjsonReader = defineReader({
  name: 'ndjson',
  recognises: (head, path) => {
    if (markedEncoding(head)?.encoding.startsWith('utf-16')) return false
    if (/\.(?:ndjson|jsonl)(?:\.\w+)?$/i.test(path)) return true
    const text = decodeBytes(head).trimStart()
    if (!text.startsWith('{')) return false
    const end = text.indexOf('\n')
    if (end < 0) return false
    try {
      JSON.parse(text.slice(0, end))
      return text.slice(end).trim() !== '' // a second line, be it broken: one JSON text has none after its end
    } catch {
      return false
    }
  },
  async *read(input, path, options) {
    const { notesOfLines } = await import('./note-lines.ts')
    yield* notesOfLines(input, options.id ?? idOfPath(path), options)
  },
})
