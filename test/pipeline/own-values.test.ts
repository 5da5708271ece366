/** What was measured of a relative is not the patient's. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[text: string, values: string[]]>([
  ["Her husband's BP is 150/90. Her BP is 120/80.", ['120/80']],
  ['Her husband’s A1c was 9, then 8. Glucose 100.', ['100']],
  ["Mom's pulse 90 and BP 100/60.", ['100/60']],
  ["Patient's BP is 150/90.", ['150/90']],
  ["The patient's sister reports a BP of 150/90 at home.", ['150/90']],
  ["O'Brien's sign; BP 150/90.", ['150/90']],
])('%s', (text, values) =>
  expect(extractor.extract(text).layers.observations.map(({ measurement }) => measurement.value.value.text)).toEqual(
    values,
  ),
)
