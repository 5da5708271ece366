/** Sections from titles: what each title names, whose part it is, and where it ends. */
import { firstTermAt, kindBit, type Lexicon, type TermTable } from '../lexicon/index.ts'
import type { Line, OutlineSection, Sentence, TokenTable } from '../note/index.ts'
import { findTitles } from './find-titles.ts'
import { leavesSection } from './leaves-section.ts'
import { type Draft, openMarked, openTitled, untitled } from './open-section.ts'
import { type Mark, outlineMarks } from './outline-marks.ts'
import type { Section } from './section.ts'
import type { Title } from './title.ts'

/**
 * Cuts a note into sections, which cover it in order without overlap; the first is of type `none`. A part ("Lungs:" in an
 * exam) is a section of its own with its `parent`; the parent's own stretch ends where its first part begins.
 *
 * Sections that the source itself marked (`outline`) stand as they are, their codes before the words of their titles;
 * titles found within one cut it further.
 */
export function findSections(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
  outline: readonly OutlineSection[] = [],
): readonly Section[] {
  const titles = findTitles(text, tokens, lines, sentences, terms, lexicon)
  const marks = outlineMarks(text, tokens, lines, outline, lexicon)
  const sections: Draft[] = [untitled(tokens, 0, 'section/none')]
  let top = 0 // the section that a part would stand in
  let topLine = 0
  let next = 0
  let nextMark = 0
  const outer: number[] = [] // sections of the outline that are open, the innermost last
  let item: { line: number; resume: number } | null = null
  const close = (at: number): void => {
    const open = sections[sections.length - 1]!
    open.end = Math.max(open.first, at)
  }
  const begin = (section: Draft, l: number): void => {
    top = sections.length
    topLine = l
    item = null
    sections.push(section)
  }
  for (let l = 0; l < lines.length; l++) {
    const line = lines[l]!
    if (item && l > item.line && endsItem(lines, item.line, l)) {
      close(line.first)
      sections.push({ ...sections[item.resume]!, first: line.first, end: tokens.length })
      item = null
    } else if (l > topLine && outer.length === 0 && leavesSection(text, tokens, terms, line, sections[top]!)) {
      close(line.first)
      begin(untitled(tokens, line.first, 'section/left'), topLine)
    }
    for (;;) {
      const mark = marks[nextMark]?.line === l ? behind(marks[nextMark]!, sections.at(-1)!.first) : null
      const title = titles[next]?.line === l ? titles[next]! : null
      if (mark && (!title || mark.first <= title.first)) {
        close(mark.first)
        outer.length = mark.depth
        const around = outer.at(-1)
        if (mark.begins) {
          const own = title?.first === mark.first ? title : null
          outer.push(sections.length)
          begin(openMarked(tokens, mark, mark.begins, own, sections, around), l)
          if (own) next++
        } else if (around === undefined) begin(untitled(tokens, mark.first, 'section/left'), l)
        else begin({ ...sections[around]!, first: mark.first, end: tokens.length }, l)
        nextMark++
        continue
      }
      if (!title) break
      next++
      if (title.first < sections.at(-1)!.first) continue // within the title of a section of the source
      if (isProblemHead(title, line, sections[top]!, terms)) continue
      const asItem = !title.inline && isItemTitle(title, line, lines, l, titles, next - 1)
      const before = sections.length - 1
      close(title.inline ? title.first : line.first) // a marker or markup before a title is its own
      const made = openTitled(tokens, title, sections, top, outer.at(-1))
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

const condition = kindBit('condition')

/** "# PE: heparin", "2. CVA - on ASA" among the problems of a plan: a problem, and not the title that its letters may be. */
function isProblemHead(title: Title, line: Line, around: Draft, terms: TermTable): boolean {
  if (title.concepts.some(({ implies }) => implies.includes('allergen'))) return false // "# Allergy: vanc (rash)"
  if (title.first !== line.body || !/\blist=problem\b/.test(around.implies)) return false
  // without a marker only a line of its own in a list: "PROBLEM LIST\nPE\nCVA"
  if (line.marker === null && (title.end < line.end || /^(?:assessment|plan)/.test(around.type))) return false
  let written = false
  for (let t = firstTermAt(terms, title.first); t < terms.length && terms.first[t] === title.first; t++)
    if (terms.kinds[t]! & condition && terms.end[t] === title.end) written = true
  return written
}

/** The mark, moved behind a title that stands across it. */
function behind(mark: Mark, first: number): Mark {
  return mark.first >= first
    ? mark
    : { ...mark, first, begins: mark.begins && { ...mark.begins, titleEnd: first, body: first } }
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
