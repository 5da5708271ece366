/** Sections from titles: what each title names, whose part it is, and where it ends. */
import type { Lexicon, TermTable, TitleConcept } from '../lexicon/index.ts'
import { Flag, hashWord, Kind, type Line, type Sentence, type TokenTable } from '../note/index.ts'
import { findTitles } from './find-titles.ts'
import { impliedBy, inheritImplies, readImplies } from './implies.ts'
import type { Section } from './section.ts'
import type { Title } from './title.ts'

/**
 * Cuts a note into sections, which cover it in order without overlap; the first is of type `none`. A part ("Lungs:" in an
 * exam) is a section of its own with its `parent`; the parent's own stretch ends where its first part begins.
 */
export function findSections(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
): readonly Section[] {
  const titles = findTitles(text, tokens, lines, sentences, terms, lexicon)
  const sections: Draft[] = [
    {
      type: 'none',
      loinc: '',
      title: null,
      first: 0,
      end: tokens.length,
      parent: null,
      implies: '',
      because: { rule: 'section/none', span: { start: 0, end: 0 } },
    },
  ]
  let top = 0 // the section that a part would stand in
  let topLine = 0
  let next = 0
  let item: { line: number; resume: number } | null = null
  const close = (at: number): void => {
    sections[sections.length - 1]!.end = at
  }
  for (let l = 0; l < lines.length; l++) {
    const line = lines[l]!
    if (item && l > item.line && endsItem(lines, item.line, l)) {
      close(line.first)
      sections.push({ ...sections[item.resume]!, first: line.first, end: tokens.length })
      item = null
    } else if (l > topLine && line.afterBlank && leavesSection(tokens, line, sections[top]!)) {
      close(line.first)
      top = sections.length
      sections.push({
        ...sections[0]!,
        first: line.first,
        end: tokens.length,
        because: { rule: 'section/left', span: { start: tokens.start[line.first]!, end: tokens.end[line.first]! } },
      })
    }
    for (; next < titles.length && titles[next]!.line === l; next++) {
      const title = titles[next]!
      const asItem = !title.inline && isItemTitle(title, line, lines, l, titles, next)
      const before = sections.length - 1
      close(title.inline ? title.first : line.first) // a marker or markup before a title is its own
      const made = open(tokens, title, sections, top)
      sections.push(made.section)
      if (asItem) item = { line: l, resume: item ? item.resume : before }
      else {
        item = null
        if (!made.part) {
          top = sections.length - 1
          topLine = l
        }
      }
    }
  }
  close(tokens.length)
  return sections
}

interface Draft {
  type: string
  loinc: string
  title: { start: number; end: number } | null
  first: number
  end: number
  parent: number | null
  implies: string
  because: { rule: string; span: { start: number; end: number } }
}

/** The section that a title begins, a part of the open one when that may hold it. */
function open(
  tokens: TokenTable,
  title: Title,
  sections: readonly Draft[],
  top: number,
): { section: Draft; part: boolean } {
  const span = { start: tokens.start[title.first]!, end: tokens.end[title.end - 1]! }
  const holder = sections[top]!
  const holds = readImplies(holder.implies).parts
  let concept: TitleConcept | null = null
  let part = false
  for (const one of title.concepts) {
    if (!readImplies(one.implies).part || holds === 'none') continue
    if (holds === 'system' && !one.name.startsWith('system-') && one.name !== 'diagnosis-rank') continue
    concept = one
    part = true
    break
  }
  concept ??= title.concepts.find((one) => !readImplies(one.implies).part) ?? title.concepts[0] ?? null
  const implies =
    concept === null || concept.implies === 'none'
      ? ''
      : part
        ? inheritImplies(concept.implies, holder.implies)
        : concept.implies
  const section: Draft = {
    type: concept?.name ?? 'unknown',
    loinc: concept?.loinc ?? '',
    title: span,
    first: title.body,
    end: tokens.length,
    parent: part ? top : null,
    implies,
    because: { rule: title.rule, span },
  }
  return { section, part }
}

/** "- ALLERGY: vanc" among other items: the title names its item only, and the section before goes on after it. */
function isItemTitle(
  title: Title,
  line: Line,
  lines: readonly Line[],
  l: number,
  titles: readonly Title[],
  at: number,
): boolean {
  if (line.marker === null || line.marker === 'hash') return false
  if (title.body >= line.end) return false // alone on its line
  if (line.marker === 'number' && title.style === 'caps') return false
  // Neighbours of the same kind with titles of their own make a numbered or bulleted outline, not a list with one titled item.
  const before = l > 0 ? lines[l - 1]! : null
  const after = l + 1 < lines.length ? lines[l + 1]! : null
  const sibling = before?.marker === line.marker || after?.marker === line.marker
  const titled = titles[at - 1]?.line === l - 1 || titles[at + 1]?.line === l + 1
  return sibling && !titled
}

/** The next item of the list, or the end of the list. */
function endsItem(lines: readonly Line[], from: number, l: number): boolean {
  const line = lines[l]!
  return (
    line.afterBlank || (line.marker !== null && line.indent <= lines[from]!.indent) || line.indent < lines[from]!.indent
  )
}

const subjects = new Set(
  ['the', 'he', 'she', 'we', 'i', 'this', 'patient', 'on', 'they', 'in', 'at', 'upon'].map(
    (word) => hashWord(word).hash,
  ),
)

/**
 * A family history or an allergy list that stood on its title's own lines is left by a paragraph of prose without a title:
 * "FAMILY HISTORY: Father had CAD.\n\nThe patient was admitted with ..."
 */
function leavesSection(tokens: TokenTable, line: Line, section: Draft): boolean {
  if (section.title === null || line.marker !== null || line.end - line.first < 8) return false
  if (impliedBy(section, 'experiencer') === null && impliedBy(section, 'allergen') === null) return false
  if (line.first <= section.first) return false // the paragraph is all there is under the title
  return (
    tokens.kind[line.first] === Kind.word &&
    (tokens.flags[line.first]! & Flag.capital) !== 0 &&
    subjects.has(tokens.hash[line.first]!)
  )
}
