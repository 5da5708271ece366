/** The review table: findings that a person should look at, one a row of CSV. */
import Papa from 'papaparse'
import type { Finding } from '../findings/index.ts'
import type { Extraction } from '../pipeline/index.ts'

const columns = [
  'note',
  'kind',
  'text',
  'system',
  'code',
  'display',
  'assertion',
  'confidence',
  'section',
  'start',
  'end',
  'rules',
] as const

/** What rows are made with. */
export interface Review {
  /** The rows of one note, and how many they are. Offsets count UTF-16 code units. */
  rows(extraction: Extraction): { readonly text: string; readonly count: number }
}

/** The first row of the table. */
export const reviewHeader = unparse([[...columns]])

/**
 * Makes rows of the findings under a confidence: "possible pneumonia" at 0.62 is one for `createReview(0.7)`.
 * With `nameOf` a note is called by what it gives, and the note's words are left out.
 */
export function createReview(under: number, nameOf?: (extraction: Extraction) => string): Review {
  return {
    rows(extraction) {
      const found = extraction.findings.filter(({ confidence }) => confidence.value < under)
      if (found.length === 0) return { text: '', count: 0 }
      const note = nameOf ? nameOf(extraction) : extraction.note.id
      const rows = found.map((finding) => rowOf(finding, note, nameOf ? '' : finding.text))
      return { text: unparse(rows), count: rows.length }
    },
  }
}

function rowOf(finding: Finding, note: string, text: string): string[] {
  const [code] = finding.codes
  const { start, end } = finding.evidence[0]
  const rules = [...new Set(finding.because.map(({ rule }) => rule))].join(' ')
  return [
    note,
    finding.kind,
    text,
    code?.system ?? '',
    code?.code ?? '',
    code?.display ?? '',
    assertionOf(finding),
    String(finding.confidence.value),
    finding.section.type,
    String(start),
    String(end),
    rules,
  ]
}

function assertionOf(finding: Finding): string {
  switch (finding.kind) {
    case 'condition':
      return `${finding.certainty} ${finding.temporality} ${finding.experiencer}`
    case 'medication':
      return `${finding.status} ${finding.experiencer}`
    case 'observation':
      return 'measured'
    default:
      return finding satisfies never
  }
}

/** Rows as CSV; a cell that a spreadsheet would take for a formula is marked as text. */
function unparse(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { newline: '\n', escapeFormulae: true })}\n`
}
