/** The tables: rows by what notes say, read back by hyparquet and by DuckDB; groups, bytes, and no word of the note where none is wanted. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, it } from 'vitest'
import { createExtractor, type Note } from '../../src/node.ts'
import { createTables, type TableName, type TableOptions, tableColumns, tableNames } from '../../src/tables/index.ts'
import { readOne } from '../readers/source.ts'

const extractor = createExtractor()
const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The files of some notes. */
function filesOf(
  notes: readonly Partial<Note>[],
  options: Omit<TableOptions, 'open'> = {},
): Record<TableName, Uint8Array> {
  const chunks: Record<TableName, Buffer[]> = { conditions: [], medications: [], observations: [] }
  const tables = createTables({ ...options, open: (table) => (bytes) => void chunks[table].push(Buffer.from(bytes)) })
  for (const note of notes) tables.write(extractor.extract({ text: '', ...note }))
  tables.close()
  return {
    conditions: new Uint8Array(Buffer.concat(chunks.conditions)),
    medications: new Uint8Array(Buffer.concat(chunks.medications)),
    observations: new Uint8Array(Buffer.concat(chunks.observations)),
  }
}

const rowsOf = (bytes: Uint8Array) => parquetReadObjects({ file: bytes.slice().buffer })

const note: Partial<Note> = {
  id: 'n1',
  text: 'PMH: gout. Denies fever. Mother had diabetes. Takes Lasix 20-40 mg PO BID prn leg swelling. BP 120/80, Cr 1.80 mg/dL (H), pain 3/10, glucose <40.',
  subject: 'Patient/7',
  writtenAt: '2026-01-31',
  type: { system: 'loinc', code: '11506-3' },
}

describe('rows', () => {
  it('of conditions, whatever was said of them', async () => {
    const rows = await rowsOf(filesOf([note]).conditions)
    expect(rows.map(({ text, certainty, experiencer }) => [text, certainty, experiencer])).toEqual([
      ['gout', 'present', 'patient'],
      ['fever', 'absent', 'patient'],
      ['diabetes', 'present', 'family'],
      ...rows.slice(3).map(({ text, certainty, experiencer }) => [text, certainty, experiencer]),
    ])
    expect(rows[1]).toMatchObject({ icd10cm: 'R50.9', snomed: '386661006' })
    expect(rows[0]).toEqual({
      note_id: 'n1',
      subject: 'Patient/7',
      encounter: null,
      written_at: '2026-01-31',
      note_type: '11506-3',
      section: 'past-medical-history',
      section_loinc: '11348-0',
      start: 5,
      end: 9,
      text: 'gout',
      source_part: null,
      source_start: null,
      source_end: null,
      name: 'gout',
      system: 'icd-10-cm',
      code: 'M10.9',
      display: 'Gout, unspecified',
      icd10cm: 'M10.9',
      snomed: null,
      certainty: 'present',
      temporality: expect.stringMatching(/^(?:current|historical)$/),
      experiencer: 'patient',
      confidence: expect.any(Number),
    })
  })
  it('of medications', async () => {
    const [row] = await rowsOf(filesOf([note]).medications)
    expect(row).toMatchObject({
      name: 'furosemide',
      status: 'active',
      dose: '20-40 mg',
      dose_value: 20,
      dose_high: 40,
      dose_unit: 'mg',
      route: 'oral',
      frequency: 'twice daily',
      frequency_count: 2,
      frequency_period: 1,
      frequency_unit: 'd',
      prn: true,
      reason: 'leg swelling',
      experiencer: 'patient',
    })
  })
  it('of observations', async () => {
    const rows = await rowsOf(filesOf([note]).observations)
    const columns = ['value', 'value_number', 'value_second', 'comparator', 'unit', 'interpretation', 'loinc'] as const
    expect(rows.map((row) => columns.map((name) => row[name]))).toEqual([
      ['120/80', 120, 80, null, 'mm[Hg]', null, '85354-9'],
      ['1.80', 1.8, null, null, 'mg/dL', 'H', '2160-0'],
      ['3/10', 3, 10, null, null, null, '72514-3'],
      ['40', 40, null, '<', null, null, '2345-7'],
    ])
  })
  it('lead back to another format', async () => {
    const bytes = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../fixtures/readers/discharge.xml')))
    const { note: read, map } = await readOne(bytes, 'discharge.xml')
    const chunks: Buffer[] = []
    const tables = createTables({
      open: (table) => (given) => void (table === 'conditions' && chunks.push(Buffer.from(given))),
    })
    expect(tables.write(extractor.extract(read), map)).toBeGreaterThan(4)
    tables.close()
    const xml = new TextDecoder().decode(bytes)
    for (const row of await rowsOf(new Uint8Array(Buffer.concat(chunks)))) {
      const source = xml.slice(row.source_start as number, row.source_end as number)
      expect(source.slice(0, 3)).toBe((row.text as string).slice(0, 3))
    }
  })
})

describe('files', () => {
  it('have the columns that are told, in their order, also without a row', async () => {
    const files = filesOf([])
    for (const name of tableNames) {
      const { schema, num_rows } = parquetMetadata(files[name].slice().buffer)
      expect(num_rows).toBe(0n)
      expect(schema.slice(1).map((column) => [column.name, column.repetition_type === 'REQUIRED'])).toEqual(
        tableColumns[name].map((column) => [column.name, column.required]),
      )
    }
    const rows = await rowsOf(filesOf([note]).conditions)
    expect(Object.keys(rows[0]!)).toEqual(tableColumns.conditions.map(({ name }) => name))
  })
  it('say which program and lexicon made them', () => {
    const { key_value_metadata, created_by } = parquetMetadata(filesOf([note]).medications.slice().buffer)
    expect(created_by).toMatch(/^tincture version \d/)
    expect(key_value_metadata?.map(({ key }) => key)).toEqual(['tincture.version', 'tincture.lexicon'])
  })
  it('are the same bytes for the same notes, and the same rows in groups of any size', async () => {
    const notes = Array.from({ length: 20 }, (_, i) => ({ ...note, id: `n${i}` }))
    const whole = filesOf(notes)
    expect(filesOf(notes)).toEqual(whole)
    const expected = await rowsOf(whole.observations)
    for (const groupRows of [1, 7, 80, 1000]) {
      const files = filesOf(notes, { groupRows })
      const { row_groups } = parquetMetadata(files.observations.slice().buffer)
      expect(row_groups).toHaveLength(Math.ceil(expected.length / groupRows))
      expect(await rowsOf(files.observations)).toEqual(expected)
    }
  })
  it('without text hold no word of the note', () => {
    const files = filesOf([{ id: 'n', text: 'Zyzzyva syndrome. Takes Lasix prn zyzzyva trouble.' }], { text: false })
    for (const name of tableNames) expect(Buffer.from(files[name]).toString('latin1')).not.toMatch(/zyzzyva|trouble/i)
  })
  it('are written as they go: what is held is one group', () => {
    let written = 0
    const tables = createTables({ groupRows: 10, open: () => (bytes) => void (written += bytes.length) })
    const seen: number[] = []
    for (let i = 0; i < 30; i++) {
      tables.write(extractor.extract(note as Note))
      seen.push(written)
    }
    expect(new Set(seen).size).toBeGreaterThan(10)
    tables.close()
  })
  it.each([0, -1, 1.5, Number.NaN])('groups of %s rows are none', (groupRows) =>
    expect(() => createTables({ groupRows, open: () => () => undefined })).toThrow('groupRows'),
  )
})

describe('DuckDB', () => {
  it('reads and joins them', async () => {
    const files = filesOf(
      Array.from({ length: 50 }, (_, i) => ({ ...note, id: `n${i}`, subject: `Patient/${i % 5}` })),
      { groupRows: 64 },
    )
    for (const name of tableNames) writeFileSync(join(folder, `${name}.parquet`), files[name])
    const database = await DuckDBInstance.create()
    const connection = await database.connect()
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
    const table = (name: TableName): string => `read_parquet('${join(folder, name)}.parquet') as ${name}`
    expect(
      await ask(
        `select subject, count(*), max(value_number) from ${table('observations')} where loinc = '2160-0' group by 1 order by 1`,
      ),
    ).toEqual([0, 1, 2, 3, 4].map((i) => [`Patient/${i}`, '10', 1.8]))
    expect(
      await ask(
        `select count(distinct note_id) from ${table('conditions')} join ${table('medications')} using (note_id) where icd10cm = 'M10.9' and prn and dose_value = 20`,
      ),
    ).toEqual([['50']])
    expect(await ask(`select column_name from (describe select * from ${table('medications')})`)).toEqual(
      tableColumns.medications.map(({ name }) => [name]),
    )
    connection.closeSync()
    database.closeSync()
  })
})

describe('README.md', () => {
  it('tells every column', () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')
    const names = new Set(tableNames.flatMap((name) => tableColumns[name].map((column) => column.name)))
    expect([...names].filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})
