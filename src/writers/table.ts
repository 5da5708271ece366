/** An extraction as a table for eyes: what was found, its assertion, codes, confidence, and where. */
import type { Finding } from '../findings/index.ts'
import { lineStarts, placeAt } from '../note/index.ts'
import type { Extraction } from '../pipeline/index.ts'

const header = ['', 'FOUND', 'ASSERTION', 'CODE', 'CONF.', 'LINE:COL']

/** One row a finding, in order of the words, columns padded to their widest cell. Ends in a line feed; a note without findings says so. */
export function renderTable(extraction: Extraction): string {
  const { findings, note } = extraction
  if (findings.length === 0) return `${note.id}: nothing found\n`
  const starts = lineStarts(note.text)
  const rows = findings.map((finding) => [
    finding.kind,
    clip(finding.text, 44) + (finding.evidence.length > 1 ? ` (x${finding.evidence.length})` : ''),
    clip(saidOf(finding), 52),
    finding.codes.map((code) => `${code.system} ${code.code}`).join(', ') || '-',
    finding.confidence.value.toFixed(2),
    position(starts, finding.evidence[0].start),
  ])
  const all = [header, ...rows]
  const widths = header.map((_, c) => Math.max(...all.map((row) => [...row[c]!].length)))
  const lines = all.map((row) =>
    row
      .map((cell, c) => cell + ' '.repeat(widths[c]! - [...cell].length))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

function saidOf(finding: Finding): string {
  switch (finding.kind) {
    case 'condition':
      return [finding.certainty, finding.temporality, finding.experiencer]
        .filter((word) => word !== 'current' && word !== 'patient')
        .join(', ')
    case 'medication': {
      const { strength, dose, route, frequency, duration, asNeeded } = finding.sig
      const sig = [strength?.value.text, dose?.value.text, route?.value, frequency?.value.text, duration?.value.text]
      return [finding.status, [...sig, asNeeded ? 'as needed' : undefined].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(': ')
    }
    case 'observation': {
      const { comparator, value, unit, interpretation } = finding.measurement
      return `${comparator ?? ''}${value.value.text}${unit ? ` ${unit}` : ''}${interpretation ? ` (${interpretation})` : ''}`
    }
    default:
      return finding satisfies never
  }
}

function clip(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ')
  const characters = [...line]
  return characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : line
}

/** "12:5": line and column of an offset, both from 1. */
function position(starts: readonly number[], offset: number): string {
  const { line, column } = placeAt(starts, offset)
  return `${line}:${column}`
}
