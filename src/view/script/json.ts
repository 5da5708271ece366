/** FHIR for eyes: JSON as an indented, coloured tree of text nodes; numbers stay as written. Written into the page as text. */
import type { Page } from './page.ts'

/** Gives the page a way to show the resource of a finding. */
export function showJson(page: Page): void {
  const view = page.byId('fhir')
  page.onSelect((finding) => {
    view.replaceChildren()
    const line = page.resources[finding] ?? ''
    const chosen = page.findings[finding]
    if (!chosen) return
    view.append(page.make('p', 'fhir-words', chosen.fhir))
    if (line === '') return
    const pre = page.make('pre')
    pre.tabIndex = 0
    pre.setAttribute('aria-label', 'FHIR resource as JSON')
    let depth = 0
    const newLine = (): void => pre.append(`\n${'  '.repeat(depth)}`)
    const tokens = line.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^"{}[\]:,\s]+/g) ?? []
    tokens.forEach((token, i) => {
      switch (token) {
        case '{':
        case '[':
          depth++
          pre.append(token)
          if (tokens[i + 1] !== '}' && tokens[i + 1] !== ']') newLine()
          return
        case '}':
        case ']':
          depth--
          if (tokens[i - 1] !== '{' && tokens[i - 1] !== '[') newLine()
          pre.append(token)
          return
        case ',':
          pre.append(token)
          newLine()
          return
        case ':':
          pre.append(': ')
          return
      }
      const kind = tokens[i + 1] === ':' ? 'key' : token.startsWith('"') ? 'string' : 'number'
      pre.append(page.make('span', kind, token))
    })
    const copy = page.make('button', 'copy', 'Copy')
    copy.setAttribute('type', 'button')
    copy.addEventListener('click', () => {
      navigator.clipboard?.writeText(pre.textContent!).then(
        () => {
          copy.textContent = 'Copied'
        },
        () => undefined,
      )
    })
    view.append(copy, pre)
  })
}
