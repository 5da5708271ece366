/** Which line without a title of its own is no longer of the section before it. */
import { expect, it } from 'vitest'
import { readNote } from './read-note.ts'

it.each<[string, string]>([
  ['Allergies: penicillin\nInpt: cefepime 2 g q8h', 'penicillin'],
  ['Allergies: penicillin\nReaction: hives\nSeverity: high', 'penicillin Reaction: hives Severity: high'],
  ['Allergies: penicillin\nTaken at 12:30: nothing', 'penicillin Taken at 12:30: nothing'],
  ['Allergies: penicillin\n\n24h use 0800-0800: MSIR 15 x4', 'penicillin'],
  ['Allergies: reviewed\n\nPenicillin - hives', 'reviewed Penicillin - hives'],
  ['Allergies:\nInpt: cefepime', 'Inpt: cefepime'],
])('%j', (text, held) => {
  const { sections, words } = readNote(text)
  const { first, end } = sections.find(({ type }) => type === 'allergies')!
  expect(words(first, end).replace(/\s+/g, ' ').trim()).toBe(held)
})
