/** What every resource of a note shares: references, labels, evidence and the code's words. */
import type { Code, Note, Span } from '../note/index.ts'
import { base, systemUris, uris } from './systems.ts'
import type { CodeableConcept, Coding, Extension, Meta, Quantity, Reference } from './types.ts'

/** What a resource of this note is built with. */
export interface Build {
  readonly note: Note
  readonly noteKey: string
  readonly documentUrl: string
  readonly subject: Reference
  /** The size of the note's text in bytes of UTF-8, and their SHA-1 as Attachment.hash has it. */
  readonly size: number
  readonly hash: string
  /** UTF-16 offset to the count of code points before it, which FHIR's "characters" are, or of what else was asked for. */
  readonly codePointAt: (offset: number) => number
  /** The extension that holds confidences; ours when not given. */
  readonly confidenceUrl?: string
}

/** A Coding of one of our codes. */
export function codingOf(code: Code): Coding {
  return {
    system: systemUris[code.system] ?? absolute(code.system),
    code: code.code,
    ...(code.display ? { display: code.display } : {}),
  }
}

/** A system of a user's own lexicon may have a short name; FHIR wants an absolute one. */
function absolute(system: string): string {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(system) ? system : `${base}/CodeSystem/${encodeURIComponent(system)}`
}

/** Codes and the note's own words. */
export function conceptOf(codes: readonly Code[], text: string): CodeableConcept {
  return { ...(codes.length > 0 ? { coding: codes.map(codingOf) } : {}), text: oneLine(text) }
}

/** A concept of one code. */
export function coded(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] }
}

const unprintable = /[\0-\x1f\x7f\s\ufffe\uffff]+|\p{Surrogate}/gu // \p{Surrogate} is a lone one

/** FHIR strings hold no line breaks worth keeping, and neither control characters nor halves of characters: a wrapped term reads as one line. */
export function oneLine(text: string): string {
  return text.replace(unprintable, (found) => (found >= '\ud800' && found <= '\udfff' ? '\ufffd' : ' ')).trim()
}

/** HL7's derivation-reference: where in the note's text this stands. All four parts, also at offset 0. */
export function derivation(build: Pick<Build, 'documentUrl' | 'codePointAt'>, span: Span): Extension {
  const start = build.codePointAt(span.start)
  return {
    url: uris.derivation,
    extension: [
      { url: 'reference', valueReference: { reference: build.documentUrl } },
      { url: 'path', valueString: 'DocumentReference.content[0].attachment' },
      { url: 'offset', valueInteger: start },
      { url: 'length', valueInteger: build.codePointAt(span.end) - start },
    ],
  }
}

/** Extensions of a resource: every span of its evidence, and its confidence. */
export function evidenceOf(build: Build, spans: readonly Span[], confidence: number): Extension[] {
  return [...spans.map((span) => derivation(build, span)), confidenceOf(build, confidence)]
}

/** How sure we are of what the extension stands on. */
export function confidenceOf(build: Build, confidence: number): Extension {
  return { url: build.confidenceUrl ?? uris.confidence, valueDecimal: confidence }
}

const integrities = ['HRELIABLE', 'RELIABLE', 'UNCERTREL', 'UNRELIABLE'] as const

/** The number of a confidence's integrity label. */
export function integrityOf(confidence: number): number {
  return confidence >= 0.95 ? 0 : confidence >= 0.8 ? 1 : confidence >= 0.5 ? 2 : 3
}

/** Integrity label by confidence, and "asserted by artificial intelligence" (a rule engine counts as one there). */
export function labels(confidence: number): Meta {
  const integrity = integrities[integrityOf(confidence)]!
  return {
    security: [
      { system: uris.observationValue, code: 'AIAST' },
      { system: uris.observationValue, code: integrity },
    ],
  }
}

/** data-absent-reason "unknown". */
export const absent: Extension = { url: uris.dataAbsent, valueCode: 'unknown' }

/** A quantity with its UCUM code; a unit that UCUM lacks stays in words. */
export function ucum(value: number, code: string | null, unit?: string): Quantity {
  if (code === null) return { value, ...(unit ? { unit } : {}) }
  return { value, unit: unit ?? printUnit(code), system: systemUris.ucum!, code }
}

/** A UCUM code as people print it: "in" for `[in_i]`. */
export const printUnit = (code: string): string => printed[code] ?? code

// How people print the codes that look odd.
const printed: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  '[degF]': '°F',
  Cel: '°C',
  '[lb_av]': 'lb',
  '[in_i]': 'in',
  '10*3/uL': '10^3/uL',
  '10*6/uL': '10^6/uL',
  ug: 'mcg',
} // prettier-ignore

/** The offset that needs no mapping. */
export const sameOffset = (offset: number): number => offset

/** Maps UTF-16 offsets to what is asked for: code points, UTF-16 code units, or bytes of UTF-8; `size` is the text's size in those. */
export function offsetCounter(
  text: string,
  unit: 'codepoint' | 'utf16' | 'utf8',
  size?: number,
): (offset: number) => number {
  if (unit === 'utf16' || size === text.length) return sameOffset
  if (unit === 'codepoint') return codePointCounter(text)
  const before = new Uint32Array(text.length + 1)
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    before[i] = bytes
    const code = text.charCodeAt(i)
    const next = text.charCodeAt(i + 1)
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      bytes += 4
      before[++i] = bytes
    } else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3 // a lone surrogate is encoded as U+FFFD
  }
  before[text.length] = bytes
  return (offset) => before[offset]!
}

/** Maps UTF-16 offsets to code points; the identity when the text has no surrogates. */
export function codePointCounter(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return sameOffset
  const before = new Uint32Array(text.length + 1) // surrogate pairs that end at or before each offset
  let pairs = 0
  for (let i = 0; i < text.length; i++) {
    before[i] = pairs
    const code = text.charCodeAt(i)
    const next = text.charCodeAt(i + 1)
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      pairs++
      before[++i] = pairs
    }
  }
  before[text.length] = pairs
  return (offset) => offset - before[offset]!
}
