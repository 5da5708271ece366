/** The panel of evidence: why a finding is there, step by step, each step a way into the note. Written into the page as text. */
import type { Page } from './page.ts'

export function showDetail(page: Page): void {
  const panel = page.byId('detail')
  const title = page.byId('detail-title')
  const body = page.byId('evidence')
  const { make } = page
  let back: HTMLElement | null = null

  /** A button that shows its words in the note. */
  const place = (className: string, text: string, span: readonly [number, number]): HTMLElement => {
    const button = make('button', className, text)
    button.setAttribute('type', 'button')
    button.addEventListener('click', () => {
      page.scrollTo(span[0], span[1])
      if ('highlights' in CSS) CSS.highlights.set('flash', new Highlight(page.rangeOf(span[0], span[1])))
    })
    return button
  }

  const section = (name: string, ...content: HTMLElement[]): void => {
    if (content.length === 0) return
    body.append(make('h4', '', name), ...content)
  }

  const list = (className: string, items: readonly (readonly (HTMLElement | string)[])[]): HTMLElement[] => {
    if (items.length === 0) return []
    const all = make('ul', className)
    for (const item of items) {
      const one = make('li')
      one.append(...item)
      all.append(one)
    }
    return [all]
  }

  /** A bar from the middle: to the right what speaks for it, to the left what speaks against. */
  const weightBar = (weight: number, most: number): SVGElement => {
    const space = 'http://www.w3.org/2000/svg'
    const svg = document.createElementNS(space, 'svg')
    svg.setAttribute('viewBox', '0 0 100 8')
    svg.setAttribute('preserveAspectRatio', 'none')
    svg.setAttribute('aria-hidden', 'true')
    svg.setAttribute('class', `weight ${weight < 0 ? 'against' : 'for'}`)
    const width = (Math.abs(weight) / most) * 50
    for (const [name, x, wide] of [
      ['track', 0, 100],
      ['fill', weight < 0 ? 50 - width : 50, width],
    ] as const) {
      const bar = document.createElementNS(space, 'rect')
      bar.setAttribute('class', name)
      bar.setAttribute('x', String(x))
      bar.setAttribute('width', String(wide))
      bar.setAttribute('height', '8')
      svg.append(bar)
    }
    return svg
  }

  const signed = (weight: number): string => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`

  const confidence = (factors: readonly (readonly [string, number])[]): HTMLElement[] => {
    const most = Math.max(0.5, ...factors.map(([, weight]) => Math.abs(weight)))
    return list(
      'factors',
      factors.map(([words, weight]) => {
        const bar = weightBar(weight, most) as unknown as HTMLElement
        return [make('span', 'factor', words), bar, make('span', 'number', signed(weight))]
      }),
    )
  }

  page.onSelect((number, origin) => {
    const finding = page.findings[number]
    document.body.classList.toggle('has-detail', finding !== undefined)
    panel.hidden = finding === undefined
    body.replaceChildren()
    if (!finding) {
      back?.focus({ preventScroll: true })
      back = null
      return
    }
    if (origin) back = origin
    title.textContent = finding.name
    title.className = finding.kind
    panel.dataset.kind = finding.kind
    const said = page.byId('detail-said')
    said.textContent = `${finding.kind} · ${finding.said}`
    section(
      finding.at.length === 1 ? 'Where' : `Where it is said, ${finding.at.length} times`,
      ...list('places', [finding.at.map(([start, end, words]) => place('place', words, [start, end]))]),
    )
    section(
      'Why',
      ...list(
        'steps',
        finding.steps.map(({ kind, rule, words, span }) => {
          const text = span ? place('step', words, span) : make('span', 'step', words)
          text.title = rule
          return [make('span', `dot ${kind}`, ''), make('span', 'kind', kind), text]
        }),
      ),
    )
    section(
      'Attributes',
      ...list(
        'steps',
        finding.attributes.map(({ name, text, span }) => [
          make('span', 'dot attribute', ''),
          make('span', 'kind', name),
          span ? place('step', text, span) : make('span', 'step', text),
        ]),
      ),
    )
    section(
      'Codes',
      ...list(
        'code-list',
        finding.codes.map(({ system, code, display }) => [
          make('code', '', `${system} ${code}`),
          make('span', '', display ?? ''),
        ]),
      ),
    )
    const parts = finding.parts.map(([name, value]) => `${name} ${value.toFixed(2)}`)
    section(
      `Confidence ${finding.confidence.toFixed(2)}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
      ...confidence(finding.factors),
    )
    panel.scrollTop = 0
    if (origin) title.focus({ preventScroll: true })
  })
  page.byId('close').addEventListener('click', () => page.select(-1))

  const tabs = [...panel.querySelectorAll<HTMLElement>('[role=tab]')]
  const show = (chosen: HTMLElement): void => {
    for (const tab of tabs) {
      const own = tab === chosen
      tab.setAttribute('aria-selected', String(own))
      tab.tabIndex = own ? 0 : -1
      page.byId(tab.getAttribute('aria-controls')!).hidden = !own
    }
  }
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => show(tab))
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
      const other = tabs[(i + (key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length]!
      show(other)
      other.focus()
    })
  })
}
