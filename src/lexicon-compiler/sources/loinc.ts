/** LOINC: Loinc.csv, the common tests. Codes that differ by specimen only are one concept. */

import type { Code } from '../../note/index.ts'
import { cleanTerm } from './clean-term.ts'
import { isCodeOf } from './code-systems.ts'
import { eachRecord } from './read-csv.ts'
import { type Drafts, draftOf, type Report, type SourceFile } from './source.ts'

// SYSTEM to our specimens; '' is the usual one, whose code the concept has
const specimens: Readonly<Record<string, string>> = {
  Ser: '',
  Plas: '',
  'Ser/Plas': '',
  'Ser/Plas/Bld': '',
  Bld: '',
  RBC: '',
  WBC: '',
  PPP: '',
  '^Patient': '',
  BldA: 'arterial',
  BldV: 'venous',
  Urine: 'urine',
  CSF: 'csf',
  Stool: 'stool',
  'Body fld': 'fluid',
  'Plr fld': 'fluid',
  'Synv fld': 'fluid',
  'Periton fld': 'fluid',
}
const vitalClasses = /^(?:BP|HRTRATE|RESP|BODY(?:TEMP|WGT|HGT)|VITALS)/

interface Best {
  readonly rank: number
  readonly code: Code
}

/** "Cholesterol.in LDL" is "cholesterol in LDL", "Hemoglobin A1c/Hemoglobin.total" is "hemoglobin A1c". */
export function componentName(component: string): string {
  let name = component.replace(/\^.*$/, '')
  const [before = '', after = ''] = name.split('/')
  if (after.includes('.total') || after === '100 leukocytes') name = before
  name = name.replaceAll('.', ' ').replace(/\s+/g, ' ').trim()
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** "Glucose [Mass/volume] in Serum or Plasma" is "Glucose". */
export function plainTestName(name: string): string {
  return cleanTerm(name.replace(/\s*\[[^\]]*\].*$/, '').replace(/ (?:in|by) [A-Z].*$/, ''))
}

/** Reads active laboratory tests and clinical measurements with a rank among the common ones. */
export async function readLoinc(files: readonly SourceFile[], report: Report): Promise<Drafts> {
  const drafts: Drafts = new Map()
  const best = new Map<string, Map<string, Best>>()
  const wanted = ['LOINC_NUM', 'COMPONENT', 'TIME_ASPCT', 'SYSTEM', 'SCALE_TYP', 'CLASS', 'STATUS', 'LONG_COMMON_NAME']
  for (const file of files)
    await eachRecord(file, report, wanted, (cell, number) => {
      const code = cell('LOINC_NUM')
      if (!isCodeOf('loinc', code)) return report.skip(file.path, number, 'has no LOINC code')
      // LoincTableCore.csv has no ranks: there all count
      const ranked = cell('COMMON_TEST_RANK')
      const rank = ranked === '' ? Number.MAX_SAFE_INTEGER : Number(ranked)
      if (cell('STATUS') !== 'ACTIVE' || cell('TIME_ASPCT') !== 'Pt' || rank === 0) return
      const kind = cell('CLASSTYPE')
      if (kind !== '' && kind !== '1' && kind !== '2') return
      const specimen = specimens[cell('SYSTEM')]
      const scale = cell('SCALE_TYP')
      if (specimen === undefined || !['Qn', 'Ord', 'OrdQn', 'Nom'].includes(scale)) return
      const name = componentName(cell('COMPONENT'))
      const key = `${name.toLowerCase()} ${cell('COMPONENT').includes('^') ? cell('COMPONENT') : ''}`
      const draft = draftOf(drafts, key, 'observation')
      draft.name ||= name
      draft.terms.push(
        name,
        ...[cell('LONG_COMMON_NAME'), cell('DisplayName'), cell('CONSUMER_NAME')].map(plainTestName),
      )
      draft.category ??= vitalClasses.test(cell('CLASS')) ? 'vital-signs' : kind === '2' ? 'exam' : 'laboratory'
      draft.values ??= scale === 'Qn' ? ['number'] : scale === 'OrdQn' ? ['words', 'number'] : ['words']
      const unit = cell('EXAMPLE_UCUM_UNITS').split(';')[0]!.trim()
      draft.units ??= []
      if (unit !== '' && !draft.units.includes(unit)) draft.units.push(unit)
      const known = best.get(key) ?? new Map<string, Best>()
      best.set(key, known)
      const before = known.get(specimen)
      if (!before || rank < before.rank) known.set(specimen, { rank, code: { system: 'loinc', code } })
      report.keep(file.path)
    })
  for (const [key, draft] of drafts) {
    const codes = best.get(key)!
    const first = codes.get('') ?? [...codes.values()].sort((a, b) => a.rank - b.rank)[0]!
    draft.codes.push(first.code)
    draft.specimens = Object.fromEntries(
      [...codes].filter(([specimen]) => specimen !== '').map(([specimen, { code }]) => [specimen, code]),
    )
  }
  return drafts
}
