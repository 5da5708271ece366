/** Documents that an HL7 v2 message carries encoded, in OBX fields of type ED. */

import type { Span } from '../note/index.ts'
import { decodeBase64 } from './base64.ts'
import { bytesOf } from './bytes.ts'
import { componentOf, cut, fieldAt, type Message, type Segment } from './hl7v2-segments.ts'
import { plainValue } from './hl7v2-text.ts'
import { withinPart } from './offset-map.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import { render } from './render.ts'
import type { Rendition } from './rendition.ts'

/** Is the observation deleted, or posted in error (OBX-11)? */
export function isWithdrawn(message: Message, observation: Segment): boolean {
  return /^[DW]$/.test(componentOf(message, observation, 11))
}

// Line breaks within encoded data, which some senders wrap.
const wrapping = /\\(?:\.br|X0[AD](?:0A)?)\\|[~\r\n]/g

/** A document in an ED field, as in `^text^rtf^Base64^e1xydGYx…`; null when the observation holds none. */
export function encapsulated(message: Message, observation: Segment, number: number, limits: Limits): Rendition | null {
  const type = componentOf(message, observation, 2)
  if (isWithdrawn(message, observation)) return null
  if (type === 'RP') throw new Refused('readers/external-content')
  if (type !== 'ED') return null
  const { text, delimiters } = message
  const [, kind, subtype, encoding, data] = cut(text, fieldAt(observation, 5), delimiters.component)
  const word = (span: Span | undefined): string => (span ? plainValue(message, span).toLowerCase() : '')
  if (!data || data.end === data.start) throw new Refused('readers/no-narrative')
  const raw = text.slice(data.start, fieldAt(observation, 5).end)
  const how = word(encoding)
  let bytes: Uint8Array
  if (how === 'base64') bytes = decodeBase64(raw.replace(wrapping, ''), limits.attachmentBytes)
  else if (how === 'hex') bytes = fromHex(raw.replace(wrapping, ''))
  else bytes = new TextEncoder().encode(plainValue(message, { start: data.start, end: fieldAt(observation, 5).end }))
  const rendition = render(bytes, mediaTypeOf(word(kind), word(subtype)), limits)
  return { ...rendition, map: withinPart(rendition.map, `OBX[${number}].5`) }
}

/** "text" and "rtf" give "text/rtf"; "multipart", "octet-stream" and the like say nothing, so the bytes decide. */
function mediaTypeOf(kind: string, subtype: string): string {
  if (/[/]/.test(subtype)) return subtype
  const known = /^(?:plain|text|txt|html|rtf|xml|pdf|x-hl7-cda-level-one)$/.test(subtype) ? subtype : ''
  if (known === '' && !['image', 'audio', 'video', 'im', 'au'].includes(kind)) return ''
  if (known === '') return `${kind}/${subtype}`
  if (known === 'pdf') return 'application/pdf'
  if (known === 'xml' || known.startsWith('x-')) return 'text/xml'
  return known === 'rtf' || known === 'html' ? `text/${known}` : 'text/plain'
}

function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '')
  if (digits.length % 2 === 1 || /[^0-9a-f]/i.test(digits)) throw new Refused('readers/bad-encoding')
  let raw = ''
  for (let i = 0; i < digits.length; i += 2) raw += String.fromCharCode(Number.parseInt(digits.slice(i, i + 2), 16))
  return bytesOf(raw)
}
