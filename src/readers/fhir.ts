/** FHIR JSON in a file: a resource, a Bundle of them, or plain `{"id", "text"}` records. */
import { decodeBytes } from './decode.ts'
import { defineReader } from './reader.ts'

/** FHIR JSON files, and JSON files of records. */
export const fhirReader = defineReader({
  name: 'fhir',
  recognises: (head, path) => {
    const text = decodeBytes(head).trimStart()
    return /^\{\s*"/.test(text) || (text.startsWith('[') && /\.json$/i.test(path))
  },
  async *read(input, path, options) {
    const { notesOfFile } = await import('./fhir-notes.ts')
    yield* notesOfFile(input, path, options)
  },
})
