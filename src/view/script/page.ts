/** The page's state in the browser: what is selected, where the note's characters are, and how parts tell each other. Written into the page as text: it may use nothing from outside the function. */
import type { Packed } from '../pack.ts'
import type { FindingData } from '../page-data.ts'

/** What every part of the script is given. */
export interface Page {
  readonly findings: readonly FindingData[]
  /** JSON of each finding's FHIR resource; '' for none. */
  readonly resources: readonly string[]
  readonly rows: readonly HTMLTableRowElement[]
  /** The links of the note. */
  readonly mentions: readonly HTMLElement[]
  /** The number of a link's finding. */
  findingOf(link: HTMLElement): number
  /** The number of the finding whose evidence is shown; -1 for none. */
  selected: number
  /** An element of the page by its id. */
  byId(id: string): HTMLElement
  /** Makes an element with a class and text; text is never read as HTML. */
  make(tag: string, className?: string, text?: string): HTMLElement
  /** The stretch of the note between two offsets, in UTF-16 code units. */
  rangeOf(start: number, end: number): Range
  /** Brings a stretch of the note into sight. */
  scrollTo(start: number, end: number): void
  /** Do note and table stand side by side, each scrolling by itself? */
  isWide(): boolean
  /** Shows the evidence of a finding; -1 closes it. `origin` gets the focus back then. */
  select(finding: number, origin?: HTMLElement | null): void
  /** Calls back whenever another finding is selected. */
  onSelect(listener: (finding: number, origin: HTMLElement | null) => void): void
}

/** Reads the page and gives what its parts work with. */
export function startPage(): Page {
  const byId = (id: string): HTMLElement => document.getElementById(id)!
  const { words, pairs, lines } = JSON.parse(byId('data').textContent!) as Packed
  const numbers = (text: string): number[] =>
    text === '' ? [] : text.split(' ').map((one) => Number.parseInt(one, 36))
  const rules = numbers(pairs)
  const texts = lines.map((line) => {
    const open = numbers(line).reverse()
    let text = ''
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (number < words.length) text += words[number]
      else open.push(rules[2 * (number - words.length) + 1]!, rules[2 * (number - words.length)]!)
    }
    return text
  })
  const listeners: ((finding: number, origin: HTMLElement | null) => void)[] = []
  const pieces: { node: Text; start: number }[] = []
  let length = 0
  const walker = document.createTreeWalker(byId('note'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    pieces.push({ node, start: length })
    length += node.data.length
  }
  // the last piece that begins at or before an offset
  const pieceAt = (offset: number): { node: Text; start: number } => {
    let low = 0
    let high = pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (pieces[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    return pieces[low]!
  }
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const page: Page = {
    findings: texts.slice(0, texts.length / 2).map((text) => JSON.parse(text) as FindingData),
    resources: texts.slice(texts.length / 2),
    rows: [...document.querySelectorAll<HTMLTableRowElement>('#findings tbody tr')],
    mentions: [...document.querySelectorAll<HTMLElement>('#note .m')],
    findingOf: (link) => Number(link.getAttribute('href')!.slice(2)),
    selected: -1,
    byId,
    make(tag, className, text) {
      const element = document.createElement(tag)
      if (className) element.className = className
      if (text !== undefined) element.textContent = text
      return element
    },
    rangeOf(start, end) {
      const range = document.createRange()
      const first = pieceAt(start)
      const last = pieceAt(Math.max(start, end - 1))
      range.setStart(first.node, start - first.start)
      range.setEnd(last.node, end - last.start)
      return range
    },
    scrollTo(start, end) {
      const pane = byId('note-pane')
      const box = page.rangeOf(start, end).getBoundingClientRect()
      const behavior = still.matches ? 'auto' : 'smooth'
      if (page.isWide()) {
        const frame = pane.getBoundingClientRect()
        if (box.top > frame.top + 40 && box.bottom < frame.bottom - 40) return
        pane.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior })
      } else if (box.top < 60 || box.bottom > innerHeight - 60) scrollBy({ top: box.top - innerHeight / 3, behavior })
    },
    isWide: () => getComputedStyle(byId('note-pane')).overflowY === 'auto',
    select(finding, origin = null) {
      page.selected = finding
      for (const listener of listeners) listener(finding, origin)
      if (finding < 0 || !page.isWide()) return
      const [start, end] = page.findings[finding]!.at[0]!
      if (!origin?.closest('#note')) page.scrollTo(start, end)
      page.rows[finding]!.scrollIntoView({ block: 'nearest' })
    },
    onSelect: (listener) => void listeners.push(listener),
  }
  return page
}
