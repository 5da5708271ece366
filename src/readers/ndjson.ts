/** NDJSON: one record or FHIR resource a line. */
import { decodeBytes, markedEncoding } from './decode.ts'
import { readValue } from './fhir.ts'
import { parseJson } from './json.ts'
import { fieldsOf } from './json-record.ts'
import { byteLines } from './lines.ts'
import { defineReader, limitsOf } from './reader.ts'
import { rejectionOf } from './refused.ts'
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
    const limits = limitsOf(options)
    const fields = fieldsOf(options)
    const id = idOfPath(path)
    for await (const { bytes, number, at } of byteLines(input, limits.recordBytes)) {
      if (bytes === null) {
        yield { rejected: { code: 'readers/line-too-long', record: number, at } }
        continue
      }
      if (isBlank(bytes)) continue
      let value: unknown
      try {
        value = parseJson(decodeBytes(bytes, options.encoding))
      } catch (error) {
        yield { rejected: rejectionOf(error, number, at) }
        continue
      }
      const place = { reader: 'ndjson', record: number, at, fallback: `${id}-${number}`, countsEntries: false }
      yield* readValue(value, place, fields, limits)
    }
  },
})

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
