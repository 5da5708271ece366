/** The table of weights and the features of the code are about each other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calibrationOf, featureNames, partsOf } from '../../src/confidence/index.ts'
import { compileTables } from '../../src/lexicon-compiler/index.ts'
import { builtin, readLexicon } from '../../src/node.ts'

const path = 'lexicons/en/calibration.tsv'
const text = readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
const [header, ...rows] = text
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t')) as [string[], ...string[][]]
const cell = (row: string[], column: string): string => row[header.indexOf(column)]!

describe('calibration.tsv', () => {
  it('has a base for each part of each kind, and once', () => {
    const bases = rows
      .filter((row) => cell(row, 'feature') === 'base')
      .map((row) => `${cell(row, 'kind')} ${cell(row, 'part')}`)
    expect(bases).toEqual(Object.entries(partsOf).flatMap(([kind, parts]) => parts.map((part) => `${kind} ${part}`)))
  })
  it('knows the features of the code, all of them, and no row twice', () => {
    const keys = rows.map((row) => ['kind', 'part', 'feature'].map((column) => cell(row, column)).join(' '))
    expect(new Set(keys).size).toBe(keys.length)
    for (const [kind, names] of Object.entries(featureNames)) {
      const weighed = rows.filter((row) => cell(row, 'kind') === kind).map((row) => cell(row, 'feature'))
      expect(new Set(weighed)).toEqual(new Set(['base', ...names]))
    }
  })
  it.each(rows.map((row) => [row.slice(0, 3).join(' '), row] as const))('%s keeps its sign', (_, row) => {
    const sign = cell(row, 'sign')
    for (const column of ['prior', 'weight'])
      if (sign !== '') expect(Number(`${sign}1`) * Number(cell(row, column))).toBeGreaterThanOrEqual(0)
  })
  it.each([
    ['kind', 'a kind that is none', 'disease\tmention\tbase\t\t1\t1\t0\tx'],
    ['weight', 'a weight that is no number', 'condition\tmention\tbase\t\t1\t1,5\t0\tx'],
    ['sign', 'a sign that is none', 'condition\tmention\tbase\t±\t1\t1\t0\tx'],
    ['note', 'a row that says nothing', 'condition\tmention\tbase\t\t1\t1\t0\t'],
  ])('is refused at its %s for %s', (column, _, row) => {
    const file = { path: 'calibration.tsv', text: `${header.join('\t')}\n${row}\n` }
    expect(compileTables('en', [file], { keepGoing: true }).problems).toEqual([
      expect.stringMatching(new RegExp(`^calibration.tsv:2:1: ${column}:`)),
    ])
  })
})

describe('calibrationOf', () => {
  it('has the weights of the table, bit by bit', () => {
    const { condition } = calibrationOf(builtin('en'))
    const weight = (feature: string): number =>
      Number(cell(rows.find((row) => row.slice(0, 3).join(' ') === `condition mention ${feature}`)!, 'weight'))
    expect(condition.base.map(({ part, name }) => `${part} ${name}`)).toEqual(['mention base', 'assertion base'])
    expect(condition.factors[featureNames.condition.indexOf('open')]).toEqual([
      { part: 'mention', name: 'open', weight: weight('open') },
    ])
  })
  it('of a lexicon without the table is empty', () => {
    const lexicon = readLexicon(
      compileTables('en', [
        { path: 'conditions/x.tsv', text: 'name\tcodes\tterms\tclass\tsource\tnote\ngout\t\t\tchronic\tcurated\t\n' },
      ]).bytes,
    )
    expect(calibrationOf(lexicon).condition.base).toEqual([])
    expect(calibrationOf(lexicon).condition.factors.flat()).toEqual([])
  })
})
