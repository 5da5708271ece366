/** Filters: by kind, assertion, confidence and words; what is filtered out is plain text in the note. Written into the page as text. */
import type { Page } from './page.ts'

export function filterFindings(page: Page): void {
  const form = page.byId('filters') as HTMLFormElement
  const count = page.byId('count')
  const range = page.byId('min-confidence') as HTMLInputElement
  const shown = page.byId('min-confidence-shown')
  const search = page.byId('search') as HTMLInputElement
  const texts = page.rows.map((row) => row.textContent!.toLowerCase())

  const apply = (): void => {
    const chosen = (name: string): Set<string> =>
      new Set([...form.querySelectorAll<HTMLInputElement>(`input[name=${name}]:checked`)].map(({ value }) => value))
    const kinds = chosen('kind')
    const tones = chosen('tone')
    const least = Number(range.value)
    const words = search.value.trim().toLowerCase()
    const visible = new Set<number>()
    page.findings.forEach(({ kind, tone, confidence }, i) => {
      const fits = kinds.has(kind) && tones.has(tone) && confidence >= least && texts[i]!.includes(words)
      page.rows[i]!.hidden = !fits
      if (fits) visible.add(i)
    })
    for (const link of page.mentions) link.classList.toggle('off', !visible.has(page.findingOf(link)))
    shown.textContent = least.toFixed(2)
    count.textContent =
      visible.size === page.rows.length ? `${visible.size} findings` : `${visible.size} of ${page.rows.length} findings`
    page.byId('nothing').hidden = visible.size > 0
    if (page.selected >= 0 && !visible.has(page.selected)) page.select(-1)
  }
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(apply))
  apply() // a browser may keep what was chosen over a reload
}
