/** How long without a length in numbers, and how many times in all. */
import { describe, expect, it } from 'vitest'
import { readCount, readCourseWords } from '../../../src/attributes/sig/course.ts'
import { drugsOf, wordsOf } from './lexicon.ts'

describe('readCourseWords', () => {
  it.each<[string, string | null]>([
    ['for several days', 'several days'],
    ['a few weeks', 'few weeks'],
    ['for a couple of days', 'couple of days'],
    ['through 3/14', 'through 3/14'],
    ['until 12/1/2024', 'through 12/1/2024'],
    ['several days ago', null],
    ['through 120/80', null],
    ['for 3 days', null],
  ])('%s', (text, value) => {
    const { words, end } = wordsOf(text)
    expect(readCourseWords(words, 0, end)?.value ?? null).toBe(value)
  })
})

describe('readCount', () => {
  it.each<[string, number | null]>([
    ['x2', 2],
    ['x 3', 3],
    ['x two', 2],
    ['x1', null],
    ['x 2 cm', null],
    ['x3d', null],
    ['x2 doses', null],
  ])('%s', (text, value) => {
    const { words, end } = wordsOf(text)
    expect(readCount(words, 0, end)?.value ?? null).toBe(value)
  })
})

it('says how long in the words of the note', () => {
  expect(drugsOf('Vancomycin 1 g IV q12h through 3/14.').Vancomycin).toMatchObject({ duration: 'through 3/14' })
})
