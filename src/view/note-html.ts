/** The note as HTML: its text unchanged, each mention a link to its finding, each title of a section a heading. */
import { nameOf, saidOf } from '../explain/index.ts'
import type { Finding } from '../findings/index.ts'
import type { Section } from '../sections/index.ts'
import { html } from './escape.ts'
import { toneOf } from './tones.ts'

interface Mentioned {
  readonly start: number
  readonly end: number
  readonly finding: number
  /** The how manyth mention of its finding, from 0. */
  readonly nth: number
}

/** The id of a mention's link: `m3` for the first of finding 3, `m3-1` for the next. */
export function mentionId(finding: number, nth: number): string {
  return nth === 0 ? `m${finding}` : `m${finding}-${nth}`
}

/**
 * The text with links and headings. Where mentions overlap the shorter one is the link; the text content of the result
 * is the note's own, character by character.
 */
export function noteHtml(text: string, findings: readonly Finding[], sections: readonly Section[]): string {
  const mentions = findings
    .flatMap(({ evidence }, finding) =>
      evidence.map(({ start, end }, nth): Mentioned => ({ start, end, finding, nth })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const titles = sections.flatMap(({ title, type }, s) => (title && type !== 'none' ? [{ ...title, s }] : []))
  const cuts = cutsOf(text, mentions, titles)
  const named = new Set<string>()
  let out = ''
  let open: Mentioned[] = []
  let next = 0
  let inTitle = -1
  let t = 0
  for (let c = 0; c + 1 < cuts.length; c++) {
    const from = cuts[c]!
    const to = cuts[c + 1]!
    open = open.filter(({ end }) => end > from)
    while (next < mentions.length && mentions[next]!.start <= from) open.push(mentions[next++]!)
    while (t < titles.length && titles[t]!.end <= from) t++
    const title = titles[t] && titles[t]!.start <= from ? titles[t]!.s : -1
    if (title !== inTitle) {
      if (inTitle >= 0) out += '</span>'
      const level = title >= 0 && sections[title]!.parent !== null ? 4 : 3
      if (title >= 0) out += `<span class="title" id="s${title}" role="heading" aria-level="${level}">`
      inTitle = title
    }
    const words = html(text.slice(from, to))
    const mention = innermost(open)
    out += mention ? link(mention, findings[mention.finding]!, words, named) : words
  }
  return inTitle >= 0 ? `${out}</span>` : out
}

/** All places at which something begins or ends, in order, 0 and the text's length among them. */
function cutsOf(text: string, ...spans: (readonly { readonly start: number; readonly end: number }[])[]): number[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of spans.flat()) cuts.add(start).add(end)
  return [...cuts].sort((a, b) => a - b)
}

function innermost(open: readonly Mentioned[]): Mentioned | null {
  let best: Mentioned | null = null
  for (const one of open) if (best === null || one.end - one.start < best.end - best.start) best = one
  return best
}

function link({ finding, nth, end }: Mentioned, found: Finding, words: string, named: Set<string>): string {
  const { tone, mark } = toneOf(found)
  const id = mentionId(finding, nth)
  const head = `<a class="m ${found.kind} ${tone}" href="#f${finding}"`
  // a mention cut by another inside it: its first piece is the one to come to
  if (named.has(id)) return `${head} tabindex="-1">${words}</a>`
  named.add(id)
  const said = html(`${found.kind}, ${nameOf(found)}: ${saidOf(found)}`)
  const badge = mark === '' || end < 0 ? '' : ` data-mark="${html(mark)}"`
  return `${head} id="${id}"${badge} aria-label="${words} (${said})">${words}</a>`
}
