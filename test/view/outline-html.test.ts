/** The outline: titles in order, with counts of findings. */
import { expect, it } from 'vitest'
import { outlineHtml } from '../../src/view/outline-html.ts'
import { elementsOf, extract } from './pages.ts'

it('has each title with the count of its findings', () => {
  const { note, layers, findings } = extract(
    'CHIEF COMPLAINT:\nChest pain\n\nPAST MEDICAL HISTORY:\n1. Gout\n2. Asthma\n',
  )
  const met = elementsOf(outlineHtml(note.text, layers.sections, findings))
  expect(met.filter(({ tag }) => tag === 'li').map(({ text }) => text)).toEqual([
    'CHIEF COMPLAINT 1',
    'PAST MEDICAL HISTORY 2',
  ])
  const links = met.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes.href)
  expect(links.every((link) => /^#s\d+$/.test(link!))).toBe(true)
})
it('is empty for a note without titles', () => {
  const { note, layers, findings } = extract('Has gout.')
  expect(outlineHtml(note.text, layers.sections, findings)).toBe('')
})
