/** Readers of inputs that are one note each: plain text, RTF, HTML and C-CDA. */
import type { Note } from '../note/index.ts'
import { collect, latin1 } from './bytes.ts'
import { decodeBytes, refuseBinary } from './decode.ts'
import { identityMap } from './offset-map.ts'
import { defineReader, type Limits, limitsOf, type Reader, type ReadOptions, readNote } from './reader.ts'
import { toReference } from './references.ts'
import { refusalOnly, rejectionOf } from './refused.ts'
import type { Rendition } from './rendition.ts'

/** "folder/letter 7.txt" gives "letter 7": a note without an id of its own is called after its input. */
export function idOfPath(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  return (dot > 0 ? base.slice(0, dot) : base) || 'note'
}

/** What a rendition's header says of the note, and its outline. */
export function noteOf(id: string, rendition: Rendition): Note {
  const { text, outline, header } = rendition
  return {
    id: header?.id ?? id,
    text,
    ...(header?.patient ? { subject: toReference('Patient', header.patient.value) } : {}),
    ...(header?.visit ? { encounter: toReference('Encounter', header.visit.value) } : {}),
    ...(header?.writtenAt === undefined ? {} : { writtenAt: header.writtenAt }),
    ...(header?.type ? { type: header.type } : {}),
    ...(outline && outline.length > 0 ? { outline } : {}),
  }
}

// what a format needs is loaded when an input has it
type Convert = (bytes: Uint8Array, limits: Limits, options: ReadOptions) => Rendition | Promise<Rendition>

function wholeReader(name: string, recognises: Reader['recognises'], convert: Convert): Reader {
  return defineReader({
    name,
    recognises,
    async *read(input, path, options) {
      const limits = limitsOf(options)
      let bytes: Uint8Array
      try {
        bytes = await collect(input, limits.documentBytes)
      } catch (error) {
        yield { rejected: rejectionOf(refusalOnly(error), 1) }
        return
      }
      try {
        const rendition = await convert(bytes, limits, options)
        const { header, map, anchors } = rendition
        const origin = {
          reader: name,
          record: 1,
          ...(header?.patient ? { patient: header.patient } : {}),
          ...(header?.visit ? { visit: header.visit } : {}),
        }
        yield readNote(noteOf(options.id ?? idOfPath(path), rendition), map, origin, anchors)
      } catch (error) {
        yield { rejected: rejectionOf(error, 1) }
      }
    },
  })
}

/** The head of an input as text without what may stand before the first word of it. */
function headText(head: Uint8Array): string {
  return decodeBytes(head.subarray(0, 2048)).trimStart()
}

const html = /^(?:<!--.{0,1000}?-->\s*)?<(?:!doctype html|html|head|body|div|p|table|span|h[1-6]|ul|ol|br|meta)[\s/>]/is
const cdaRoot =
  /<(?:\w+:)?(?:ClinicalDocument|section|component|structuredBody|entry|act|observation|organizer|substanceAdministration|componentOf|documentationOf)[\s/>]/

/** Plain text: UTF-8, UTF-16 or Windows-1252, exactly as it is. Takes whatever no other reader knows. */
export const textReader = wholeReader(
  'text',
  () => true,
  (bytes, _, { encoding }) => {
    refuseBinary(bytes)
    const text = decodeBytes(bytes, encoding)
    return { text, map: identityMap(text.length) }
  },
)

/** Rich Text Format. */
export const rtfReader = wholeReader(
  'rtf',
  (head) => /^\s*\{\\rtf/.test(latin1(head.subarray(0, 64))),
  async (bytes, limits) => (await import('./rtf-text.ts')).rtfText(bytes, limits),
)

/** HTML pages and fragments. */
export const htmlReader = wholeReader(
  'html',
  (head) => html.test(headText(head)),
  async (bytes, limits, { encoding }) => {
    const { htmlText } = await import('./html-text.ts')
    const said = encoding ?? /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)/i.exec(latin1(bytes.subarray(0, 2048)))?.[1]
    return htmlText(decodeBytes(bytes, said), limits)
  },
)

/** C-CDA and other CDA R2 documents, or a section of one. */
export const ccdaReader = wholeReader(
  'ccda',
  (head) => {
    const text = headText(head)
    if (!/^<[?!\w]/.test(text) || html.test(text)) return false
    return /^<\?xml\s|^<!doctype\s/i.test(text) || text.includes('urn:hl7-org:v3') || cdaRoot.test(text)
  },
  async (bytes, limits, { encoding }) => {
    const [{ cdaText }, { render }] = await Promise.all([import('./ccda-text.ts'), import('./render.ts')])
    const said = encoding ?? /^[^>]{0,200}?encoding\s*=\s*["']([\w-]+)["']/.exec(latin1(bytes.subarray(0, 256)))?.[1]
    return cdaText(decodeBytes(bytes, said), limits, render)
  },
)
