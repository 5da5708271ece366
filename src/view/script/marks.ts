/** Marks in the note: the mentions of the selected finding, and the words that its steps looked at. Written into the page as text. */
import type { Page } from './page.ts'

export function markNote(page: Page): void {
  // browsers without highlights show the mentions only
  const registry = 'highlights' in CSS ? CSS.highlights : null
  page.onSelect((finding) => {
    for (const link of page.mentions) link.classList.toggle('selected', page.findingOf(link) === finding)
    page.rows.forEach((row, i) => {
      const own = i === finding
      row.classList.toggle('selected', own)
      if (own) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    })
    if (!registry) return
    const ranges: Record<string, Range[]> = { scope: [], section: [], attribute: [], cue: [] }
    const chosen = page.findings[finding]
    for (const { kind, span } of chosen?.steps ?? []) {
      const group = ranges[kind === 'status' || kind === 'rule' ? 'cue' : kind]
      // a rule about the mention itself looked at no other words
      const own = span && chosen!.at.some(([start, end]) => start === span[0] && end === span[1])
      if (span && !own && group) group.push(page.rangeOf(span[0], span[1]))
    }
    for (const { span } of chosen?.attributes ?? []) if (span) ranges.attribute!.push(page.rangeOf(span[0], span[1]))
    for (const [name, group] of Object.entries(ranges)) registry.set(name, new Highlight(...group))
  })
}
