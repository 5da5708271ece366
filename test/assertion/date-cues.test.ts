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
    ['Pneumonia, room 2019.', ['Pneumonia']],
    ['Stroke 2019.', ['Stroke historical']],
    ['Pneumonia started in 2019.', ['Pneumonia']],
    ['Seen in 2019 with pneumonia.', ['pneumonia historical']],
  ])('in %j', (text, expected) => expect(answers(text)).toEqual(expected))
})

describe('months', () => {
  it.each<[text: string, answers: string[]]>([
    ['Pneumonia in March, rash.', ['Pneumonia historical', 'rash']],
    ['Admitted in Dec for pneumonia.', ['pneumonia historical']],
    ['In April he had pneumonia.', ['pneumonia historical']],
    ['Pneumonia began in July.', ['Pneumonia']],
    ['Diabetes in March.', ['Diabetes']],
    ['He may have pneumonia.', ['pneumonia possible']],
    ['Follow up in March for fracture.', ['fracture']],
    ['Pneumonia in March 3.', ['Pneumonia']],
  ])('in %j', (text, expected) => expect(answers(text)).toEqual(expected))
})
