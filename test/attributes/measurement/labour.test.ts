/** The cervix in labour, told in a row. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const read = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'observation' ? [`${one.name} ${one.value} ${one.unit}`] : []))

describe('opening, effacement and station', () => {
  it.each<[string, string[]]>([
    [
      'On arrival 3 cm, 80% effaced, -1 station.',
      ['cervical dilation 3 cm', 'cervical effacement 80 %', 'fetal station -1 null'],
    ],
    ['Cervix 4 cm/80%/-2.', ['cervical dilation 4 cm', 'cervical effacement 80 %', 'fetal station -2 null']],
    [
      'In labor at 2 to 3 cm dilated, 50%, and 0 station.',
      ['cervical dilation 2-3 cm', 'cervical effacement 50 %', 'fetal station 0 null'],
    ],
  ])('are read: %j', (text, values) => expect(read(text)).toEqual(values))
  it.each(['Cervix normal. A 3 cm incision, 80% closed.', 'Labor: goal is 10 cm, 100% effaced.'])(
    'is none: %j',
    (text) => expect(read(text).filter((one) => one.startsWith('cervical dilation'))).toEqual([]),
  )
})
