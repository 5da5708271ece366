/** The outline: the note's section titles, each with the count of findings in it, as links into the note. */
import type { Finding } from '../findings/index.ts'
import type { Span } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import { html } from './escape.ts'

/** A list of links to `#s3` and so on; '' for a note without titles. */
export function outlineHtml(text: string, sections: readonly Section[], findings: readonly Finding[]): string {
  const titled = sections.flatMap(({ title, type, parent }, s) =>
    title && type !== 'none' ? [{ title, part: parent !== null, s, count: 0 }] : [],
  )
  if (titled.length === 0) return ''
  for (const { evidence } of findings) {
    const section = lastBefore(titled, evidence[0].start)
    if (section) section.count++
  }
  const items = titled.map(({ title, part, s, count }) => {
    const words = text
      .slice(title.start, title.end)
      .replace(/[\s:]+/g, ' ')
      .trim()
    const found = count === 0 ? '' : ` <span class="count" aria-label="${count} findings">${count}</span>`
    return `<li${part ? ' class="part"' : ''}><a href="#s${s}">${html(words)}</a>${found}</li>`
  })
  return `<ol>${items.join('\n')}</ol>`
}

function lastBefore<T extends { readonly title: Span }>(titled: readonly T[], offset: number): T | undefined {
  let low = 0
  let high = titled.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (titled[middle]!.title.start <= offset) low = middle + 1
    else high = middle
  }
  return titled[low - 1]
}
