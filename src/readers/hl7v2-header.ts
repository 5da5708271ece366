/** What an HL7 v2 message says about its notes: patient, visit, document, type and time. */
import type { Code, Identifier } from '../note/index.ts'
import { componentOf, cut, fieldAt, type Message, type Segment } from './hl7v2-segments.ts'
import { plainValue } from './hl7v2-text.ts'
import { fromHl7Time, toCode, toIdentifier } from './references.ts'

// Table 0270, document types of TXA-2, as LOINC document types.
const documentTypes: ReadonlyMap<string, string> = new Map([
  ['CN', '11488-4'],
  ['DI', '18748-4'],
  ['DS', '18842-5'],
  ['ED', '34111-5'],
  ['HP', '34117-2'],
  ['OP', '11504-8'],
  ['PN', '28570-0'],
  ['PR', '11506-3'],
  ['SP', '11526-1'],
  ['TS', '18761-7'],
])

/** The best identifier of a CX field (PID-3, PV1-19): a medical record number before any other. */
export function identifierOf(message: Message, segment: Segment | undefined, field: number): Identifier | undefined {
  const { text, delimiters } = message
  let first: Identifier | undefined
  for (const repetition of cut(text, fieldAt(segment, field), delimiters.repetition)) {
    const components = cut(text, repetition, delimiters.component)
    const at = (i: number): string => (components[i] ? plainValue(message, components[i]) : '')
    if (at(0) === '') continue
    const [name = '', universal = ''] = components[3]
      ? cut(text, components[3], delimiters.subcomponent).map((span) => plainValue(message, span))
      : []
    const found = toIdentifier(universal || name, at(0))
    if (at(4) === 'MR' || at(4) === 'MRN') return found
    first ??= found
  }
  return first
}

/** A CWE field as a code: TXA-2 by table 0270, OBR-4 by its own coding system. */
export function codeOf(message: Message, segment: Segment | undefined, field: number): Code | null {
  const [first] = cut(message.text, fieldAt(segment, field), message.delimiters.repetition)
  const components = first ? cut(message.text, first, message.delimiters.component) : []
  const at = (i: number): string => (components[i] ? plainValue(message, components[i]) : '')
  if (at(0) === '') return null
  if (segment?.name === 'TXA' && at(2) === '') {
    const loinc = documentTypes.get(at(0).toUpperCase())
    if (loinc !== undefined) return { system: 'loinc', code: loinc }
  }
  // A second triplet may hold the LOINC code of a local one.
  if (/^(?:LN|LNC|LOINC)$/i.test(at(5)) && at(3) !== '') return toCode(at(5), at(3), at(4))
  return toCode(at(2), at(0), at(1))
}

/** The first of some fields that holds a time, as a FHIR date or dateTime. */
export function timeOf(
  message: Message,
  fields: readonly (readonly [Segment | undefined, number])[],
): string | undefined {
  for (const [segment, field] of fields) {
    const found = fromHl7Time(componentOf(message, segment, field))
    if (found !== undefined) return found
  }
  return undefined
}

/** The charset of MSH-18, as in "UNICODE UTF-8"; read before the message is decoded. */
export function charsetOf(head: string): string {
  const line = head.slice(0, head.search(/[\r\n]|$/))
  const field = line[3] ?? '|'
  return line.split(field)[17]?.split(line[5] ?? '~')[0] ?? ''
}
