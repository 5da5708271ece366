/** Up to where a name may have its value. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Peak systolic velocity in the internal carotid artery is 0.46 m/s.', ['carotid peak systolic velocity 0.46']],
  ['Range of motion of the wrist reveals flexion is 50 degrees.', ['joint flexion 50']],
  ['Sodium and potassium 4.1.', ['potassium 4.1']],
])('%s', (text, expected) =>
  expect(
    extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [`${one.name} ${one.value}`] : [])),
  ).toEqual(expected),
)
