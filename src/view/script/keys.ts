/** Links and keys: a mention or a row opens its evidence, j and k go on, Escape goes back, / searches. Written into the page as text. */
import type { Page } from './page.ts'

export function listenToKeys(page: Page): void {
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const target = event.target as HTMLElement
    const link = target.closest<HTMLElement>('#note .m')
    if (link && !link.classList.contains('off')) {
      event.preventDefault()
      page.select(page.findingOf(link), link)
      return
    }
    const row = target.closest<HTMLTableRowElement>('#findings tbody tr')
    if (row) {
      event.preventDefault()
      page.select(page.rows.indexOf(row), row.querySelector<HTMLElement>('.name'))
    }
  })

  const step = (by: 1 | -1): void => {
    const visible = page.rows.filter((row) => !row.hidden)
    if (visible.length === 0) return
    const at = visible.indexOf(page.rows[page.selected]!)
    const next =
      visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(visible.length - 1, Math.max(0, at + by))]!
    page.select(page.rows.indexOf(next))
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)
    if (event.key === 'Escape') {
      if (page.selected >= 0) page.select(-1)
      return
    }
    if (typing) return
    if (event.key === 'j') step(1)
    else if (event.key === 'k') step(-1)
    else if (event.key === '/') page.byId('search').focus()
    else return
    event.preventDefault()
  })

  const theme = page.byId('theme')
  theme.addEventListener('click', () => {
    const root = document.documentElement
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset.theme = dark ? 'light' : 'dark'
  })

  const fromAddress = (): void => {
    const found = /^#[fm](\d+)/.exec(location.hash)
    if (found && page.findings[Number(found[1])]) page.select(Number(found[1]))
  }
  addEventListener('hashchange', fromAddress)
  fromAddress()
}
