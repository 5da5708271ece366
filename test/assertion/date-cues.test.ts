/** Years: past for diseases that pass. */
import { describe, expect, it } from 'vitest'
import { answers } from './read-assertions.ts'

describe('years', () => {
  it.each<[text: string, answers: string[]]>([
    ['He had pneumonia in 2019.', ['pneumonia historical']],
    ['Stroke 2015, fracture 2018. Seen 3/4/2021.', ['Stroke historical', 'fracture historical']],
    ['In 2015 he had pneumonia. Seen in 2021 with fever.', ['pneumonia historical', 'fever']],
    ['Diabetes in 2015.', ['Diabetes']],
    ['Pneumonia since 2015. Seen in 2021.', ['Pneumonia']],
    ['Seen in 2021 with pneumonia.', ['pneumonia']],
    ['Pneumonia, room 2019.', ['Pneumonia']],
  ])('in %j', (text, expected) => expect(answers(text)).toEqual(expected))
})
