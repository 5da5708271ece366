/** A walk over XML source that keeps every position: tags, text, CDATA. It expands nothing and refuses a DOCTYPE. */
import { Refused } from './refused.ts'

/** What the walk meets; positions are into the source. */
export interface XmlHandler {
  /** A start tag, its prefix dropped: `<hl7:td ID="a">` is "td". An empty tag is opened and closed. */
  open?(name: string, tag: XmlTag): void
  close?(name: string): void
  text?(start: number, end: number): void
  cdata?(start: number, end: number): void
}

/** A start tag: its place, and where its attributes stand. */
export interface XmlTag {
  readonly start: number
  readonly attributes: { readonly start: number; readonly end: number }
}

// A start tag with its attributes; those of a C-CDA root are about 500 characters.
const longestTag = 65_536

/** Walks the source from `start` to `end`. Refused: a DOCTYPE, tags that do not pair, nesting deeper than `depth`. */
export function scanXml(source: string, start: number, end: number, depth: number, handler: XmlHandler): void {
  const open: string[] = []
  let i = start
  while (i < end) {
    if (source.charCodeAt(i) !== 60 /* < */) {
      const next = source.indexOf('<', i)
      const stop = next < 0 || next > end ? end : next
      handler.text?.(i, stop)
      i = stop
      continue
    }
    const second = source.charCodeAt(i + 1)
    if (second === 33 /* ! */) {
      if (source.startsWith('<!--', i)) i = after(source, '-->', i + 4)
      else if (source.startsWith('<![CDATA[', i)) {
        const stop = after(source, ']]>', i + 9)
        handler.cdata?.(i + 9, stop - 3)
        i = stop
      } else if (/^<!doctype/i.test(source.slice(i, i + 9))) throw new Refused('readers/doctype', i)
      else throw new Refused('readers/bad-xml', i)
    } else if (second === 63 /* ? */) i = after(source, '?>', i + 2)
    else if (second === 47 /* / */) {
      const stop = source.indexOf('>', i)
      if (stop < 0) throw new Refused('readers/bad-xml', i)
      const name = source.slice(i + 2, stop).trimEnd()
      if (open.pop() !== name) throw new Refused('readers/bad-xml', i)
      handler.close?.(localName(name))
      i = stop + 1
    } else {
      const nameEnd = endOfName(source, i + 1)
      const stop = endOfTag(source, nameEnd)
      if (nameEnd === i + 1 || stop < 0) throw new Refused('readers/bad-xml', i)
      const name = source.slice(i + 1, nameEnd)
      if (stop - i > longestTag) throw new Refused('readers/too-large', i)
      const empty = source.charCodeAt(stop - 1) === 47
      handler.open?.(localName(name), { start: i, attributes: { start: nameEnd, end: empty ? stop - 1 : stop } })
      if (empty) handler.close?.(localName(name))
      else {
        open.push(name)
        if (open.length > depth) throw new Refused('readers/too-deep', i)
      }
      i = stop + 1
    }
  }
  if (open.length > 0) throw new Refused('readers/bad-xml', end)
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  if (at < 0) throw new Refused('readers/bad-xml', from)
  return at + mark.length
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function endOfName(source: string, from: number): number {
  let i = from
  for (; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code <= 32 || code === 62 || code === 47 || code === 60) break
  }
  return i
}

/** The ">" of a tag, past its quoted values; -1 when there is none. */
function endOfTag(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 62) return i
    if (code === 60) return -1
    if (code === 34 || code === 39) {
      i = source.indexOf(source[i]!, i + 1)
      if (i < 0) return -1
    }
  }
  return -1
}

/** An attribute's value, entities as they stand; undefined when the tag has none of that name. */
export function attributeOf(source: string, tag: XmlTag, name: string): string | undefined {
  const { end } = tag.attributes
  let i = tag.attributes.start
  while (i < end) {
    while (i < end && source.charCodeAt(i) <= 32) i++
    const from = i
    while (i < end && source.charCodeAt(i) !== 61 && source.charCodeAt(i) > 32) i++
    const found = source.slice(from, i)
    while (i < end && source.charCodeAt(i) <= 32) i++
    if (source.charCodeAt(i) !== 61 /* = */) continue
    i++
    while (i < end && source.charCodeAt(i) <= 32) i++
    const quote = source[i]
    if (quote !== '"' && quote !== "'") continue
    const close = source.indexOf(quote, i + 1)
    if (close < 0 || close > end) return undefined
    if (found === name) return source.slice(i + 1, close)
    i = close + 1
  }
  return undefined
}
