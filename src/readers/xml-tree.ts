/** The XML tree: fast-xml-parser's, with the place of every element. */
import { XMLParser } from 'fast-xml-parser'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import { scanXml } from './scan-xml.ts'
import { decodeEntities } from './xml-entities.ts'

/** One element; `name` is without a prefix. */
export interface XmlElement {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
}

interface ParsedNode {
  readonly [key: string | symbol]: unknown
}

// Elements whose content is not taken apart: narrative has its own reader, and what is coded is not read at all.
const leaves = ['..text', '..entry']

const place = XMLParser.getMetaDataSymbol() as unknown as symbol

/**
 * The top elements of a document, or of a fragment of one. Nothing is expanded or read from elsewhere: a DOCTYPE,
 * tags that do not pair and nesting deeper than `depth` are refused before the parser sees the source.
 */
export function parseXml(source: string, { depth, elements }: Limits): readonly XmlElement[] {
  let count = 0
  scanXml(source, 0, source.length, depth, {
    open(_, { start }) {
      if (++count > elements) throw new Refused('readers/too-large', start)
    },
  })
  const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: depth + 1,
    stopNodes: [...leaves],
  })
  let nodes: unknown
  try {
    nodes = parser.parse(source)
  } catch {
    throw new Refused('readers/bad-xml') // the parser's message may quote the document
  }
  return elementsOf(nodes)
}

function elementsOf(nodes: unknown): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return []
  const elements: XmlElement[] = []
  for (const node of nodes as ParsedNode[]) {
    const name = Object.keys(node).find((key) => key !== ':@')
    if (name === undefined || name.startsWith('#')) continue
    const range = node[place] as { startIndex?: number; endIndex?: number } | undefined
    const start = range?.startIndex ?? 0
    elements.push({
      name,
      start,
      end: range?.endIndex ?? start,
      attributes: attributesOf(node[':@']),
      children: elementsOf(node[name]),
    })
  }
  return elements
}

const none: ReadonlyMap<string, string> = new Map()

function attributesOf(given: unknown): ReadonlyMap<string, string> {
  if (typeof given !== 'object' || given === null) return none
  return new Map(Object.entries(given).map(([name, value]) => [name, decodeEntities(String(value))]))
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name)
}

/** All children of that name. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? []
}

/** Walks down one child a name: `descend(root, 'recordTarget', 'patientRole')`. */
export function descend(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce(child, element)
}
