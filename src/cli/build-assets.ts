/** What `npm run build` makes besides JavaScript: the compiled default lexicon in both forms, the published JSON Schema and the FHIR package. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LexiconError } from '../errors.ts'
import { fhirPackage } from '../fhir/index.ts'
import { mentionsJsonSchema } from '../findings/index.ts'
import { compileTables, writeCompact } from '../lexicon-compiler/index.ts'
import { version } from '../version.ts'
import { readTables } from './read-tables.ts'

/** Writes the FHIR package with our StructureDefinitions into `fhir/` of a folder. */
export function writeFhirPackage(folder: string): void {
  for (const [path, text] of fhirPackage(version)) {
    const file = join(folder, 'fhir', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

function main(): void {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
  const out = join(root, 'dist')
  mkdirSync(out, { recursive: true })
  writeFhirPackage(root)
  try {
    const keepGoing = process.argv.includes('--keep-going')
    const { bytes, counts, problems } = compileTables('en', readTables(join(root, 'lexicons/en')), { keepGoing })
    writeFileSync(join(out, 'en.lexicon'), bytes)
    writeFileSync(join(out, 'en.compact.lexicon'), writeCompact(bytes))
    writeFileSync(join(out, 'mentions.schema.json'), `${JSON.stringify(mentionsJsonSchema(), null, 2)}\n`)
    process.stderr.write(`en.lexicon: ${bytes.length} bytes, ${JSON.stringify(counts)}\n${problems.join('\n')}`)
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error
    process.stderr.write(`${error.message}\n${error.problems.slice(0, 50).join('\n')}\n`)
    process.exitCode = 1
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main()
