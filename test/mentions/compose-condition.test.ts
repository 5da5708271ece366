/** Composition: what a condition and the words about it name together, and where its span begins and ends. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
function conditionsOf(text: string): { words: string; name: string; rules: string[] }[] {
  return extractor
    .extract(text)
    .layers.mentions.filter(({ kind }) => kind === 'condition')
    .map(({ span, name, because }) => ({
      words: text.slice(span.start, span.end),
      name,
      rules: because.map(({ rule }) => rule),
    }))
}

describe('composeCondition', () => {
  it.each([
    ['Pain in the right knee.', 'Pain in the right knee', 'right knee pain'],
    ['Knee pain on the right.', 'Knee pain on the right', 'right knee pain'],
    ['Chronic pain.', 'Chronic pain', 'chronic pain'],
    ['Severe asthma.', 'Severe asthma', 'asthma'], // how severe is no concept of its own
    ['Pain in her legs.', 'Pain in her legs', 'leg pain'],
    ['Cramps in the calves.', 'Cramps in the calves', 'muscle cramps'],
    // a grade is in no name, and what stands beside it still is
    ['3+ edema in the legs.', '3+ edema in the legs', 'lower extremity edema'],
    [
      '2+ pitting edema to the level of the knees.',
      '2+ pitting edema to the level of the knees',
      'lower extremity edema',
    ],
    ['Edema up to the mid calf.', 'Edema up to the mid calf', 'lower extremity edema'],
    ['Extremities: No edema.', 'edema', 'edema'],
    // a level is its part of the spine
    ['Disc herniation at C5-6.', 'Disc herniation at C5-6', 'C5-C6 disc herniation'],
    ['Spinal stenosis L4-L5.', 'Spinal stenosis L4-L5', 'lumbar spinal stenosis'],
  ])('%s', (text, words, name) => expect(conditionsOf(text)).toMatchObject([{ words, name }]))
  it('a span begins after the condition before it', () =>
    expect(conditionsOf('Right knee pain, right hip pain.').map(({ words }) => words)).toEqual([
      'Right knee pain',
      'right hip pain',
    ]))
})

describe('the site of an exam', () => {
  it('a sign without a site has that of its section', () =>
    expect(conditionsOf('PHYSICAL EXAM:\nAbdo: there is tenderness to deep pressure.')).toMatchObject([
      { words: 'tenderness', name: 'abdominal tenderness', rules: expect.arrayContaining(['section/site']) },
    ]))
  it('one with a site keeps its own', () => {
    const [found] = conditionsOf('PHYSICAL EXAM:\nAbdomen: flank tenderness.')
    expect(found!.rules).not.toContain('section/site')
  })
  it('a disease has none', () => {
    const [found] = conditionsOf('PHYSICAL EXAM:\nAbdomen: colitis.')
    expect(found).toMatchObject({ name: 'colitis', rules: expect.not.arrayContaining(['section/site']) })
  })
})
