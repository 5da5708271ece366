/** The library in a real browser: bundled by vite, with the default lexicon, on a pasted note. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExtractor, toBundle } from '../../src/node.ts'
import { openBrowser, openPage } from './open-browser.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
let browser: Browser
let server: Server

beforeAll(async () => {
  await build({
    root: join(import.meta.dirname, 'extract-page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  server = createServer(({ url }, answer) => {
    const path = url === '/' ? '/index.html' : url!
    const file = path === '/en.compact.lexicon' ? join(root, 'dist/en.compact.lexicon') : join(folder, path)
    try {
      const bytes = readFileSync(file)
      answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes)
    } catch {
      answer.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    }
  }).listen(0, '127.0.0.1')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true })
})

describe('in a browser', () => {
  it('a pasted note gives the very bundle that Node gives', async () => {
    const { page, complaints, requests } = await openPage(browser)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForSelector('#extract:not([disabled])')
    const asked = requests.length
    for (const name of ['discharge-heart-failure', 'clinic-diabetes']) {
      const text = readFileSync(join(root, `fixtures/notes/${name}.txt`), 'utf8')
      await page.fill('#note', text)
      await page.click('#extract')
      const found = JSON.parse((await page.locator('#found').textContent())!)
      expect(found).toEqual(JSON.parse(JSON.stringify(toBundle(createExtractor().extract(text)))))
    }
    expect(complaints).toEqual([])
    expect(requests.length).toBe(asked)
    await page.close()
  })
})
