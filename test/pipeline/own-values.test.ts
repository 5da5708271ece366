/** What was measured of a relative is not the patient's. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[text: string, values: string[]]>([
  ["Her husband's BP is 150/90. Her BP is 120/80.", ['120/80']],
  ['Her husband’s A1c was 9, then 8. Glucose 100.', ['100']],
  ["Mom's pulse 90 and BP 100/60. Pulse 130.", ['130']],
  ["Patient's BP is 150/90.", ['150/90']],
  ["The patient's sister reports a BP of 150/90 at home.", ['150/90']],
  ['Her husband has an A1c of 9.1. Her A1c is 5.6.', ['5.6']],
  ['His wife tested positive for influenza A; rapid flu test negative.', ['negative']],
  ['Her mother has diabetes with an A1c of 10.2, patient’s own A1c is 5.4.', ['5.4']],
  ['Her husband has diabetes and his A1c is 9.', []],
  ['Exposed to a COVID positive coworker; COVID test negative.', ['negative']],
  ['In contact with a strep positive child; rapid strep negative.', ['negative']],
  ['Exposed to someone who is COVID positive. Glucose 100.', ['100']],
  ['Donor CMV positive, recipient CMV negative.', ['negative']],
  ['Maternal labs: HIV negative, GBS pos, HBsAg neg. Apgars 8 and 9.', ['8', '9']],
  ['Mother 31 yo G3P2, GBS neg, rubella immune, Apgars 8/9, BW 3400 g.', ['8', '9', '3400']],
  ['Born to a 28 yo G2P1 mother, GBS negative. Glucose 52.', ['52']],
  ['Boy born to a GBS positive, HIV negative mother; glucose 45.', ['45']],
  ['MOB HBsAg neg. Infant glucose 61.', ['61']],
  ['Mom HIV neg, infant blood culture negative.', ['negative']],
  ['She is a 34 yo HIV positive mother of two with CD4 420.', ['positive', '420']],
  ['Mother reports temp of 102 at home.', ['102']],
  ['Mother at bedside; temp 38.9, HR 150.', ['38.9', '150']],
  ['Her mother is a nurse and checked her BP: 150/90.', ['150/90']],
  ['His wife took his BP and it was 180/100.', ['180/100']],
  ['Informant: mother\nTemp 38.4, HR 140', ['38.4', '140']],
  ['Maternal group B streptococcus positive culture. Blood culture negative.', ['negative']],
  ['Son, 8, with an A1c of 11. Her A1c is 6.1.', ['6.1']],
  ["O'Brien's sign; BP 150/90.", ['150/90']],
])('%s', (text, values) =>
  expect(extractor.extract(text).layers.observations.map(({ measurement }) => measurement.value.value.text)).toEqual(
    values,
  ),
)
