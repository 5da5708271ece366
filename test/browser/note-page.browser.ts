/** The page of a note in a real browser: clicked, filtered, read, printed, and not to be broken into. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { indexEntryOf, renderIndexPage, renderNotePage } from '../../src/view/index.ts'
import { extract } from '../view/pages.ts'
import { openBrowser, openPage, type Watched } from './open-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
let browser: Browser
let opened: Watched[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})
afterEach(async () => {
  // whatever a test did: nothing was fetched, nothing went wrong
  for (const { page, requests, complaints } of opened) {
    expect(complaints).toEqual([])
    expect(requests.filter((address) => !address.startsWith('file:'))).toEqual([])
    await page.close()
  }
  opened = []
})

function write(name: string, html: string): string {
  writeFileSync(join(folder, name), html)
  return pathToFileURL(join(folder, name)).href
}

const text = `HISTORY:
Denies chest pain and fever. Possible pneumonia. Has gout.
FAMILY HISTORY:
Mother with asthma.
MEDICATIONS:
Lasix 40 mg PO BID
LABS:
Hgb 7.90. WBC 11.2.
Return if dizziness.
`
const address = write('note.html', renderNotePage(extract(text, 'note')))

async function open(url = address, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const watched = await openPage(browser, options)
  opened.push(watched)
  await watched.page.goto(url)
  await watched.page.waitForSelector('html[data-ready]')
  return watched.page
}

const detail = (page: Page) => page.getByRole('region', { name: /./ }).and(page.locator('#detail'))
const rowsOf = (page: Page): Promise<string[]> =>
  page.locator('#findings tbody tr:visible .name').evaluateAll((all) => all.map((one) => one.textContent!))

describe('a finding', () => {
  it('clicked in the note shows its evidence, and Escape leads back', async () => {
    const page = await open()
    const mention = page.getByRole('link', { name: 'fever (condition, fever: denied or ruled out)' })
    await mention.click()
    await expectText(detail(page).getByRole('heading', { name: 'fever' }), 'fever')
    const steps = await page.locator('#evidence .step').allTextContents()
    expect(steps).toEqual([
      '“fever” is a term for fever',
      'the cue “Denies” says: not there',
      'it governs what stands after it: “chest pain and fever”',
      'it stands in the section “HISTORY”',
    ])
    expect(await page.locator('#findings tr[aria-current=true] .name').textContent()).toBe('fever')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('detail-title')
    await page.keyboard.press('Escape')
    expect(await page.locator('#detail').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('fever')
  })
  it('clicked in the table shows where it stands, cue and scope marked in the note', async () => {
    const page = await open()
    await page.locator('#findings .name', { hasText: 'chest pain' }).click()
    expect(await page.locator('#note .m.selected').allTextContents()).toEqual(['chest pain'])
    const marked = await page.evaluate(() =>
      Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)])),
    )
    expect(marked).toMatchObject({ cue: ['Denies'], scope: ['chest pain and fever'], section: ['HISTORY'] })
  })
  it('has its FHIR resource beside it, decimals as the note has them', async () => {
    const page = await open()
    await page.locator('#findings .name', { hasText: 'hemoglobin' }).click()
    await page.getByRole('tab', { name: 'FHIR resource' }).click()
    const json = (await page.locator('#fhir pre').textContent())!
    expect(JSON.parse(json)).toMatchObject({ resourceType: 'Observation', valueQuantity: { value: 7.9 } })
    expect(json).toMatch(/"value": 7\.90\b/)
    expect(await page.locator('#evidence').isVisible()).toBe(false)
  })
  it('that becomes no resource says why', async () => {
    const page = await open()
    await page.locator('#findings .name', { hasText: 'dizziness' }).click()
    await page.getByRole('tab', { name: 'FHIR resource' }).click()
    expect(await page.locator('#fhir').textContent()).toBe(
      'not written to FHIR: it may come, and is not said to be there',
    )
  })
  it('opens by its address', async () => {
    const page = await open(`${address}#f2`)
    expect(await page.locator('#detail-title').textContent()).toBe('pneumonia')
  })
  it('of a relative or denied looks unlike the patient’s own', async () => {
    const page = await open()
    const looks = (name: string) =>
      page.locator('#note .m', { hasText: name }).evaluate((link) => {
        const { backgroundColor, boxShadow, textDecorationLine, borderBottomStyle } = getComputedStyle(link)
        return [backgroundColor, boxShadow, textDecorationLine, borderBottomStyle].join(' ')
      })
    const all = await Promise.all(['gout', 'fever', 'asthma', 'pneumonia', 'dizziness'].map(looks))
    expect(new Set(all).size).toBe(5)
  })
})

describe('keys', () => {
  it('j and k go through what is shown', async () => {
    const page = await open()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.locator('#detail-title').textContent()).toBe('fever')
    await page.keyboard.press('k')
    expect(await page.locator('#detail-title').textContent()).toBe('chest pain')
  })
  it('the first Tab leads to the findings, Enter on a mention opens it', async () => {
    const page = await open()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the findings')
    await page.locator('#m3').focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#detail-title').textContent()).toBe('gout')
  })
  it('arrows change the tab', async () => {
    const page = await open()
    await page.keyboard.press('j')
    await page.getByRole('tab', { name: 'Evidence' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('#fhir').isVisible()).toBe(true)
  })
})

describe('filters', () => {
  it('by kind', async () => {
    const page = await open()
    await page.getByText('conditions', { exact: true }).click()
    expect(await rowsOf(page)).toEqual(['furosemide', 'hemoglobin', 'leukocytes'])
    expect(await page.getByRole('status').textContent()).toBe('3 of 9 findings')
    expect(await page.locator('#note .m.off').count()).toBe(6)
  })
  it('by assertion', async () => {
    const page = await open()
    for (const words of ['present, active', 'possible', 'may come, planned', 'family, others'])
      await page.locator('#filters').getByText(words, { exact: true }).click()
    expect(await rowsOf(page)).toEqual(['chest pain', 'fever'])
  })
  it('by confidence, by words, and back', async () => {
    const page = await open()
    await page.locator('#min-confidence').fill('1')
    expect(await rowsOf(page)).toEqual([])
    await expectText(page.locator('#nothing'), 'Nothing to show.')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('R50.9')
    expect(await rowsOf(page)).toEqual(['fever'])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.waitForFunction(() => document.querySelectorAll('#findings tbody tr:not([hidden])').length === 9)
  })
  it('closes what it hides', async () => {
    const page = await open()
    await page.locator('#m0').click()
    await page.getByText('conditions', { exact: true }).click()
    expect(await page.locator('#detail').isVisible()).toBe(false)
  })
})

describe('how it is shown', () => {
  it('in dark as the system asks, and by its button', async () => {
    const page = await open(address, { colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const dark = await ground()
    await page.getByRole('button', { name: 'Light or dark' }).click()
    const light = await ground()
    expect([dark, light]).toEqual(['rgb(19, 21, 25)', 'rgb(250, 248, 244)'])
  })
  it('on paper as note and table', async () => {
    const page = await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.locator('#note').isVisible()).toBe(true)
    expect(await page.locator('#findings').isVisible()).toBe(true)
  })
  it('on a narrow screen without scrolling sideways', async () => {
    const page = await open(address, { viewport: { width: 390, height: 800 } })
    await page.locator('#m0').click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
  it('an index leads to its notes', async () => {
    const extraction = extract(text, 'note')
    const page = await openPage(browser)
    opened.push(page)
    await page.page.goto(write('index.html', renderIndexPage([indexEntryOf(extraction, 'note.html')], 'x')))
    await page.page.getByRole('link', { name: 'note' }).click()
    await page.page.waitForSelector('html[data-ready]')
    expect(await page.page.locator('h1').textContent()).toBe('note')
  })
})

describe('a note that would break in', () => {
  const hostile = [
    '<script>window.leaked = 1</script>',
    '</script><script>window.leaked = 1</script><!--',
    '<img src=x onerror="window.leaked = 1">',
    '"><svg onload=window.leaked=1>',
    '<a href="javascript:window.leaked=1">gout</a>',
    '\r\n\0\u2028<style>*{display:none}</style>',
  ]
  it('is text, and nothing of it runs', async () => {
    const words = hostile.map((one) => `Has gout ${one} and denies fever ${one}.`).join('\n')
    const page = await open(write('hostile.html', renderNotePage(extract(words, hostile[1]!))))
    for (let i = 0; i < 6; i++) await page.keyboard.press('j')
    await page.getByRole('tab', { name: 'FHIR resource' }).click()
    expect(await page.evaluate(() => (window as unknown as { leaked?: number }).leaked)).toBeUndefined()
    // character by character what the note says: offsets stay true
    expect(await page.evaluate(() => document.querySelector('#note')!.textContent)).toBe(
      words.replaceAll('\0', '\ufffd'),
    )
  })
})

describe('every example note', () => {
  it.each(['discharge-heart-failure', 'ed-chest-pain', 'progress-icu'])(
    '%s: marks stand on the words',
    async (name) => {
      const note = readFileSync(resolve(import.meta.dirname, `../../fixtures/notes/${name}.txt`), 'utf8')
      const extraction = extract(note)
      const page = await open(write(`${name}.html`, renderNotePage(extraction)))
      expect(await page.evaluate(() => document.querySelector('#note')!.textContent)).toBe(note)
      for (const number of [0, 5, extraction.findings.length - 1]) {
        await page.locator(`#f${number} .name`).click()
        const selected = (await page.locator('#note .m.selected').allTextContents()).join('')
        const words = extraction.findings[number]!.evidence.map(({ start, end }) => note.slice(start, end)).join('')
        expect(selected).toBe(words)
      }
    },
  )
})

async function expectText(locator: ReturnType<Page['locator']>, words: string): Promise<void> {
  expect(await locator.textContent()).toBe(words)
}
