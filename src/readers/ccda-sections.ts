/** The sections of a C-CDA body: their titles and narrative written out, their codes put into the outline. */
import type { Code, OutlineSection } from '../note/index.ts'
import { type RawAnchor, writeNarrative } from './ccda-narrative.ts'
import { codeOfTemplate, isSectionCode } from './ccda-section-codes.ts'
import type { LineWriter } from './line-writer.ts'
import { toCode } from './references.ts'
import { decodeEntities } from './xml-entities.ts'
import { child, children, type XmlElement } from './xml-tree.ts'

/** An outline section whose ends may still stand on white space. */
export interface RawSection {
  readonly title: string
  readonly code: Code | null
  readonly start: number
  end: number
}

/** Where the sections go. */
export interface SectionSink {
  readonly source: string
  readonly depth: number
  readonly lines: LineWriter
  readonly sections: RawSection[]
  readonly anchors: RawAnchor[]
  /** Counts the characters of narrative, titles left out. */
  words: number
}

// The way from a root to its sections; `entry` and whatever else is coded is never walked into.
const carriers = new Set(['ClinicalDocument', 'component', 'structuredBody'])

/** Writes every section under an element, those within sections too, in the order of the document. */
export function writeSections(element: XmlElement, sink: SectionSink): void {
  if (element.name === 'section') writeSection(element, sink)
  else if (carriers.has(element.name)) for (const each of element.children) writeSections(each, sink)
}

function writeSection(section: XmlElement, sink: SectionSink): void {
  const { source, depth, lines, anchors } = sink
  const title = child(section, 'title')
  lines.blank()
  const raw: RawSection = {
    title: title ? plainText(source, title) : '',
    code: sectionCode(section),
    start: lines.out.length,
    end: lines.out.length,
  }
  sink.sections.push(raw)
  if (title) writeNarrative(source, title.start, title.end, depth, lines, anchors)
  lines.line()
  const text = child(section, 'text')
  if (text) {
    const before = lines.out.length
    writeNarrative(source, text.start, text.end, depth, lines, anchors)
    sink.words += lines.out.length - before
  }
  for (const component of children(section, 'component')) writeSections(component, sink)
  raw.end = lines.out.length
}

/** The text of an element without its tags, white space collapsed: a title. */
function plainText(source: string, element: XmlElement): string {
  const inner = source.slice(element.start, element.end).replace(/<!--.*?-->|<[^<>]*>/gs, ' ')
  return decodeEntities(inner).replace(/\s+/g, ' ').trim()
}

/**
 * The LOINC code of a section. Real documents hold a local code or the translation's in the code's place, so a code
 * that C-CDA gives to sections is looked for in the code, its translations and the templates, in that order.
 */
function sectionCode(section: XmlElement): Code | null {
  const code = child(section, 'code')
  const given = [code, ...children(code, 'translation')].flatMap((each) => {
    const value = each?.attributes.get('code')
    if (each === undefined || value === undefined) return []
    return [toCode(each.attributes.get('codeSystem') ?? '', value, each.attributes.get('displayName'))]
  })
  const loinc = given.filter((each) => each.system === 'loinc')
  const known = loinc.find((each) => isSectionCode(each.code))
  if (known) return known
  for (const template of children(section, 'templateId')) {
    const found = codeOfTemplate(template.attributes.get('root') ?? '')
    if (found !== undefined) return { system: 'loinc', code: found }
  }
  return loinc[0] ?? given[0] ?? null
}

/** Ends brought in to the words: no white space, no cell separator at either end. */
export function trimSpan(text: string, start: number, end: number): { start: number; end: number } {
  const blank = (i: number): boolean => ' \n\r\t|'.includes(text[i]!)
  while (start < end && blank(start)) start++
  while (end > start && blank(end - 1)) end--
  return { start, end }
}

/** The outline as the note has it: sections without a word left out. */
export function outlineOf(text: string, sections: readonly RawSection[]): OutlineSection[] {
  return sections
    .map(({ title, code, start, end }) => ({ span: trimSpan(text, start, end), title, code }))
    .filter(({ span }) => span.end > span.start)
}
