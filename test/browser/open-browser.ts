/** A browser that is driven by tests, and pages in it that tell what they asked for and what went wrong. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.mjs'

/** Starts Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('There is no Chromium on this machine; name one in CHROMIUM.')
  // as root, as in CI, its sandbox can't start; what it opens are our own files
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/** A page, and what it did that it should not. */
export interface Watched {
  readonly page: Page
  /** Addresses asked for. */
  readonly requests: string[]
  /** Errors and warnings of the console, breaks of the policy among them. */
  readonly complaints: string[]
}

export async function openPage(browser: Browser, options: Parameters<Browser['newPage']>[0] = {}): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options })
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => void requests.push(request.url()))
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return { page, requests, complaints }
}
