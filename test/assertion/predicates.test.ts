/** Of whom a predicate says something: the patient, a relative before it, or nobody whom a denial covers. */
import { expect, it } from 'vitest'
import { readAssertions } from './read-assertions.ts'

const certainties = (text: string): string[] => readAssertions(text).assertions.map(({ certainty }) => certainty)
const whose = (text: string): string[] => readAssertions(text).assertions.map(({ experiencer }) => experiencer)

it.each([
  ['No PMH, presents with gout.', 'present'],
  ['No surgeries and came in with gout.', 'present'],
  ['No history who has gout.', 'present'],
  ['Denies any complaints, states he has gout.', 'present'],
  ['She never previously presented with gout.', 'absent'],
  ['Nor has she presented with gout.', 'absent'],
  ['None of them presented with gout.', 'absent'],
])('ends a denial of nothing known, and no other: %s', (text, certainty) => {
  expect(certainties(text)).toEqual([certainty])
})

it.each([
  ['Her husband was found to have gout.', 'family'],
  ['Her sister who presented with gout.', 'family'],
  ['Her mother was recently diagnosed with gout.', 'family'],
  ['Her husband found her with gout.', 'patient'],
  ['Per mother he was found to have gout.', 'patient'],
])('is said of a relative right before it, and of no other: %s', (text, experiencer) => {
  expect(whose(text)).toEqual([experiencer])
})
