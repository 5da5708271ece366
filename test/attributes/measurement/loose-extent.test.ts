/** Lengths that words of dimension stand beside. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const read = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [`${one.value} ${one.unit}`] : []))

describe('extents of what has no name', () => {
  it.each<[string, string[]]>([
    ['It was about 2 mm in greatest diameter.', ['2 mm']],
    ['The cavity was probably 11 cm in dimension, with pus in it.', ['11 cm']],
    ['The pancreatic duct is dilated to 6 mm.', ['6 mm']],
    ['The main pulmonary artery has a diameter of 4.7 cm.', ['4.7 cm']],
    ['Necrosis of the fat over the sacrum, approximately 15 cm x 12 cm.', ['15 x 12 cm']],
    ['There is a cord-like vein on the forearm, approx. 3 cm in length.', ['3 cm']],
    ['Subdural hygroma, maximum size 1.3 cm on the right and 1.1 cm on the left.', ['1.3 cm', '1.1 cm']],
    ['It is 1/16 to 1/8 inch in width.', ['0.0625-0.125 [in_i]']],
    ['The longest is 3/4 inch in length.', ['0.75 [in_i]']],
  ])('are read: %j', (text, values) => expect(read(text)).toEqual(values))
  it.each([
    'A 4-inch long incision was made.',
    'The scope was advanced to 25 cm.',
    'A 10 x 12 mm screw was placed.',
    'Next, a 6 x 16-mm Stryker insert was chosen.',
    'The caudal septum was shortened by 2 mm.',
    'A skin paddle was drawn, about 4 x 4 cm.',
    'Biopsies were taken 3 cm above the dentate line.',
    'The most distal screws were 18 mm in length.',
    'Seen on 1/2 and 3/4.',
  ])('are none of what a surgeon makes, uses or goes: %j', (text) => expect(read(text)).toEqual([]))
})
