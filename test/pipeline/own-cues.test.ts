/** Own cues and titles: found as ours are, and refused with what is wrong. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { builtin, createExtractor, type OwnCue } from '../../src/node.ts'
import { withOwnCues } from '../../src/pipeline/own-cues.ts'

/** Each condition with its answers. */
function read(text: string, options: Parameters<typeof createExtractor>[0]): string[] {
  const { mentions } = createExtractor(options).extract(text)
  return mentions.map((one) =>
    one.kind === 'condition' ? `${one.text} ${one.certainty} ${one.temporality} ${one.experiencer}` : one.text,
  )
}

const fails: OwnCue = { cue: 'zyzz frobs', effect: 'certainty=absent', direction: 'forward' }

describe('own cues', () => {
  it('govern as ours do, to the same ends', () => {
    const text = 'Imaging zyzz frobs pneumonia or gout, but there is asthma.'
    expect(read(text, {})).toEqual([
      'pneumonia present current patient',
      'gout present current patient',
      'asthma present current patient',
    ])
    expect(read(text, { cues: [fails] })).toEqual([
      'pneumonia absent current patient',
      'gout absent current patient',
      'asthma present current patient',
    ])
  })
  it('say why', () => {
    const { layers } = createExtractor({ cues: [fails] }).extract('Zyzz frobs gout.')
    expect(layers.assertions[0]?.because).toEqual([{ rule: 'cue/zyzz frobs', span: { start: 0, end: 10 } }])
  })
  it('take several axes, a scope and an end', () => {
    const cues: OwnCue[] = [
      { cue: 'zyzz kin', effect: 'experiencer=family temporality=historical', direction: 'forward', scope: 'next' },
      { cue: 'zyzz stop', effect: 'terminate' },
    ]
    expect(read('Zyzz kin gout, asthma. No fever zyzz stop cough.', { cues })).toEqual([
      'gout present historical family',
      'asthma present current patient',
      'fever absent current patient',
      'cough present current patient',
    ])
  })
  it('win over ours of the same words', () => {
    expect(read('Denies gout.', { cues: [{ cue: 'denies', effect: 'pseudo' }] })).toEqual([
      'gout present current patient',
    ])
  })
  it('count in their case only when marked', () => {
    const cues: OwnCue[] = [{ cue: 'ZYZZ^', effect: 'certainty=absent', direction: 'forward' }]
    expect(read('ZYZZ gout. Zyzz asthma.', { cues })).toEqual([
      'gout absent current patient',
      'asthma present current patient',
    ])
  })
})

describe('own titles', () => {
  it('begin sections of the type that they are given', () => {
    const text = 'ZYZZ BOX:\nGout\n\nPLAN:\nRest'
    expect(read(text, { titles: { 'family-history': ['zyzz box'] } })).toEqual(['Gout present historical family'])
    const { layers } = createExtractor({ titles: { 'family-history': ['zyzz box'] } }).extract(text)
    expect(layers.sections.map(({ type }) => type)).toContain('family-history')
  })
})

describe('withOwnCues', () => {
  it('is the lexicon itself when nothing is given', () =>
    expect(withOwnCues(builtin('en'), [], {})).toBe(builtin('en')))
  it('is made once for the same cues', () =>
    expect(withOwnCues(builtin('en'), [fails], {})).toBe(withOwnCues(builtin('en'), [{ ...fails }], {})))
})

describe('what is wrong is refused when the extractor is made', () => {
  it.each<[what: string, options: object, message: RegExp]>([
    [
      'a misspelt value',
      { cues: [{ ...fails, effect: 'certainty=negative' }] },
      /cues\.0\.effect: must be terminate, pseudo, or axes/,
    ],
    ['a misspelt direction', { cues: [{ ...fails, direction: 'forwards' }] }, /cues\.0/],
    ['a misspelt scope', { cues: [{ ...fails, scope: 'line' }] }, /cues\.0/],
    ['no direction', { cues: [{ cue: 'x', effect: 'certainty=absent' }] }, /cues\.0/],
    ['a cue without words', { cues: [{ ...fails, cue: '  ' }] }, /cues\.0/],
    ['the same cue twice', { cues: [fails, { ...fails, effect: 'certainty=possible' }] }, /cues\[1\]/],
    ['a cue over two lines', { cues: [{ ...fails, cue: 'a\nb' }] }, /cues\.0/],
    ['an unknown section type', { titles: { 'famly-history': ['x'] } }, /no section type "famly-history"/],
    ['titles that are no list', { titles: { 'family-history': 'x' } }, /titles/],
    ['a misspelt option', { cue: [fails] }, /cue/],
  ])('%s', (_, options, message) => {
    expect(() => createExtractor(options as never)).toThrow(ConfigError)
    expect(() => createExtractor(options as never)).toThrow(message)
  })
  it('or by the compiler', () => {
    // @ts-expect-error: no such certainty
    const value: OwnCue = { cue: 'x', effect: 'certainty=negative', direction: 'forward' }
    // @ts-expect-error: no such direction
    const direction: OwnCue = { cue: 'x', effect: 'certainty=absent', direction: 'forwards' }
    // @ts-expect-error: what asserts has a direction
    const none: OwnCue = { cue: 'x', effect: 'certainty=absent' }
    // @ts-expect-error: no such scope
    const scope: OwnCue = { cue: 'x', effect: 'certainty=absent', direction: 'forward', scope: 'line' }
    expect([value, direction, none, scope]).toHaveLength(4)
  })
})
