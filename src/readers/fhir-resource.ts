/** FHIR resources that hold a note: DocumentReference, DiagnosticReport, Composition and Binary. */
import type { Note } from '../note/index.ts'
import { type Attachment, type Resolve, renderBest, toAttachment } from './fhir-attachment.ts'
import { codeAt } from './fhir-code.ts'
import { compositionText } from './fhir-composition.ts'
import { arrayAt, get, stringAt } from './json.ts'
import { identityMap, type OffsetMap } from './offset-map.ts'
import type { Anchor, Limits } from './reader.ts'
import { asReference, fromAnyTime } from './references.ts'
import { Refused } from './refused.ts'
import type { Rendition } from './rendition.ts'
import { noteOf } from './whole.ts'

/** A note of a resource, before its place in the input is known. */
export interface ResourceNote {
  readonly note: Note
  readonly map: OffsetMap
  readonly anchors: readonly Anchor[]
}

/** What a resource type holds and where its header stands. */
interface Shape {
  render(resource: unknown, resolve: Resolve, limits: Limits): Rendition
  readonly encounter: readonly (string | number)[]
  readonly dates: readonly (readonly (string | number)[])[]
  readonly type: string
}

const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'DocumentReference',
    {
      render: (resource, resolve, limits) =>
        renderBest(attachmentsOf(resource, 'content', 'attachment'), resolve, limits),
      encounter: ['context', 'encounter', 0, 'reference'],
      dates: [['date'], ['context', 'period', 'start'], ['content', 0, 'attachment', 'creation']],
      type: 'type',
    },
  ],
  [
    'DiagnosticReport',
    {
      render: renderReport,
      encounter: ['encounter', 'reference'],
      dates: [['effectiveDateTime'], ['effectivePeriod', 'start'], ['issued']],
      type: 'code',
    },
  ],
  [
    'Composition',
    {
      render: (resource, _, limits) => compositionText(resource, limits),
      encounter: ['encounter', 'reference'],
      dates: [['date']],
      type: 'type',
    },
  ],
  [
    'Binary',
    {
      render: (resource, resolve, limits) => renderBest([toBinary(resource)], resolve, limits),
      encounter: [],
      dates: [],
      type: '',
    },
  ],
])

/** May a resource of this type hold a note? */
export function mayHoldNote(resourceType: unknown): boolean {
  return typeof resourceType === 'string' && shapes.has(resourceType)
}

/** The note of a resource; refused when it holds none. `fallback` is its id when it has none of its own. */
export function resourceNote(resource: unknown, fallback: string, resolve: Resolve, limits: Limits): ResourceNote {
  const shape = shapes.get(stringAt(resource, 'resourceType') ?? '')
  if (!shape) throw new Refused('readers/no-narrative')
  // what its author took back is nobody's chart
  if (['status', 'docStatus'].some((field) => stringAt(resource, field) === 'entered-in-error'))
    throw new Refused('readers/marked-as-error')
  const rendition = shape.render(resource, resolve, limits)
  // A C-CDA document within says who and when as well; what the resource says comes first.
  const inner = noteOf(fallback, rendition)
  const subject = referenceAt('Patient', stringAt(resource, 'subject', 'reference'))
  const encounter = referenceAt('Encounter', stringAt(resource, ...shape.encounter))
  const writtenAt = shape.dates.map((path) => fromAnyTime(stringAt(resource, ...path) ?? '')).find(Boolean)
  const type = codeAt(resource, shape.type)
  const note: Note = {
    ...inner,
    id: stringAt(resource, 'id') ?? identifierOf(resource) ?? fallback,
    ...(subject === undefined ? {} : { subject }),
    ...(encounter === undefined ? {} : { encounter }),
    ...(writtenAt === undefined ? {} : { writtenAt }),
    ...(type ? { type } : {}),
  }
  return { note, map: rendition.map, anchors: rendition.anchors ?? [] }
}

/** Only a reference of that very type: a subject may be a Group or a Device. */
function referenceAt(type: 'Patient' | 'Encounter', reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined
  const versionless = reference.replace(/\/_history\/.*$/, '')
  return asReference(type, versionless) === versionless ? versionless : undefined
}

function identifierOf(resource: unknown): string | undefined {
  return stringAt(resource, 'masterIdentifier', 'value') ?? stringAt(resource, 'identifier', 0, 'value')
}

function attachmentsOf(resource: unknown, list: string, field: string): Attachment[] {
  return arrayAt(resource, list).map((each, i) => toAttachment(get(each, field), `${list}[${i}].${field}`))
}

function toBinary(resource: unknown): Attachment {
  const data = stringAt(resource, 'data')
  return { contentType: stringAt(resource, 'contentType') ?? '', data, url: undefined, part: 'data' }
}

/** A report as it was issued; without one, its conclusion. */
function renderReport(resource: unknown, resolve: Resolve, limits: Limits): Rendition {
  const forms = arrayAt(resource, 'presentedForm').map((each, i) => toAttachment(each, `presentedForm[${i}]`))
  const conclusion = stringAt(resource, 'conclusion')
  if (forms.length === 0 && conclusion !== undefined)
    return { text: conclusion, map: identityMap(conclusion.length, 'conclusion') }
  return renderBest(forms, resolve, limits)
}
