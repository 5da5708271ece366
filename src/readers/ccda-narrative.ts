/** C-CDA narrative as lines of text: tables, lists, captions and content, each character with its place in the XML. */
import type { LineWriter } from './line-writer.ts'
import { attributeOf, scanXml, type XmlTag } from './scan-xml.ts'
import { entityAt } from './xml-entities.ts'

/** An element with an ID, and the text it spans; the ends may still stand on white space. */
export interface RawAnchor {
  readonly id: string
  readonly start: number
  end: number
}

// Elements that begin and end a line.
const blocks = new Set(['text', 'paragraph', 'table', 'list', 'caption', 'title'])

/**
 * Writes the element that stands from `start` to `end` of the XML: `<text>` of a section, or its `<title>`. White
 * space is kept where `xml:space` or `keepsSpace` says so, else a run of it is one blank.
 */
export function writeNarrative(
  source: string,
  start: number,
  end: number,
  depth: number,
  lines: LineWriter,
  anchors: RawAnchor[],
  keepsSpace = false,
): void {
  const lists: { ordered: boolean; items: number }[] = []
  const open: { anchor: RawAnchor | null; verbatim: boolean }[] = []
  let skipped = 0 // depth within an element whose text is no narrative

  function openElement(name: string, tag: XmlTag): void {
    if (skipped > 0 || isSkipped(name, tag)) {
      skipped++
      return
    }
    const id = attributeOf(source, tag, 'ID')
    const anchor = id === undefined ? null : { id, start: lines.out.length, end: lines.out.length }
    if (anchor) anchors.push(anchor)
    const kept = attributeOf(source, tag, 'xml:space') === 'preserve' || (open.at(-1)?.verbatim ?? keepsSpace)
    open.push({ anchor, verbatim: kept })
    if (blocks.has(name)) lines.line()
    if (name === 'br') lines.forceBreak()
    else if (name === 'list') {
      const type = attributeOf(source, tag, 'listType')
      lists.push({ ordered: type === 'ordered', items: 0 })
    } else if (name === 'item') {
      const list = lists.at(-1)
      if (list) list.items++
      lines.line()
      lines.mark(list?.ordered ? `${list.items}. ` : '- ')
    } else if (name === 'tr') lines.openRow()
    else if (name === 'td' || name === 'th') lines.cell()
    else if (name === 'footnote') lines.out.length > 0 && lines.mark(' (')
  }

  function isSkipped(name: string, tag: XmlTag): boolean {
    if (name === 'renderMultiMedia') return true
    return name === 'content' && attributeOf(source, tag, 'revised') === 'delete'
  }

  function closeElement(name: string): void {
    if (skipped > 0) {
      skipped--
      return
    }
    const closed = open.pop()
    if (closed?.anchor) closed.anchor.end = lines.out.length
    if (name === 'tr') lines.closeRow()
    else if (name === 'item') lines.line()
    else if (name === 'list') {
      lists.pop()
      lines.line()
    } else if (name === 'footnote') lines.out.add(')')
    else if (blocks.has(name)) lines.line()
  }

  function text(from: number, to: number): void {
    if (skipped > 0) return
    const verbatim = open.at(-1)?.verbatim ?? false
    const write = verbatim ? lines.verbatim : lines.flow
    // Looked for in the piece alone: a search in the source would run on to the next entity, wherever that is.
    const piece = source.slice(from, to)
    let i = from
    for (let k = piece.indexOf('&'); k >= 0; k = piece.indexOf('&', k + 1)) {
      const at = from + k
      const entity = entityAt(source, at)
      if (!entity) continue
      if (at > i) write(source, i, at)
      lines.char(entity.char, at, entity.size)
      i = at + entity.size
    }
    if (to > i) write(source, i, to)
  }

  scanXml(source, start, end, depth, {
    open: openElement,
    close: closeElement,
    text,
    cdata(from, to) {
      if (skipped === 0) lines.verbatim(source, from, to)
    },
  })
}
