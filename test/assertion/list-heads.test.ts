/** Cues over lists. */
import { describe, expect, it } from 'vitest'
import { answers } from './read-assertions.ts'

describe('heads of lists', () => {
  it.each<[text: string, answers: string[]]>([
    ['He denies:\n- fever\n- cough', ['fever absent', 'cough absent']],
    ['Return if you have:\n1. fever\n2. cough', ['fever hypothetical', 'cough hypothetical']],
    ['She has a history of\n- gout\n- stroke', ['gout historical', 'stroke historical']],
    ['He denies:\n  fever\n  cough\nRash today.', ['fever absent', 'cough absent', 'Rash']],
    ['He denies:\n- fever\n\n- cough', ['fever absent', 'cough']],
    ['He denies rash:\n- fever', ['rash absent', 'fever']],
    ['He denies:\nFever today.', ['Fever']],
  ])('in %j', (text, expected) => expect(answers(text)).toEqual(expected))
})
