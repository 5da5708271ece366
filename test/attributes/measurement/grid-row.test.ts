/** Rows of a grid: which cells they have, what is a reference, and which lines are no rows. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const values = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.filter(({ kind }) => kind === 'observation')
    .map((one) => (one.kind === 'observation' ? `${one.value}${one.unit ?? ''}${one.interpretation ?? ''}` : ''))

describe('rows', () => {
  it.each([
    ['LABS     today   baseline\nWBC      4.1     7.2\nHgb      9.4 L   12.1', ['4.1', '7.2', '9.4L', '12.1']],
    ['LABS     today   baseline\nMCV      88      --\nPlt      24      268', ['88', '24', '268']],
    ['PFT        4/2/25      11/9/24\nFVC L (%pred)   2.10 (61)   2.44 (70)', ['2.10L', '61%', '2.44L', '70%']],
  ])('%s', (text, found) => expect(values(text)).toEqual(found))

  it('leave a name that nobody knows alone', () =>
    expect(values('LABS     today   baseline\nZorbin   4.1     7.2\nWBC      4.1     7.2')).toEqual(['4.1', '7.2']))
})
