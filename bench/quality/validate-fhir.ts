/**
 * How valid? The official HL7 validator over the bundles of notes, in every mode and profile, with our own definitions loaded.
 *
 *   npm run validate:fhir [-- --notes FILE.jsonl] [--limit N] [--only NAME,NAME]
 *
 * The validator's folder (what ../shared/tools/fhir-validator/setup.mjs makes) is TINCTURE_FHIR_VALIDATOR; without it,
 * it is made in the system's folder for temporary files where those tools stand beside the project. Without Java or
 * the validator this says so and does nothing. Exit 1 when there are errors.
 */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BundleOptions, fhirPackage, uris, writeJson, writeXml } from '../../src/fhir/index.ts'
import { createExtractor, type Extraction, toBundle, toResources } from '../../src/node.ts'
import { version } from '../../src/version.ts'

const root = resolve(import.meta.dirname, '../..')
const tools = resolve(root, '../shared/tools/fhir-validator')

const subject = 'Patient/1'
const known: BundleOptions = { recorded: '2026-01-31T08:30:00Z', organization: 'Organization/1' }

/** Every way in which a note may leave: its options, and whether as XML or as single resources. */
const ways: Record<string, { options: BundleOptions; as?: 'xml' | 'resources'; bare?: true }> = {
  collection: { options: {}, bare: true },
  transaction: { options: { mode: 'transaction', embedNote: true } },
  put: { options: { mode: 'put', offsetUnit: 'utf16' } },
  ndjson: { options: {}, as: 'resources' },
  xml: { options: { embedNote: true }, as: 'xml' },
  'us-core': { options: { ...known, profile: 'us-core', medicationResource: 'MedicationRequest', embedNote: true } },
  ips: { options: { ...known, profile: 'ips', symptoms: 'observation', negated: 'drop', family: 'drop' } },
  'hl7-ai': { options: { ...known, confidenceExtension: 'hl7-ai', document: 'DocumentReference/9' } },
}

const { values } = parseArgs({
  options: { notes: { type: 'string' }, limit: { type: 'string' }, only: { type: 'string' }, keep: { type: 'string' } },
})

function skip(why: string): never {
  console.log(`validate:fhir skipped: ${why}`)
  process.exit(0)
}

function validatorFolder(): string {
  const given = process.env.TINCTURE_FHIR_VALIDATOR
  if (given !== undefined)
    return existsSync(join(given, 'complete'))
      ? resolve(given)
      : skip(`TINCTURE_FHIR_VALIDATOR has no file "complete"; run setup.mjs on it`)
  if (!existsSync(tools)) skip('TINCTURE_FHIR_VALIDATOR is not set: it names the folder of the HL7 validator')
  const folder = join(tmpdir(), 'tincture-fhir-validator')
  if (
    !existsSync(join(folder, 'complete')) &&
    spawnSync(process.execPath, [join(tools, 'setup.mjs'), folder], { stdio: 'inherit' }).status !== 0
  )
    skip('the validator could not be set up')
  return folder
}

/** Notes of a .jsonl file with `text`, or those of fixtures/. */
function readNotes(): { id: string; text: string }[] {
  const notes =
    values.notes === undefined
      ? readdirSync(join(root, 'fixtures/notes'))
          .filter((name) => name.endsWith('.txt'))
          .map((name) => ({ id: name, text: readFileSync(join(root, 'fixtures/notes', name), 'utf8') }))
      : readFileSync(values.notes, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line, i) => {
            const { id, text } = JSON.parse(line) as { id?: string | number; text: string }
            return { id: `${id ?? 'note'}-${i}`, text }
          })
  return values.limit === undefined ? notes : notes.slice(0, Number(values.limit))
}

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

/** The files of one note in one way: name and text, and how many resources they hold. */
function filesOf(extraction: Extraction, way: string): { files: [string, string][]; resources: number } {
  const { options, as } = ways[way]!
  const name = `${way}-${extraction.note.id.replace(/[^A-Za-z0-9]/g, '_')}`
  if (as === 'resources') {
    const resources = toResources(extraction, options)
    return {
      files: resources.map((resource, i) => [`${name}-${i}.json`, writeJson(resource)]),
      resources: resources.length,
    }
  }
  const bundle = toBundle(extraction, options)
  return {
    files: [as === 'xml' ? [`${name}.xml`, writeXml(bundle)] : [`${name}.json`, writeJson(bundle)]],
    resources: bundle.entry.length,
  }
}

if (spawnSync('java', ['-version']).status !== 0) skip('there is no Java')
const validator = validatorFolder()
const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'validate-fhir-')) : resolve(values.keep)
const input = join(folder, 'input')
const own = join(folder, 'own')
for (const path of [input, own]) mkdirSync(path, { recursive: true })
const extractor = createExtractor()
const counts = new Map<string, { files: number; resources: number; errors: number }>()
const texts: string[] = []
const asked = values.only?.split(',') ?? Object.keys(ways)
for (const note of readNotes()) {
  for (const way of asked) {
    const extraction = extractor.extract(ways[way]!.bare ? note : { ...note, subject, writtenAt: '2026-01-30' })
    const { files, resources } = filesOf(extraction, way)
    const count = counts.get(way) ?? { files: 0, resources: 0, errors: 0 }
    counts.set(way, { files: count.files + files.length, resources: count.resources + resources, errors: 0 })
    for (const [name, text] of files) {
      texts.push(text)
      writeFileSync(join(input, name), text)
    }
  }
}
writeFileSync(join(own, 'CodeSystem-ucum.json'), JSON.stringify(ucumSystem(texts)))
writeFileSync(join(own, 'StructureDefinition-AIconfidence.json'), JSON.stringify(aiConfidence))
for (const [path, text] of fhirPackage(version))
  if (/(?:StructureDefinition|NamingSystem)-/.test(path))
    writeFileSync(join(own, path.slice(path.indexOf('/') + 1)), text)

const report = join(folder, 'report.json')
const igs = ['hl7.fhir.us.core#8.0.0', own]
// IPS stands beside the validator where somebody put it there: npm pack hl7.fhir.uv.ips@2.0.0, unpacked as "ips"
const summary = join(validator, 'ips/package')
if (existsSync(summary))
  for (const name of readdirSync(summary))
    if (/^(?:StructureDefinition|ValueSet|CodeSystem)-/.test(name)) copyFileSync(join(summary, name), join(own, name))
const jars = join(validator, 'npm/node_modules/node-java-fhir-validator/src/java-pkgs/*')
const { stdout, stderr } = spawnSync(
  'java',
  [
    '-Xmx4g',
    `-Duser.home=${join(validator, 'home')}`,
    '-cp',
    jars,
    'org.hl7.fhir.validation.ValidatorCli',
    input,
    '-version',
    '4.0.1',
    '-tx',
    'n/a',
    ...igs.flatMap((ig) => ['-ig', ig]),
    '-output',
    report,
  ],
  { encoding: 'utf8', maxBuffer: 1 << 30 },
)
if (!existsSync(report)) {
  console.error(`${stdout}\n${stderr}`.trim().split('\n').slice(-5).join('\n'))
  console.error('validate:fhir: the validator did not run')
  process.exit(2)
}

interface Outcome {
  extension?: { url: string; valueString?: string }[]
  issue?: { severity: string; details?: { text?: string }; diagnostics?: string; expression?: string[] }[]
}
const told = JSON.parse(readFileSync(report, 'utf8')) as { entry?: { resource: Outcome }[] } & Outcome
const seen = new Map<string, { count: number; where: string }>()
for (const outcome of told.entry?.map(({ resource }) => resource) ?? [told]) {
  const file = outcome.extension?.find(({ url }) => url.endsWith('operationoutcome-file'))?.valueString ?? ''
  const way = asked.find((one) => file.includes(`${one}-`)) ?? asked[0]!
  for (const { severity, details, diagnostics, expression } of outcome.issue ?? []) {
    if (severity !== 'error' && severity !== 'fatal') continue
    counts.get(way)!.errors++
    const text = `${way}: ${details?.text ?? diagnostics}`
    const at = seen.get(text)
    if (at) at.count++
    else seen.set(text, { count: 1, where: `${file.slice(file.lastIndexOf('/') + 1)} ${expression?.[0] ?? ''}` })
  }
}
for (const [text, { count, where }] of [...seen].sort((a, b) => b[1].count - a[1].count).slice(0, 40))
  console.log(`${count} x ${text} (${where})`)
let errors = 0
for (const [way, count] of counts) {
  errors += count.errors
  console.log(
    `${way.padEnd(12)} ${String(count.files).padStart(6)} files ${String(count.resources).padStart(7)} resources ${String(count.errors).padStart(5)} errors`,
  )
}
if (values.keep === undefined) rmSync(folder, { recursive: true })
process.exitCode = errors > 0 ? 1 : 0
