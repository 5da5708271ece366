/** The page of a note: complete in itself, closed to what a note says, the same bytes each time. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderNotePage } from '../../src/view/index.ts'
import { byId, elementsOf, extract } from './pages.ts'

const hostile = [
  '<script>window.leaked = 1</script>',
  '</script><script>window.leaked = 1</script>',
  '<!-- <script>',
  '<img src=x onerror="window.leaked = 1">',
  '"><svg onload=window.leaked=1>',
  "javascript:alert(1) ' onclick=window.leaked=1 '",
  '&lt;b&gt; &#60;script&#62;',
]
const text = `PLAN:\n${hostile.map((one) => `Has gout ${one} and fever.`).join('\n')}\n`
const page = renderNotePage(extract(text, '</title><script>window.leaked = 1</script>'))

describe('what a note says', () => {
  it('is text, and only text', () => {
    expect(byId(page, 'note').text).toBe(text)
    const scripts = elementsOf(page).filter(({ tag }) => tag === 'script')
    expect(scripts.map(({ attributes }) => attributes.type)).toEqual(['application/json', undefined])
    expect(elementsOf(page).some(({ tag }) => tag === 'img')).toBe(false)
    const handlers = elementsOf(page).flatMap(({ attributes }) =>
      Object.keys(attributes).filter((name) => /^on/.test(name)),
    )
    expect(handlers).toEqual([])
  })
  it('stands in the data without a sign of markup', () => {
    const data = byId(page, 'data').text
    expect(data).not.toMatch(/[<>&]/)
    expect(JSON.parse(data).lines.length).toBeGreaterThan(2)
  })
})

describe('the page', () => {
  it('loads nothing, and runs no script but its own', () => {
    const [policy] = elementsOf(page).filter(({ attributes }) => attributes['http-equiv'])
    const content = policy!.attributes.content!
    expect(content).toContain("default-src 'none'")
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ]) {
      const element = elementsOf(page).find((one) => one.tag === tag && !one.attributes.type)!
      const hash = createHash('sha256').update(element.text).digest('base64')
      expect(content).toContain(`${directive} 'sha256-${hash}'`)
    }
    expect(content).not.toContain('unsafe')
    const addresses = elementsOf(page).flatMap(({ attributes: { src, href } }) => [src, href].filter(Boolean))
    expect(addresses.filter((address) => !address!.startsWith('#'))).toEqual([])
    // a style attribute would need a weaker policy
    expect(elementsOf(page).filter(({ attributes }) => attributes.style !== undefined)).toEqual([])
  })
  it('is the same bytes each time', () =>
    expect(renderNotePage(extract(text, 'a'))).toBe(renderNotePage(extract(text, 'a'))))
  it('has an id once', () => {
    const ids = elementsOf(page).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]))
    expect(ids.length).toBe(new Set(ids).size)
  })
  it('labels each control and region', () => {
    const met = elementsOf(page)
    for (const { tag, attributes } of met.filter(({ tag }) => tag === 'nav' || tag === 'section'))
      expect(attributes['aria-label'] ?? attributes['aria-labelledby'], tag).toBeTruthy()
    for (const { text: words, attributes } of met.filter(({ tag }) => tag === 'button'))
      expect(words || attributes['aria-label']).toBeTruthy()
    for (const { attributes } of met.filter(({ tag }) => tag === 'th')) expect(attributes.scope).toBe('col')
  })
  it('links to its index where it has one', () => {
    const links = elementsOf(renderNotePage(extract('Gout.'), { index: 'index.html' })).filter(({ tag }) => tag === 'a')
    expect(links.some(({ attributes }) => attributes.href === 'index.html')).toBe(true)
  })
  it('of a note without findings says so', () => {
    const empty = renderNotePage(extract(''))
    expect(byId(empty, 'nothing').attributes.hidden).toBeUndefined()
    expect(byId(empty, 'count').text).toBe('0 findings')
  })
})

describe('size', () => {
  const folder = resolve(import.meta.dirname, '../../fixtures/notes')
  it.each(readdirSync(folder))('%s: of a note of 5 KB it would be under 400 KB', (name) => {
    const note = readFileSync(join(folder, name), 'utf8')
    const page = Buffer.byteLength(renderNotePage(extract(note)))
    const frame = Buffer.byteLength(renderNotePage(extract('')))
    expect(frame + ((page - frame) / Buffer.byteLength(note)) * 5000).toBeLessThan(400_000)
  })
})
