/** The notes of one HL7 v2 message: the text of each document or order, and documents that it carries encoded. */
import type { Note, OutlineSection, Span } from '../note/index.ts'
import { encapsulated, isWithdrawn } from './hl7v2-attachment.ts'
import { codeOf, identifierOf, timeOf } from './hl7v2-header.ts'
import { componentOf, cut, fieldAt, type Message, type Segment } from './hl7v2-segments.ts'
import { plainValue, writeField } from './hl7v2-text.ts'
import { startText } from './map-writer.ts'
import { type Limits, type Read, readNote } from './reader.ts'
import { toReference } from './references.ts'
import { Refused, rejectionOf } from './refused.ts'
import type { Rendition } from './rendition.ts'

/** Segments that belong to one document: all of an MDM, an order (OBR) of an ORU. */
interface Group {
  patient: Segment | undefined
  visit: Segment | undefined
  /** TXA or OBR. */
  head: Segment | undefined
  readonly observations: Segment[]
}

const textTypes = new Set(['TX', 'FT', 'ST'])

/** Everything that a message gives: its notes, or why there is none. */
export function* messageNotes(message: Message, record: number, at: number, limits: Limits): Generator<Read> {
  const groups = groupsOf(message)
  let notes = 0
  let reason: unknown
  for (const [i, group] of groups.entries()) {
    const found: { rendition: Rendition; suffix: string }[] = []
    const text = narrative(message, group)
    if (text) found.push({ rendition: text, suffix: '' })
    for (const [k, observation] of group.observations.entries()) {
      try {
        const rendition = encapsulated(message, observation, k + 1, limits)
        if (rendition) found.push({ rendition, suffix: `-obx${k + 1}` })
      } catch (error) {
        reason ??= error
      }
    }
    for (const { rendition, suffix } of found) {
      notes++
      const header = headerOf(message, group)
      const outline = rendition.outline ?? []
      const ownId = documentId(message, group)
      const id = ownId ?? `${componentOf(message, message.segments[0], 10) || `message-${record}`}-${i + 1}`
      const note: Note = {
        id: id + suffix,
        text: rendition.text,
        ...header.note,
        ...(outline.length > 0 ? { outline } : {}),
      }
      yield readNote(note, rendition.map, { reader: 'hl7v2', record, at, ...header.origin }, rendition.anchors)
    }
  }
  if (notes === 0) yield { rejected: rejectionOf(reason ?? new Refused('readers/no-narrative'), record, at) }
}

function groupsOf({ segments }: Message): Group[] {
  const byOrder = !segments.some(({ name }) => name === 'TXA')
  const groups: Group[] = []
  let patient: Segment | undefined
  let visit: Segment | undefined
  let group: Group | undefined
  const begin = (head: Segment | undefined): Group => {
    const made: Group = { patient, visit, head, observations: [] }
    groups.push(made)
    return made
  }
  for (const segment of segments) {
    if (segment.name === 'PID') {
      patient = segment
      visit = undefined
      group = undefined
    } else if (segment.name === 'PV1') visit = segment
    else if (segment.name === (byOrder ? 'OBR' : 'TXA')) group = begin(segment)
    else if (segment.name === 'OBX') {
      group ??= begin(undefined)
      group.observations.push(segment)
    }
  }
  // A visit may follow the order's header.
  for (const each of groups) if (each.patient === patient) each.visit ??= visit
  return groups
}

/** The observations of text, one line after the other; null when there is no word in them. */
function narrative(message: Message, { observations }: Group): Rendition | null {
  const texts = observations.filter(
    (each) =>
      textTypes.has(componentOf(message, each, 2)) && !isWithdrawn(message, each) && !isNumberOnly(message, each),
  )
  const labels = texts.map((each) => labelSpan(message, each))
  const names = labels.map((span) => message.text.slice(span.start, span.end))
  const isEmpty = (i: number): boolean => plainValue(message, fieldAt(texts[i], 5)) === ''
  // One label for all is the document's name; several are its parts: "Impression", "Color".
  const several = new Set(names.filter((_, i) => !isEmpty(i))).size > 1
  const out = startText()
  const sections: { title: string; code: OutlineSection['code']; start: number }[] = []
  let last = ''
  for (const [i, observation] of texts.entries()) {
    if (out.length === 0 && isEmpty(i)) continue
    if (i > 0 && out.length > 0) out.add('\n')
    const name = names[i]!
    if (several && name !== last && name !== '' && !isEmpty(i)) {
      sections.push({
        title: plainValue(message, labels[i]!),
        code: codeOf(message, observation, 3),
        start: out.length,
      })
      writeField(message, labels[i]!, out)
      out.add(componentOf(message, observation, 2) === 'ST' ? ': ' : ':\n')
      last = name
    }
    writeField(message, fieldAt(observation, 5), out)
  }
  const { text, map } = out.finish()
  if (text.trim() === '') return null
  const outline = sections.map(({ title, code, start }, i) => {
    const stop = sections[i + 1]?.start ?? text.length
    return { span: { start, end: start + text.slice(start, stop).trimEnd().length }, title, code }
  })
  return { text, map, outline }
}

/** A number sent as text is a coded result all the same: "ST", code 2345-7, "182", "mg/dL". */
function isNumberOnly(message: Message, observation: Segment): boolean {
  if (componentOf(message, observation, 2) !== 'ST') return false
  return /^\s*[<>]?=?\s*[-+]?\d{1,12}(?:\.\d{1,12})?\s*$/.test(componentOf(message, observation, 5).slice(0, 40))
}

/** The words of OBX-3: its text, else its code. */
function labelSpan(message: Message, observation: Segment): Span {
  const field = fieldAt(observation, 3)
  const [code, words] = cut(message.text, field, message.delimiters.component)
  return words && words.end > words.start ? words : (code ?? field)
}

function documentId(message: Message, { head }: Group): string | undefined {
  if (!head) return undefined
  const id = head.name === 'TXA' ? componentOf(message, head, 12) : componentOf(message, head, 3)
  return id || (head.name === 'OBR' && componentOf(message, head, 2)) || undefined
}

function headerOf(message: Message, { patient, visit, head }: Group) {
  const who = identifierOf(message, patient, 3)
  const stay = identifierOf(message, visit, 19)
  const isDocument = head?.name === 'TXA'
  const writtenAt = timeOf(
    message,
    isDocument
      ? [
          [head, 6],
          [head, 4],
          [message.segments[0], 7],
        ]
      : [
          [head, 22],
          [head, 7],
          [message.segments[0], 7],
        ],
  )
  const type = codeOf(message, head, isDocument ? 2 : 4)
  return {
    note: {
      ...(who ? { subject: toReference('Patient', who.value) } : {}),
      ...(stay ? { encounter: toReference('Encounter', stay.value) } : {}),
      ...(writtenAt === undefined ? {} : { writtenAt }),
      ...(type ? { type } : {}),
    },
    origin: { ...(who ? { patient: who } : {}), ...(stay ? { visit: stay } : {}) },
  }
}
