/** What each table is: its columns, the concept and the terms that one of its rows makes. */
import type { Concept, ConceptKind, ValueShape } from '../lexicon/index.ts'
import type { Expansion } from './expand-terms.ts'
import type { Row } from './read-table.ts'
import { rowSchemas } from './row-schemas.ts'

const none: Expansion = { plurals: false, spellings: false, inversions: false, articles: false, shorthand: false }

export interface Table {
  readonly kind: ConceptKind
  readonly columns: readonly string[]
  /** The columns that hold terms, joined by "; ". */
  readonly terms: readonly string[]
  readonly expansion: Expansion
  /** The schema of its rows, where the kind of its concepts has not the one. */
  readonly schema?: 'calibration'
  concept(row: Row): Concept
}

const systems: Readonly<Record<string, string>> = {
  ICD10CM: 'icd-10-cm',
  SNOMED: 'snomed',
  RXNORM: 'rxnorm',
  LOINC: 'loinc',
}

/** "ICD10CM:I10 SNOMED:38341003" as codes. */
export function readCodes(cell: string): { system: string; code: string }[] {
  return cell
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const colon = part.indexOf(':')
      return {
        system: systems[part.slice(0, colon)] ?? part.slice(0, colon).toLowerCase(),
        code: part.slice(colon + 1),
      }
    })
}

export function splitTerms(cell: string): string[] {
  return cell.split('; ').filter(Boolean)
}

/** A term without its marks. */
const bare = (cell: string): string => cell.replace(/[\^?]+$/, '')

const list = (cell: string): string[] => cell.split('; ').filter(Boolean)

function wordTable(kind: 'route' | 'form' | 'frequency' | 'word', columns: readonly string[], name?: string): Table {
  return {
    kind,
    columns,
    terms: columns.includes('terms') ? [columns[0]!, 'terms'] : [columns[0]!],
    expansion: kind === 'form' || name === 'ambiguous' ? { ...none, plurals: true } : none, // "steroid injections"
    concept: (row) => {
      const fields: Record<string, string> = name ? { table: name } : {}
      for (const column of columns.slice(1))
        if (column !== 'terms' && column !== 'note') fields[column] = row.cells[column]!
      return { kind, name: bare(row.cells[columns[0]!]!), fields }
    },
  }
}

const conditions: Table = {
  kind: 'condition',
  columns: ['name', 'codes', 'terms', 'class', 'source', 'note'],
  terms: ['name', 'terms'],
  expansion: { plurals: true, shortForms: true, spellings: true, inversions: true, articles: true, shorthand: true },
  concept: ({ cells }) => ({
    kind: 'condition',
    name: bare(cells.name!),
    codes: readCodes(cells.codes!),
    class: cells.class as 'chronic',
  }),
}

const medications: Table = {
  kind: 'medication',
  columns: ['name', 'codes', 'terms', 'brands', 'type', 'source', 'note'],
  terms: ['name', 'terms', 'brands'],
  expansion: { ...none, plurals: true, drugs: true },
  concept: ({ cells }) => ({
    kind: 'medication',
    name: bare(cells.name!),
    codes: readCodes(cells.codes!),
    type: cells.type as 'drug',
  }),
}

const observations: Table = {
  kind: 'observation',
  columns: ['name', 'codes', 'terms', 'units', 'implied', 'plausible', 'category', 'values', 'specimens', 'note'],
  terms: ['name', 'terms'],
  expansion: { ...none, plurals: true, short: true, shortForms: true, spellings: true },
  concept: ({ cells }) => {
    const range = /^(-?[\d.]+?)\.\.(-?[\d.]+)$/.exec(cells.plausible!)
    return {
      kind: 'observation',
      name: bare(cells.name!),
      codes: readCodes(cells.codes!),
      units: list(cells.units!),
      implied: cells.implied || null,
      plausible: range ? [Number(range[1]), Number(range[2])] : null,
      category: cells.category as 'laboratory',
      values: cells.values!.split(' ').filter(Boolean) as ValueShape[],
      specimens: Object.fromEntries(
        list(cells.specimens!).map((part) => [
          part.slice(0, part.indexOf('=')),
          readCodes(part.slice(part.indexOf('=') + 1))[0]!,
        ]),
      ),
    }
  },
}

const cues: Table = {
  kind: 'cue',
  columns: ['cue', 'effect', 'direction', 'scope', 'note'],
  terms: ['cue'],
  expansion: none,
  concept: ({ cells }) => ({
    kind: 'cue',
    name: bare(cells.cue!),
    effect: cells.effect!,
    direction: cells.direction as '',
    scope: cells.scope!,
  }),
}

const titles: Table = {
  kind: 'title',
  columns: ['type', 'loinc', 'implies', 'titles', 'note'],
  terms: ['titles'],
  expansion: none,
  concept: ({ cells }) => ({ kind: 'title', name: cells.type!, loinc: cells.loinc!, implies: cells.implies! }),
}

const modifiers: Table = {
  kind: 'modifier',
  columns: ['term', 'role', 'value', 'place', 'note'],
  terms: ['term'],
  expansion: { ...none, plurals: true, short: true, spellings: true },
  concept: ({ cells }) => ({
    kind: 'modifier',
    name: bare(cells.term!),
    role: cells.role!,
    value: cells.value!,
    place: cells.place!,
  }),
}

const units: Table = {
  kind: 'unit',
  columns: ['ucum', 'spellings', 'dimension', 'note'],
  terms: ['spellings'],
  expansion: none,
  concept: ({ cells }) => ({ kind: 'unit', name: cells.ucum!, dimension: cells.dimension! }),
}

// No words of a note: the weights of confidence, which no term leads to.
const calibration: Table = {
  kind: 'word',
  columns: ['kind', 'part', 'feature', 'sign', 'prior', 'weight', 'seen', 'note'],
  terms: [],
  expansion: none,
  schema: 'calibration',
  concept: ({ cells }) => ({
    kind: 'word',
    name: `${cells.kind} ${cells.part} ${cells.feature}`,
    fields: {
      table: 'calibration',
      kind: cells.kind!,
      part: cells.part!,
      feature: cells.feature!,
      weight: cells.weight!,
      note: cells.note!,
    },
  }),
}

/** How the terms of a kind of mention vary. */
export function expansionOf(kind: 'condition' | 'medication' | 'observation'): Expansion {
  return { condition: conditions, medication: medications, observation: observations }[kind].expansion
}

const fixed: Readonly<Record<string, Table>> = {
  'cues.tsv': cues,
  'sig/status-cues.tsv': cues,
  'titles.tsv': titles,
  'modifiers.tsv': modifiers,
  'units.tsv': units,
  'calibration.tsv': calibration,
  'ambiguous.tsv': wordTable('word', ['term', 'sense', 'when', 'note'], 'ambiguous'),
  'sig/routes.tsv': wordTable('route', ['name', 'terms', 'snomed', 'note']),
  'sig/forms.tsv': wordTable('form', ['name', 'terms', 'route', 'dose', 'note']),
  'sig/frequencies.tsv': wordTable('frequency', [
    'name',
    'terms',
    'frequency',
    'frequencyMax',
    'period',
    'periodMax',
    'periodUnit',
    'when',
    'dayOfWeek',
    'timeOfDay',
    'count',
    'note',
  ]),
}

/**
 * The table that a file is, by its path; null when no table has that path. A file of another name directly under the
 * language's folder or under `sig/` with columns `name, terms, ...` is a table of words under its own name.
 */
export function tableOf(path: string, header: string): Table | null {
  if (path.startsWith('conditions/')) return conditions
  if (path.startsWith('medications/')) return medications
  if (path.startsWith('observations/')) return observations
  const known = fixed[path]
  if (known) return known
  const columns = header.split('\t')
  if (columns[0] !== 'name' || columns[1] !== 'terms') return null
  return wordTable('word', columns, path.replace(/^.*\//, '').replace(/\.tsv$/, ''))
}

/** What is wrong with a row's values, by its table's or its kind's schema; empty when nothing is. */
export function rowProblems(
  kind: ConceptKind | 'calibration',
  cells: Readonly<Record<string, string>>,
): readonly string[] {
  const schema = rowSchemas[kind as keyof typeof rowSchemas]
  if (!schema) return []
  const result = schema.safeParse(cells)
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}
