/** Our FHIR package: what others' validators load. */
import { describe, expect, it } from 'vitest'
import { fhirPackage, uris } from '../../src/fhir/index.ts'

const files = fhirPackage('1.2.3')
const json = (path: string): Record<string, unknown> => JSON.parse(files.get(path)!) as Record<string, unknown>

describe('fhirPackage', () => {
  it('is installable: a manifest, an index of every file, and nothing that has to be fetched but R4', () => {
    expect(json('package/package.json')).toMatchObject({
      name: 'tincture.fhir',
      version: '1.2.3',
      fhirVersions: ['4.0.1'],
      dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
    })
    const listed = (json('package/.index.json').files as { filename: string }[]).map(
      ({ filename }) => `package/${filename}`,
    )
    expect([...files.keys()].sort()).toEqual(['package/.index.json', 'package/package.json', ...listed].sort())
  })
  it('defines the extension that resources carry', () => {
    const definition = json('package/StructureDefinition-nlp-confidence.json')
    expect(definition).toMatchObject({
      url: uris.confidence,
      version: '1.2.3',
      type: 'Extension',
      derivation: 'constraint',
      fhirVersion: '4.0.1',
    })
    const { element } = definition.snapshot as { element: { path: string; type?: { code: string }[] }[] }
    expect(element.find(({ path }) => path === 'Extension.value[x]')!.type).toEqual([{ code: 'decimal' }])
  })
  it('names every identifier system', () => {
    const named = [...files]
      .filter(([path]) => path.includes('NamingSystem'))
      .map(([path]) => (json(path).uniqueId as { value: string }[])[0]!.value)
    expect(named.sort()).toEqual([uris.deviceId, uris.findingId, uris.noteId].sort())
  })
})
