/** The text of a C-CDA document: its sections one after the other, or the body of an unstructured one. */
import { decodeBase64 } from './base64.ts'
import { type DocumentHeader, readHeader } from './ccda-header.ts'
import { writeNarrative } from './ccda-narrative.ts'
import { outlineOf, type SectionSink, trimSpan, writeSections } from './ccda-sections.ts'
import { startLines } from './line-writer.ts'
import { withinPart } from './offset-map.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import type { Rendition } from './rendition.ts'
import { decodeEntities } from './xml-entities.ts'
import { descend, parseXml, type XmlElement } from './xml-tree.ts'

/** Renders a body of another format: passed in, since that one renders C-CDA documents too. */
export type RenderBody = (bytes: Uint8Array, mediaType: string, limits: Limits) => Rendition

/** Reads a document, or a fragment of one (a section alone). Refused when there is no narrative in it. */
export function cdaText(
  source: string,
  limits: Limits,
  render: RenderBody,
): Rendition & { readonly header: DocumentHeader } {
  const roots = parseXml(source, limits)
  const document = roots.find((root) => root.name === 'ClinicalDocument')
  const header = document ? readHeader(document) : {}
  for (const root of document ? [document] : roots) {
    const body = descend(root, 'component', 'nonXMLBody', 'text')
    if (body) return { ...unstructured(source, body, limits, render), header }
  }
  const sink: SectionSink = {
    source,
    depth: limits.depth,
    lines: startLines(),
    sections: [],
    anchors: [],
    words: 0,
  }
  for (const root of document ? [document] : roots) writeSections(root, sink)
  if (sink.words === 0) throw new Refused('readers/no-narrative')
  const { text, map } = sink.lines.out.finish()
  const anchors = sink.anchors
    .map(({ id, start, end }) => ({ id, span: trimSpan(text, start, end) }))
    .filter(({ span }) => span.end > span.start)
  return { text, map, outline: outlineOf(text, sink.sections), anchors, header }
}

/** The part of the record that an unstructured document's decoded body is. */
const bodyPart = 'nonXMLBody'

function unstructured(source: string, body: XmlElement, limits: Limits, render: RenderBody): Rendition {
  const mediaType = body.attributes.get('mediaType') ?? ''
  const inner = source.slice(source.indexOf('>', body.start) + 1, source.lastIndexOf('</', body.end - 1))
  if (/^\s*<(?:\w+:)?reference[\s/>]/.test(inner.slice(0, 1000)))
    throw new Refused('readers/external-content', body.start)
  const encoded = body.attributes.get('representation') === 'B64'
  if (!encoded && (mediaType === '' || /^text\/plain/i.test(mediaType))) {
    const lines = startLines()
    writeNarrative(source, body.start, body.end, limits.depth, lines, [], true)
    if (lines.out.length === 0) throw new Refused('readers/no-narrative', body.start)
    return lines.out.finish()
  }
  const data = inner.replaceAll('<![CDATA[', '').replaceAll(']]>', '')
  const bytes = encoded
    ? decodeBase64(data, limits.attachmentBytes)
    : new TextEncoder().encode(data === inner ? decodeEntities(data) : data)
  const rendition = render(bytes, mediaType, limits)
  return { ...rendition, map: withinPart(rendition.map, bodyPart) }
}
