/** Every way in which the notes of fixtures/ may leave, by our own validator; `npm run validate:fhir` asks HL7's the same. */
import { describe, expect, it } from 'vitest'
import { fileOf, fixtureNotes, given, ways } from '../../bench/quality/fhir-ways.ts'
import { validateResource } from '../../src/fhir/index.ts'
import { createExtractor } from '../../src/node.ts'

const notes = fixtureNotes()
const extractor = createExtractor()
const known = notes.map((note) => extractor.extract({ ...note, ...given }))
const bare = notes.map((note) => extractor.extract(note))

it('are at least thirty notes', () => expect(notes.length).toBeGreaterThanOrEqual(30))

// our validator knows R4 in JSON
describe.each(Object.entries(ways).filter(([, { version, as }]) => version === '4.0.1' && as !== 'xml'))(
  '%s',
  (_, way) => {
    it('has no error', () => {
      for (const [i, extraction] of (way.bare ? bare : known).entries()) {
        const bundle = JSON.parse(fileOf(extraction, way).text) as unknown
        const errors = validateResource(bundle).filter(({ severity }) => severity !== 'warning')
        expect(errors, notes[i]!.id).toEqual([])
      }
    })
  },
)
