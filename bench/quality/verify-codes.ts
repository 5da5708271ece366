/**
 * Checks every code of the lexicon tables: its form and check digit always, its existence and name against reference lists
 * where these stand beside the project (../shared/terminology), which are never part of it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readTables } from '../../src/cli/read-tables.ts'
import { loincCheckDigit, verhoeffHolds } from './check-digits.ts'

const root = resolve(import.meta.dirname, '../..')
const references = resolve(root, '../shared/terminology')

function reference(file: string, code: number, name: number): Map<string, string> | null {
  const path = join(references, file)
  if (!existsSync(path)) return null
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
  return new Map(rows.map((row) => [row[code]!, row[name]!]))
}

const icd = reference('check/icd10cm_2022.tsv', 0, 1)
const snomed = reference('snomed_gps2020.tsv', 0, 1)
const rxnorm = reference('rxnorm_npm.tsv', 0, 1)
const loinc = new Map([
  ...(reference('loinc_npm.tsv', 0, 1) ?? []),
  ...(reference('check/loinc_units.tsv', 0, 1) ?? []),
])

const loincNames = [reference('loinc_npm.tsv', 0, 1), reference('check/loinc_units.tsv', 0, 1)] // of two releases
const wrong: string[] = []
let renamed = 0 // ICD-10-CM titles that were worded otherwise in the reference's year
const counts: Record<string, number> = {}
// A code that the reference lacks is no slip where the reference is older than the code: these are listed, to be looked up one by one.
const unknown: Record<string, string[]> = { ICD10CM: [], LOINC: [], RXNORM: [] }

for (const { path, text } of readTables(join(root, 'lexicons/en'))) {
  const [header, ...lines] = text.split('\n').filter(Boolean)
  const columns = header!.split('\t')
  lines.forEach((line, i) => {
    const cells = line.split('\t')
    const of = (column: string): string => cells[columns.indexOf(column)] ?? ''
    const place = `${path}:${i + 2}`
    const codes = [
      ...of('codes').split(' '),
      ...of('specimens')
        .split('; ')
        .map((part) => part.slice(part.indexOf('=') + 1)),
    ].filter(Boolean)
    if (columns[1] === 'display') {
      codes.push(of('code'))
      const [system = '', code = ''] = of('code').split(':')
      const names =
        system === 'SNOMED'
          ? [snomed?.get(code)?.replace(/ \([^()]*\)$/, '')]
          : system === 'LOINC'
            ? loincNames.map((list) => list?.get(code))
            : []
      if (names.some(Boolean) && !names.includes(of('display')))
        wrong.push(`${place}: ${of('code')} is named otherwise by its source`)
      const title = system === 'ICD10CM' ? icd?.get(code.replace('.', '')) : undefined
      if (title !== undefined && title !== of('display')) renamed++
    }
    if (columns.includes('loinc') && of('loinc')) codes.push(`LOINC:${of('loinc')}`)
    for (const each of codes) {
      const system = each.slice(0, each.indexOf(':'))
      const code = each.slice(each.indexOf(':') + 1)
      counts[system] = (counts[system] ?? 0) + 1
      if (system === 'ICD10CM') {
        if (!/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/.test(code)) wrong.push(`${place}: ${each} has no ICD-10-CM form`)
        else if (icd && !icd.has(code.replace('.', ''))) unknown.ICD10CM!.push(`${place}: ${each} ${cells[0]}`)
      } else if (system === 'SNOMED') {
        if (!verhoeffHolds(code)) wrong.push(`${place}: ${each} has a wrong check digit`)
        else if (snomed && !snomed.has(code)) wrong.push(`${place}: ${each} is not in the Global Patient Set`)
      } else if (system === 'LOINC') {
        if (!loincCheckDigit(code)) wrong.push(`${place}: ${each} has a wrong check digit`)
        else if (loinc.size > 0 && !loinc.has(code)) unknown.LOINC!.push(`${place}: ${each} ${cells[0]}`)
      } else if (system === 'RXNORM' && columns[1] !== 'display') {
        const name = cells[0]!.toLowerCase().replace(/[\^?]+$/, '')
        if (rxnorm && rxnorm.get(code)?.toLowerCase() !== name)
          unknown.RXNORM!.push(`${place}: ${each} ${cells[0]} is "${rxnorm.get(code) ?? 'not in the list'}"`)
      } else if (system !== 'RXNORM') wrong.push(`${place}: ${each} is of no known system`)
    }
  })
}
console.log(
  `codes checked: ${JSON.stringify(counts)}${icd ? '' : ' (form and check digits only: no reference lists here)'}`,
)
for (const [system, list] of Object.entries(unknown)) {
  console.log(`${system}: ${list.length} not in the reference list`)
  if (process.argv.includes('--list')) for (const one of list) console.log(`  ${one}`)
}
console.log(`ICD-10-CM: ${renamed} titles worded otherwise in the reference's year`)
for (const one of wrong) console.error(one)
console.log(`${wrong.length} wrong`)
process.exitCode = wrong.length > 0 ? 1 : 0
