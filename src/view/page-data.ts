/** What the page's script is given: the evidence of each finding, and its FHIR resource, packed. */
import type { Explanation } from '../explain/index.ts'
import { writeJson } from '../fhir/index.ts'
import { lineStarts, placeAt, type Span } from '../note/index.ts'
import { type Packed, pack } from './pack.ts'
import { toneOf } from './tones.ts'

/** A finding for the script; spans are pairs of UTF-16 offsets. */
export interface FindingData {
  readonly name: string
  readonly kind: string
  readonly tone: string
  readonly said: string
  /** Its mentions: start, end, and "line:column". */
  readonly at: readonly (readonly [number, number, string])[]
  readonly steps: readonly {
    readonly kind: string
    readonly rule: string
    readonly words: string
    readonly span?: readonly [number, number]
  }[]
  readonly attributes: readonly {
    readonly name: string
    readonly text: string
    readonly span?: readonly [number, number]
  }[]
  readonly codes: readonly { readonly system: string; readonly code: string; readonly display?: string }[]
  readonly confidence: number
  readonly parts: readonly (readonly [string, number])[]
  readonly factors: readonly (readonly [string, number])[]
  readonly fhir: string
}

/** The data of one finding. */
export function findingData(text: string, explanation: Explanation): FindingData {
  const { finding, name, said, steps, attributes, confidence, fhir } = explanation
  const starts = startsOf(text)
  return {
    name,
    kind: finding.kind,
    tone: toneOf(finding).tone,
    said,
    at: finding.evidence.map(({ start, end }) => {
      const { line, column } = placeAt(starts, start)
      return [start, end, `${line}:${column}`]
    }),
    steps: steps.map(({ kind, rule, words, span }) => ({ kind, rule, words, ...pair(span) })),
    attributes: attributes.map(({ name, text, span }) => ({ name, text, ...pair(span) })),
    codes: finding.codes.map(({ system, code, display }) => ({ system, code, ...(display ? { display } : {}) })),
    confidence: confidence.value,
    parts: confidence.parts.map(({ name, value }) => [name, value]),
    factors: confidence.factors.map(({ words, weight }) => [words, weight]),
    fhir,
  }
}

let lastText = ''
let lastStarts: readonly number[] = [0]

/** The lines of one note are asked for once a finding. */
function startsOf(text: string): readonly number[] {
  if (text !== lastText) {
    lastText = text
    lastStarts = lineStarts(text)
  }
  return lastStarts
}

function pair(span: Span | null): { span?: readonly [number, number] } {
  return span === null ? {} : { span: [span.start, span.end] }
}

/** The data of a page: first a line a finding, then a line a resource, empty where a finding becomes none. Decimals stay as written ("7.90"). */
export function pageData(text: string, explanations: readonly Explanation[]): Packed {
  return pack([
    ...explanations.map((explanation) => JSON.stringify(findingData(text, explanation))),
    ...explanations.map(({ resource }) => (resource === null ? '' : writeJson(resource))),
  ])
}
