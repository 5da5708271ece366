/** Letter lists: one mention a letter. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.map(
      (mention) =>
        `${mention.text}@${mention.start} ${mention.kind === 'condition' ? `${mention.name} ${mention.certainty}` : ''}`,
    )

describe('letter lists', () => {
  it('no m/r/g', () =>
    expect(found('Heart: no m/r/g.')).toEqual([
      'm@10 heart murmur absent',
      'r@12 pericardial rub absent',
      'g@14 gallop absent',
    ]))
  it('n/v/d as a positive', () =>
    expect(found('p/w n/v/d x2d').map((one) => one.replace(/@\d+/, ''))).toEqual([
      'n nausea present',
      'v vomiting present',
      'd diarrhea present',
    ]))
  it('letters that are no list', () => expect(found('Seen by A/B/C team.')).toEqual([]))
})
