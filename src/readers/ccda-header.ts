/** The header of a C-CDA document: who, what, when. */
import type { Code, Identifier } from '../note/index.ts'
import { fromHl7Time, toCode, toIdentifier } from './references.ts'
import { child, children, descend, type XmlElement } from './xml-tree.ts'

export interface DocumentHeader {
  readonly id?: string
  readonly patient?: Identifier
  readonly visit?: Identifier
  readonly type?: Code
  readonly writtenAt?: string
}

/** Reads id, patient, encounter, type and time of a document; what is missing or has a nullFlavor is left out. */
export function readHeader(document: XmlElement): DocumentHeader {
  const id = identifierOf(child(document, 'id'))
  const role = descend(document, 'recordTarget', 'patientRole')
  const patient = firstIdentifier(role)
  const visit = firstIdentifier(descend(document, 'componentOf', 'encompassingEncounter'))
  const code = child(document, 'code')
  const value = code?.attributes.get('code')
  const time = child(document, 'effectiveTime')?.attributes.get('value')
  const writtenAt = time === undefined ? undefined : fromHl7Time(time)
  return {
    ...(id ? { id: id.system === undefined ? id.value : documentId(id) } : {}),
    ...(patient ? { patient } : {}),
    ...(visit ? { visit } : {}),
    ...(value === undefined
      ? {}
      : { type: toCode(code?.attributes.get('codeSystem') ?? '', value, code?.attributes.get('displayName')) }),
    ...(writtenAt === undefined ? {} : { writtenAt }),
  }
}

function firstIdentifier(element: XmlElement | undefined): Identifier | undefined {
  for (const id of children(element, 'id')) {
    const found = identifierOf(id)
    if (found) return found
  }
  return undefined
}

/** `<id root="2.16.840…" extension="12345"/>`; a root alone, a UUID, is the identifier itself. */
function identifierOf(element: XmlElement | undefined): Identifier | undefined {
  if (!element || element.attributes.has('nullFlavor')) return undefined
  const root = element.attributes.get('root') ?? ''
  const extension = element.attributes.get('extension') ?? ''
  if (extension !== '') return toIdentifier(root, extension)
  return root === '' ? undefined : { value: root }
}

/** A document's id is its extension within its root; both, since another root may give the same extension. */
function documentId({ system = '', value }: Identifier): string {
  return `${system.replace(/^urn:(?:oid|uuid):/, '')}:${value}`
}
