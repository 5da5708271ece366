/**
 * How valid? The official HL7 validator over what notes give, in every mode and profile, with our own definitions loaded.
 *
 *   npm run validate:fhir [-- --notes FILE.jsonl ...] [--limit N] [--only WAY,WAY] [--spread N] [--packages] [--keep FOLDER]
 *
 * Without --notes, over the notes of fixtures/. --limit takes so many of each file; --spread gives each note in so many of
 * the ways only, dealt out in turn, so that all notes and all ways come up. The validator's folder (what
 * ../shared/tools/fhir-validator/setup.mjs makes) is TINCTURE_FHIR_VALIDATOR; without it, it is made in the system's folder
 * for temporary files where those tools stand beside the project. --packages fetches from npm what R5 and IPS need; without
 * those packages it says that they were not checked. Without Java or the validator it says so and does nothing.
 * Exit 1 when there are errors, 2 when the validator did not run.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fhirPackage, uris } from '../../src/fhir/index.ts'
import { createExtractor } from '../../src/node.ts'
import { version } from '../../src/version.ts'
import { fileOf, fixtureNotes, given, jsonlNotes, ways } from './fhir-ways.ts'
import { fetchPackages, findValidator, hasIps, hasR5, validate } from './hl7-validator.ts'

const { values } = parseArgs({
  options: {
    notes: { type: 'string', multiple: true },
    limit: { type: 'string' },
    only: { type: 'string' },
    spread: { type: 'string' },
    packages: { type: 'boolean' },
    keep: { type: 'string' },
  },
})

/** The UCUM codes of these files that the UCUM library knows, as a code system: the validator has no terminology server to ask. */
function ucumSystem(texts: readonly string[]): object {
  const require = createRequire(import.meta.url)
  const { UcumLhcUtils } = require('@lhncbc/ucum-lhc') as {
    UcumLhcUtils: { getInstance(): { validateUnitString(code: string): { status: string } } }
  }
  const library = UcumLhcUtils.getInstance()
  const codes = new Set<string>([
    '%',
    'cm',
    '[in_i]',
    'kg',
    'g',
    '[lb_av]',
    'Cel',
    '[degF]',
    'mm[Hg]',
    '/min',
    'kg/m2',
    'm2',
    's',
    'min',
    'h',
    'd',
    'wk',
    'mo',
    'a',
  ])
  const inJson = /"system":"http:\/\/unitsofmeasure\.org","code":"((?:[^"\\]|\\.)*)"/g
  const inXml = /<system value="http:\/\/unitsofmeasure\.org"\/><code value="([^"]*)"\/>/g
  for (const text of texts)
    for (const match of [...text.matchAll(inJson), ...text.matchAll(inXml)]) codes.add(match[1]!)
  const right = [...codes].filter((code) => library.validateUnitString(code).status === 'valid')
  return {
    resourceType: 'CodeSystem',
    id: 'ucum',
    url: 'http://unitsofmeasure.org',
    name: 'UcumOfTheseFiles',
    status: 'active',
    content: 'complete',
    caseSensitive: true,
    concept: right.sort().map((code) => ({ code })),
  }
}

/** HL7's AIconfidence as its page describes it: not published yet, so no package has it. */
const aiConfidence = {
  resourceType: 'StructureDefinition',
  id: 'AIconfidence',
  url: uris.aiConfidence,
  name: 'AIconfidence',
  status: 'draft',
  fhirVersion: '4.0.1',
  kind: 'complex-type',
  abstract: false,
  context: ['Resource', 'Element'].map((expression) => ({ type: 'element', expression })),
  type: 'Extension',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
  derivation: 'constraint',
  differential: {
    element: [
      { id: 'Extension', path: 'Extension' },
      { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
      { id: 'Extension.url', path: 'Extension.url', fixedUri: uris.aiConfidence },
      { id: 'Extension.value[x]', path: 'Extension.value[x]', min: 1, type: [{ code: 'decimal' }, { code: 'string' }] },
    ],
  },
}

/** IPS says "any resource" with a version, which this validator takes for a type of that name that nothing is. */
function withAnyResource(definition: string): string {
  return definition.replaceAll('StructureDefinition/Resource|4.0.1"', 'StructureDefinition/Resource"')
}

const found = findValidator()
if ('missing' in found) {
  console.log(`validate:fhir was not run: ${found.missing}`)
  process.exit(0)
}
const validator = found.folder
if (values.packages) fetchPackages(validator)
const asked = (values.only?.split(',') ?? Object.keys(ways)).filter((way) => {
  const missing = ways[way] === undefined ? 'there is no such way' : lacks(way)
  if (missing) console.log(`validate:fhir: ${way} was not checked: ${missing}`)
  return !missing
})

function lacks(way: string): string | null {
  if (ways[way]!.version === '5.0.0' && !hasR5(validator)) return 'its packages are not there; --packages fetches them'
  if (way === 'ips' && !hasIps(validator)) return 'its package is not there; --packages fetches it'
  return null
}

const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'validate-fhir-')) : resolve(values.keep)
const inputs = values.notes?.map(jsonlNotes) ?? [fixtureNotes()]
const notes = inputs.flatMap((all) => all.slice(0, values.limit === undefined ? undefined : Number(values.limit)))
const extractor = createExtractor()
const counts = new Map(asked.map((way) => [way, { files: 0, resources: 0, errors: 0 }]))
const texts = new Map<string, string[]>()
const perNote = values.spread === undefined ? asked.length : Math.min(Number(values.spread), asked.length)
for (const [i, note] of notes.entries()) {
  const known = extractor.extract({ ...note, ...given })
  const bare = extractor.extract(note)
  for (let turn = 0; turn < perNote; turn++) {
    const name = asked[(i * perNote + turn) % asked.length]!
    const way = ways[name]!
    const { text, resources } = fileOf(way.bare ? bare : known, way)
    const count = counts.get(name)!
    count.files++
    count.resources += resources
    const input = join(folder, `input-${way.version}`)
    mkdirSync(input, { recursive: true })
    const file = `${name}__${note.id.replace(/[^A-Za-z0-9]/g, '_')}.${way.as === 'xml' ? 'xml' : 'json'}`
    writeFileSync(join(input, file), text)
    const before = texts.get(way.version)
    if (before) before.push(text)
    else texts.set(way.version, [text])
  }
}

const seen = new Map<string, { count: number; where: string }>()
for (const fhirVersion of ['4.0.1', '5.0.0'] as const) {
  const written = texts.get(fhirVersion)
  if (!written) continue
  const own = join(folder, `own-${fhirVersion}`)
  mkdirSync(own, { recursive: true })
  const put = (name: string, text: string): void =>
    writeFileSync(join(own, name), text.replaceAll('"4.0.1"', `"${fhirVersion}"`))
  put('CodeSystem-ucum.json', JSON.stringify(ucumSystem(written)))
  put('StructureDefinition-AIconfidence.json', JSON.stringify(aiConfidence))
  for (const [path, text] of fhirPackage(version))
    if (/(?:StructureDefinition|NamingSystem)-/.test(path)) put(path.slice(path.indexOf('/') + 1), text)
  const guides = [own]
  if (fhirVersion === '4.0.1') {
    guides.unshift('hl7.fhir.us.core#8.0.0')
    const summary = join(validator, 'ips/package')
    if (hasIps(validator))
      for (const name of readdirSync(summary))
        if (/^(?:StructureDefinition|ValueSet|CodeSystem)-/.test(name))
          writeFileSync(join(own, name), withAnyResource(readFileSync(join(summary, name), 'utf8')))
  }
  const told = validate(
    validator,
    join(folder, `input-${fhirVersion}`),
    fhirVersion,
    guides,
    join(folder, `report-${fhirVersion}.json`),
  )
  if (told === null) {
    console.error('validate:fhir: the validator did not run')
    process.exit(2)
  }
  for (const { file, severity, text, where } of told) {
    if (severity !== 'error' && severity !== 'fatal') continue
    const way = file.slice(0, file.indexOf('__'))
    counts.get(way)!.errors++
    const said = `${way}: ${text}`
    const at = seen.get(said)
    if (at) at.count++
    else seen.set(said, { count: 1, where: `${file} ${where}` })
  }
}
for (const [text, { count, where }] of [...seen].sort((a, b) => b[1].count - a[1].count).slice(0, 40))
  console.log(`${count} x ${text} (${where})`)
let errors = 0
for (const [way, count] of counts) {
  errors += count.errors
  console.log(
    `${way.padEnd(14)} ${String(count.files).padStart(6)} files ${String(count.resources).padStart(7)} resources ${String(count.errors).padStart(5)} errors`,
  )
}
console.log(`validate:fhir: ${notes.length} notes, ${errors} errors`)
if (values.keep === undefined) rmSync(folder, { recursive: true })
process.exitCode = errors > 0 ? 1 : 0
