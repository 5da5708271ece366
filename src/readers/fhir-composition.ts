/** The text of a FHIR Composition: the narrative of its sections, one after the other. */
import { outlineOf, type RawSection } from './ccda-sections.ts'
import { codeAt } from './fhir-code.ts'
import { htmlText } from './html-text.ts'
import { arrayAt, stringAt } from './json.ts'
import { type MapWriter, startText } from './map-writer.ts'
import { withinPart } from './offset-map.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import type { Rendition } from './rendition.ts'

/** Sections with their titles, those within them too; refused when none has narrative. */
export function compositionText(resource: unknown, limits: Limits): Rendition {
  const out = startText()
  const sections: RawSection[] = []
  const words = arrayAt(resource, 'section').reduce<number>(
    (sum, section, i) => sum + writeSection(section, `section[${i}]`, 1, out, sections, limits),
    0,
  )
  if (words === 0) throw new Refused('readers/no-narrative')
  const { text, map } = out.finish()
  return { text, map, outline: outlineOf(text, sections) }
}

/** Writes a section and says how many characters of narrative it has. */
function writeSection(
  section: unknown,
  part: string,
  depth: number,
  out: MapWriter,
  sections: RawSection[],
  limits: Limits,
): number {
  if (depth > limits.depth) throw new Refused('readers/too-deep')
  const title = stringAt(section, 'title') ?? ''
  const div = stringAt(section, 'text', 'div') ?? ''
  const raw: RawSection = { title, code: codeAt(section, 'code'), start: out.length, end: out.length }
  sections.push(raw)
  const gap = out.length > 0 ? '\n\n' : ''
  if (title !== '') {
    out.add(gap)
    out.enter(`${part}.title`)
    out.copy(title, 0)
  }
  const body = htmlText(div, limits)
  if (body.text !== '') {
    out.add(title === '' ? gap : '\n')
    out.append(body.text, withinPart(body.map, `${part}.text.div`))
  }
  let words = body.text.length
  arrayAt(section, 'section').forEach((inner, i) => {
    words += writeSection(inner, `${part}.section[${i}]`, depth + 1, out, sections, limits)
  })
  raw.end = out.length
  return words
}
