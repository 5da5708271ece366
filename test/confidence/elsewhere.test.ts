/** What mentions of one thing say of one another. */
import { expect, it } from 'vitest'
import { elsewhereOf } from '../../src/confidence/elsewhere.ts'
import { layersOf, numbers, type Said } from '../findings/layers.ts'

const { heartFailure, pneumonia, furosemide } = numbers

function read(...all: Said[]) {
  const { mentions, assertions, attributes } = layersOf(...all)
  const elsewhere = elsewhereOf(mentions, assertions, attributes)
  return mentions.map((_, m) => `${elsewhere.sure(m) ? 'sure' : '-'} ${elsewhere.otherwise(m) ? 'otherwise' : '-'}`)
}

it.each<[what: string, said: Said[], expected: string[]]>([
  ['one mention', [{ concept: heartFailure }], ['- -']],
  ['two of one thing', [{ concept: heartFailure }, { concept: heartFailure }], ['sure -', 'sure -']],
  ['two things', [{ concept: heartFailure }, { concept: pneumonia }], ['- -', '- -']],
  [
    'two against one',
    [{ concept: heartFailure }, { concept: heartFailure, axes: { certainty: 'absent' } }, { concept: heartFailure }],
    ['sure -', 'sure otherwise', 'sure -'],
  ],
  [
    "a relative's",
    [{ concept: heartFailure }, { concept: heartFailure, axes: { experiencer: 'family' } }],
    ['sure otherwise', 'sure otherwise'],
  ],
  [
    'a drug of two statuses',
    [{ concept: furosemide }, { concept: furosemide, status: 'stopped' }],
    ['sure otherwise', 'sure otherwise'],
  ],
])('%s', (_, said, expected) => expect(read(...said)).toEqual(expected))

it('is not sure by an ambiguous mention', () => {
  const { mentions, assertions, attributes } = layersOf({ concept: heartFailure }, { concept: heartFailure })
  const [first, second] = mentions
  const elsewhere = elsewhereOf([first!, { ...second!, ambiguous: true }], assertions, attributes)
  expect([elsewhere.sure(0), elsewhere.sure(1)]).toEqual([false, true])
})
