/** Rendering: the text of some bytes in any format that can stand within another. */
import { cdaText } from './ccda-text.ts'
import { decodeBytes, refuseBinary } from './decode.ts'
import { htmlText } from './html-text.ts'
import { identityMap } from './offset-map.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import type { Rendition } from './rendition.ts'
import { rtfText } from './rtf-text.ts'

/** Formats of a body, the best first when there is a choice. */
export type BodyFormat = 'text' | 'html' | 'rtf' | 'cda'

const byMediaType: ReadonlyMap<string, BodyFormat> = new Map([
  ['text/plain', 'text'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/rtf', 'rtf'],
  ['application/rtf', 'rtf'],
  ['text/richtext', 'rtf'],
  ['application/cda+xml', 'cda'],
  ['application/hl7-sda+xml', 'cda'],
  ['application/hl7-cda+xml', 'cda'],
  ['application/xml', 'cda'],
  ['text/xml', 'cda'],
])

/** The format and charset of a media type: "text/html; charset=iso-8859-1". Null when it is none that has words. */
export function bodyFormat(mediaType: string): { format: BodyFormat; charset: string } | null {
  const [type = '', ...parameters] = mediaType.split(';')
  const charset = parameters.map((each) => /^\s*charset\s*=\s*"?([^"\s]+)/i.exec(each)?.[1]).find(Boolean) ?? ''
  const format = byMediaType.get(type.trim().toLowerCase())
  return format ? { format, charset } : null
}

/**
 * The text of a body of that media type ('' when nobody said). What says it is plain text, or nothing, may still be
 * RTF, HTML or a C-CDA document. Refused when the type has no words in it, as a PDF or a picture.
 */
export function render(bytes: Uint8Array, mediaType: string, limits: Limits): Rendition {
  const said = bodyFormat(mediaType)
  if (mediaType.trim() !== '' && !said) throw new Refused('readers/unsupported-content')
  const format = said === null || said.format === 'text' ? sniff(bytes) : said.format
  if (format === 'rtf') return rtfText(bytes, limits)
  refuseBinary(bytes)
  const source = decodeBytes(bytes, said?.charset)
  if (format === 'html') return htmlText(source, limits)
  if (format === 'cda') return cdaText(source, limits, render)
  return { text: source, map: identityMap(source.length) }
}

function sniff(bytes: Uint8Array): BodyFormat {
  const head = decodeBytes(bytes.subarray(0, 1024)).trimStart()
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (/^(?:<!doctype html|<html[\s>])/i.test(head)) return 'html'
  if (/^<\?xml/.test(head) && head.includes('urn:hl7-org:v3')) return 'cda'
  return /^<(?:\w+:)?ClinicalDocument[\s>]/.test(head) ? 'cda' : 'text'
}
