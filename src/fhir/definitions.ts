/** What we publish for others' validators: the definition of our confidence extension and the names of our identifier systems, as a FHIR package. */
import { base, uris } from './systems.ts'

/** The name of the FHIR package, as `npm install` and the FHIR package cache take it. */
export const packageName = 'tincture.fhir'

const published = '2026-11-25'
const license = 'CC0-1.0'

const decimal = 'http://hl7.org/fhir/StructureDefinition/Extension'
const title = 'NLP confidence'
const meaning =
  'How likely what stands here is right, from 0 to 1, as the program that read it from a text reckons. On a resource it is of the resource as a whole, on an element of that element.'

interface ElementRules {
  id: string
  path: string
  [rule: string]: unknown
}

// an invariant, and not minValueDecimal and maxValueDecimal: HL7's validator 6.0.21 compares those the wrong way round
const unitInterval = {
  key: 'nlp-1',
  severity: 'error',
  human: 'A confidence is from 0 to 1',
  expression: '$this >= 0 and $this <= 1',
  source: uris.confidence,
}

const differential: readonly ElementRules[] = [
  { id: 'Extension', path: 'Extension', short: title, definition: meaning, min: 0, max: '1' },
  { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
  { id: 'Extension.url', path: 'Extension.url', fixedUri: uris.confidence },
  {
    id: 'Extension.value[x]',
    path: 'Extension.value[x]',
    short: 'From 0 to 1',
    definition: meaning,
    min: 1,
    type: [{ code: 'decimal' }],
    constraint: [unitInterval],
  },
]

const stringType = (code: string): object => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type', valueUrl: code }],
  code: 'http://hl7.org/fhirpath/System.String',
})

const ele1 = {
  key: 'ele-1',
  severity: 'error',
  human: 'All FHIR elements must have a @value or children',
  expression: 'hasValue() or (children().count() > id.count())',
  xpath: '@value|f:*|h:div',
  source: 'http://hl7.org/fhir/StructureDefinition/Element',
}
const ext1 = {
  key: 'ext-1',
  severity: 'error',
  human: 'Must have either extensions or value[x], not both',
  expression: 'extension.exists() != value.exists()',
  xpath: 'exists(f:extension)!=exists(f:*[starts-with(local-name(.), "value")])',
  source: decimal,
}

const snapshot: readonly ElementRules[] = [
  {
    id: 'Extension',
    path: 'Extension',
    short: title,
    definition: meaning,
    min: 0,
    max: '1',
    base: { path: 'Extension', min: 0, max: '*' },
    constraint: [ele1, ext1],
    isModifier: false,
  },
  {
    id: 'Extension.id',
    path: 'Extension.id',
    representation: ['xmlAttr'],
    short: 'Unique id for inter-element referencing',
    definition: 'Unique id for the element within a resource (for internal references).',
    min: 0,
    max: '1',
    base: { path: 'Element.id', min: 0, max: '1' },
    type: [stringType('string')],
    isModifier: false,
    isSummary: false,
  },
  {
    id: 'Extension.extension',
    path: 'Extension.extension',
    slicing: {
      discriminator: [{ type: 'value', path: 'url' }],
      description: 'Extensions are always sliced by (at least) url',
      rules: 'open',
    },
    short: 'None',
    definition: 'This extension has no extensions.',
    min: 0,
    max: '0',
    base: { path: 'Element.extension', min: 0, max: '*' },
    type: [{ code: 'Extension' }],
    constraint: [ele1, ext1],
    isModifier: false,
    isSummary: false,
  },
  {
    id: 'Extension.url',
    path: 'Extension.url',
    representation: ['xmlAttr'],
    short: 'identifies the meaning of the extension',
    definition: 'Source of the definition for the extension code.',
    min: 1,
    max: '1',
    base: { path: 'Extension.url', min: 1, max: '1' },
    type: [stringType('uri')],
    fixedUri: uris.confidence,
    isModifier: false,
    isSummary: false,
  },
  {
    id: 'Extension.value[x]',
    path: 'Extension.value[x]',
    short: 'From 0 to 1',
    definition: meaning,
    min: 1,
    max: '1',
    base: { path: 'Extension.value[x]', min: 0, max: '1' },
    type: [{ code: 'decimal' }],
    constraint: [ele1, unitInterval],
    isModifier: false,
    isSummary: false,
  },
]

function confidenceDefinition(version: string): DefinitionResource {
  return {
    resourceType: 'StructureDefinition',
    id: 'nlp-confidence',
    url: uris.confidence,
    version,
    name: 'NlpConfidence',
    title,
    status: 'active',
    experimental: false,
    date: published,
    publisher: 'Tincture',
    description: meaning,
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: [
      { type: 'element', expression: 'Resource' },
      { type: 'element', expression: 'Element' },
    ],
    type: 'Extension',
    baseDefinition: decimal,
    derivation: 'constraint',
    snapshot: { element: snapshot },
    differential: { element: differential },
  }
}

const systems = [
  [
    'finding',
    'TinctureFinding',
    uris.findingId,
    'The id of a finding: a UUID version 5 of the note, the resource type and where the finding stands.',
  ],
  ['note', 'TinctureNote', uris.noteId, 'The id of a note that was read: a UUID version 5 of its id and text.'],
  [
    'device',
    'TinctureDevice',
    uris.deviceId,
    'The program that read a note, with its version and the digest of its lexicon.',
  ],
] as const

function namingSystem([id, name, uri, description]: (typeof systems)[number]): DefinitionResource {
  return {
    resourceType: 'NamingSystem',
    id: `tincture-${id}`,
    name,
    status: 'active',
    kind: 'identifier',
    date: published,
    publisher: 'Tincture',
    description,
    uniqueId: [{ type: 'uri', value: uri, preferred: true }],
  }
}

export interface DefinitionResource {
  readonly resourceType: string
  readonly id: string
  readonly url?: string
  readonly [element: string]: unknown
}

/** All definitions of ours, at a version of the package. */
export function definitions(version: string): readonly DefinitionResource[] {
  return [confidenceDefinition(version), ...systems.map(namingSystem)]
}

/** The files of the installable FHIR package, by their paths in it: `package/package.json`, `package/.index.json`, and a file a definition. */
export function fhirPackage(version: string): ReadonlyMap<string, string> {
  const all = definitions(version)
  const files = new Map<string, unknown>()
  files.set('package/package.json', {
    name: packageName,
    version,
    'tools-version': 3,
    type: 'Conformance',
    canonical: base,
    url: base,
    title: 'Tincture: extensions and identifier systems',
    description:
      "What resources read from clinical notes by Tincture carry beside HL7's own: the confidence extension, and the systems of identifiers.",
    fhirVersions: ['4.0.1'],
    dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
    author: 'Tincture',
    license,
  })
  files.set('package/.index.json', {
    'index-version': 1,
    files: all.map(({ resourceType, id, url, version, kind, type }) => ({
      filename: `${resourceType}-${id}.json`,
      resourceType,
      id,
      ...(url ? { url } : {}),
      ...(version ? { version } : {}),
      ...(kind ? { kind } : {}),
      ...(type ? { type } : {}),
    })),
  })
  for (const one of all) files.set(`package/${one.resourceType}-${one.id}.json`, one)
  return new Map([...files].map(([path, content]) => [path, `${JSON.stringify(content, null, 2)}\n`]))
}
