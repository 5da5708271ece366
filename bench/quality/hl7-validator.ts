/** The official HL7 validator: where it stands, the packages that it needs, one run of it over a folder. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const tools = resolve(import.meta.dirname, '../../../shared/tools/fhir-validator')

/** The validator's folder; a reason where there is none, or no Java. */
export function findValidator(): { readonly folder: string } | { readonly missing: string } {
  if (spawnSync('java', ['-version']).status !== 0) return { missing: 'there is no Java' }
  const given = process.env.TINCTURE_FHIR_VALIDATOR
  if (given !== undefined)
    return existsSync(join(given, 'complete'))
      ? { folder: resolve(given) }
      : { missing: 'TINCTURE_FHIR_VALIDATOR has no file "complete"; run setup.mjs on it' }
  if (!existsSync(tools))
    return { missing: 'TINCTURE_FHIR_VALIDATOR is not set: it names the folder of the HL7 validator' }
  const folder = join(tmpdir(), 'tincture-fhir-validator')
  if (
    !existsSync(join(folder, 'complete')) &&
    spawnSync(process.execPath, [join(tools, 'setup.mjs'), folder], { stdio: 'inherit' }).status !== 0
  )
    return { missing: 'the validator could not be set up' }
  return { folder }
}

// HL7's packages on npm, and the names that the validator asks for them by
const r5Packages: readonly (readonly [tarball: string, ...names: string[]])[] = [
  ['hl7.fhir.r5.core@5.0.0', 'hl7.fhir.r5.core#5.0.0'],
  ['hl7.terminology.r5@7.0.1', 'hl7.terminology#7.0.1', 'hl7.terminology.r5#7.0.1'],
  [
    'hl7.fhir.uv.extensions.r5@5.3.0-ballot-tc1',
    'hl7.fhir.uv.extensions#1.0.0',
    'hl7.fhir.uv.extensions#5.3.0-ballot-tc1',
    'hl7.fhir.uv.extensions.r5#5.3.0-ballot-tc1',
  ],
]

/** Fetches what R5 and IPS need from npm into the validator's folder; what stands there already is left alone. */
export function fetchPackages(validator: string): void {
  if (!hasIps(validator)) unpack(validator, 'hl7.fhir.uv.ips@2.0.0', join(validator, 'ips'))
  if (hasR5(validator)) return
  const home = join(validator, 'home-r5/.fhir/packages')
  for (const [tarball, ...names] of r5Packages)
    for (const name of names) {
      unpack(validator, tarball, join(home, name))
      const file = join(home, name, 'package/package.json')
      const [own, version] = name.split('#')
      const dependencies = own === 'hl7.fhir.r5.core' ? {} : { 'hl7.fhir.r5.core': '5.0.0' }
      writeFileSync(
        file,
        JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), name: own, version, dependencies }),
      )
    }
  const r4 = join(validator, 'home/.fhir/packages')
  for (const name of readdirSync(r4))
    if (/^hl7\.fhir\.xver|^packages\.ini$/.test(name)) cpSync(join(r4, name), join(home, name), { recursive: true })
  writeFileSync(join(validator, 'home-r5/complete'), 'ok\n')
}

function unpack(validator: string, tarball: string, folder: string): void {
  const packed = spawnSync('npm', ['pack', '--json', '--loglevel=error', tarball], { cwd: validator, encoding: 'utf8' })
  if (packed.status !== 0) throw new Error(`${tarball} could not be fetched`)
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }]
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (spawnSync('tar', ['-xzf', filename, '-C', folder], { cwd: validator }).status !== 0)
    throw new Error(`${tarball} could not be unpacked`)
  rmSync(join(validator, filename))
}

export function hasR5(validator: string): boolean {
  return existsSync(join(validator, 'home-r5/complete'))
}

export function hasIps(validator: string): boolean {
  return existsSync(join(validator, 'ips/package'))
}

/** One thing that the validator says of a file. */
export interface Told {
  readonly file: string
  readonly severity: string
  readonly text: string
  readonly where: string
}

interface Outcome {
  extension?: { url: string; valueString?: string }[]
  issue?: { severity: string; details?: { text?: string }; diagnostics?: string; expression?: string[] }[]
}

const atOnce = 400 // files in one run of the validator: what it says of them fits its memory, and a long run shows how far it is

/** Validates all files of a folder by a version of FHIR and these guides: names of packages, folders of definitions. Null when it did not run. */
export function validate(
  validator: string,
  input: string,
  version: '4.0.1' | '5.0.0',
  guides: readonly string[],
  report: string,
): Told[] | null {
  const files = readdirSync(input).sort()
  const told: Told[] = []
  for (let from = 0; from < files.length; from += atOnce) {
    const some = files.slice(from, from + atOnce)
    const one = runOnce(
      validator,
      some.map((file) => join(input, file)),
      version,
      guides,
      `${report}-${from}.json`,
    )
    if (one === null) return null
    told.push(...one)
    const errors = told.filter(({ severity }) => severity === 'error' || severity === 'fatal').length
    if (files.length > atOnce)
      console.log(`${version}: ${from + some.length} of ${files.length} files, ${errors} errors so far`)
  }
  return told
}

/** One run over these files. Null when it did not run, or said nothing of one of them. */
function runOnce(
  validator: string,
  files: readonly string[],
  version: '4.0.1' | '5.0.0',
  guides: readonly string[],
  report: string,
): Told[] | null {
  const jars = join(validator, 'npm/node_modules/node-java-fhir-validator/src/java-pkgs/*')
  const home = join(validator, version === '5.0.0' ? 'home-r5' : 'home')
  const told = spawnSync(
    'java',
    [
      '-Xmx4g',
      '-XX:+UseSerialGC', // one thread of work: a parallel collector would only take the other cores
      `-Duser.home=${home}`,
      '-cp',
      jars,
      'org.hl7.fhir.validation.ValidatorCli',
      ...files,
      '-version',
      version === '5.0.0' ? '5.0' : version,
      '-tx',
      'n/a',
      ...guides.flatMap((guide) => ['-ig', guide]),
      '-output',
      report,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  )
  if (!existsSync(report)) {
    console.error(`${told.stdout}\n${told.stderr}`.trim().split('\n').slice(-5).join('\n'))
    return null
  }
  const all = JSON.parse(readFileSync(report, 'utf8')) as { entry?: { resource: Outcome }[] } & Outcome
  const outcomes = all.entry?.map(({ resource }) => resource) ?? [all]
  if (outcomes.length !== files.length) {
    console.error(`The validator says something of ${outcomes.length} of ${files.length} files.`)
    return null
  }
  return outcomes.flatMap(({ extension, issue = [] }) => {
    const path = extension?.find(({ url }) => url.endsWith('operationoutcome-file'))?.valueString ?? ''
    const file = path.slice(path.lastIndexOf('/') + 1)
    return issue.map(({ severity, details, diagnostics, expression }) => ({
      file,
      severity,
      text: details?.text ?? diagnostics ?? '',
      where: expression?.[0] ?? '',
    }))
  })
}
