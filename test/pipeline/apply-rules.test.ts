/** The engine of rules: what they see, what their decisions do, and that each leaves its name. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { createExtractor, defineRule, type MentionView, type Rule } from '../../src/node.ts'

const extract = (text: string, ...rules: Rule[]): ReturnType<ReturnType<typeof createExtractor>['extract']> =>
  createExtractor({ rules }).extract(text)

const screening = defineRule({
  name: 'clinic/screening-is-not-a-diagnosis',
  on: 'assertion',
  kind: 'condition',
  decide: (_mention, _assertion, near) =>
    near.after(2).includes('zyzzscreen') ? { certainty: 'hypothetical' } : undefined,
})

describe('rules on assertions', () => {
  it('replace the axes that they give, and leave their name', () => {
    const { mentions, layers } = extract('Gout zyzzscreen today. Asthma.', screening)
    expect(mentions.map((one) => one.kind === 'condition' && one.certainty)).toEqual(['hypothetical', 'present'])
    expect(layers.assertions[0]?.because.at(-1)).toEqual({
      rule: 'clinic/screening-is-not-a-diagnosis',
      span: { start: 0, end: 4 },
    })
    expect(layers.assertions[1]?.because).toEqual([{ rule: 'default', span: { start: 23, end: 29 } }])
  })
  it('see what was found and what earlier rules decided', () => {
    const seen: string[] = []
    const look = (name: 'clinic/a' | 'clinic/b'): Rule =>
      defineRule({
        name,
        on: 'assertion',
        kind: 'condition',
        decide: (mention, assertion) => {
          seen.push(`${mention.section} ${mention.text} ${assertion.certainty} ${assertion.temporality}`)
          return { certainty: 'possible' }
        },
      })
    extract('PAST MEDICAL HISTORY:\nNo gout.', look('clinic/a'), look('clinic/b'))
    expect(seen).toEqual([
      'past-medical-history gout absent historical',
      'past-medical-history gout possible historical',
    ])
  })
  it('are about their kind only', () => {
    const drug = defineRule({
      name: 'clinic/x',
      on: 'assertion',
      kind: 'medication',
      decide: () => ({ certainty: 'absent' }),
    })
    const { layers } = extract('Gout. Lasix 40 mg daily.', drug)
    expect(layers.assertions.map(({ certainty }) => certainty)).toEqual(['present', 'absent'])
  })
})

describe('near', () => {
  it('gives words of the sentence, without signs', () => {
    let before: readonly string[] = []
    let after: readonly string[] = []
    const look = defineRule({
      name: 'clinic/x',
      on: 'mention',
      kind: 'condition',
      decide: (mention, near) => {
        if (mention.name !== 'gout') return undefined
        before = near.before(3)
        after = near.after(9)
        return undefined
      },
    })
    extract('Seen today. He says, he HAS (maybe) gout, for 3 days. Rest.', look)
    expect(before).toEqual(['he', 'has', 'maybe'])
    expect(after).toEqual(['for', '3', 'days'])
  })
})

describe('rules on mentions', () => {
  const drop = defineRule({
    name: 'clinic/x',
    on: 'mention',
    kind: 'condition',
    decide: ({ name }) => (name === 'gout' ? { drop: true } : undefined),
  })
  it('drop, and report the place', () => {
    const { mentions, issues, layers } = extract('Gout and asthma.', drop)
    expect(mentions.map(({ text }) => text)).toEqual(['asthma'])
    expect(layers.mentions).toHaveLength(1)
    expect(issues).toEqual([{ code: 'own:clinic/x', severity: 'info', span: { start: 0, end: 4 } }])
  })
  it('give other codes', () => {
    const code = { system: 'local', code: 'G1' }
    const { mentions, layers } = extract(
      'Gout.',
      defineRule({ name: 'clinic/x', on: 'mention', kind: 'condition', decide: () => ({ codes: [code] }) }),
    )
    expect(mentions[0]?.codes).toEqual([code])
    expect(layers.mentions[0]?.because.at(-1)?.rule).toBe('clinic/x')
  })
  it('are about observations too', () => {
    const seen: MentionView[] = []
    const { mentions } = extract(
      'BP 120/80. Cr 1.2.',
      defineRule({
        name: 'clinic/x',
        on: 'mention',
        kind: 'observation',
        decide: (mention) => {
          seen.push(mention)
          return mention.name === 'creatinine' ? { drop: true } : { codes: [{ system: 'local', code: 'B' }] }
        },
      }),
    )
    expect(seen.map(({ name }) => name)).toEqual(['blood pressure', 'creatinine'])
    expect(mentions.map(({ text, codes }) => [text, codes[0]?.code])).toEqual([['BP 120/80', 'B']])
  })
  it('get views that nothing changes', () => {
    const meddle = defineRule({
      name: 'clinic/x',
      on: 'mention',
      kind: 'condition',
      decide: (mention) => {
        ;(mention as { name: string }).name = 'changed'
        return undefined
      },
    })
    expect(() => extract('Gout.', meddle)).toThrow(TypeError)
  })
})

describe('rules on findings', () => {
  it('drop and recode', () => {
    const { findings, issues } = extract(
      'Gout and asthma. Gout again.',
      defineRule({
        name: 'clinic/x',
        on: 'finding',
        kind: 'condition',
        decide: (finding, near) => {
          if (finding.kind !== 'condition' || finding.name !== 'gout') return { drop: true }
          return { codes: [{ system: 'local', code: near.after(2).join('-') }] }
        },
      }),
    )
    expect(findings.map(({ codes }) => codes[0]?.code)).toEqual(['and-asthma'])
    expect(findings[0]?.because.at(-1)?.rule).toBe('clinic/x')
    expect(issues.map(({ code }) => code)).toEqual(['own:clinic/x'])
  })
})

describe('a decision that can’t be', () => {
  it.each<[what: string, on: 'assertion' | 'mention', decided: unknown, message: RegExp]>([
    ['a misspelt value', 'assertion', { certainty: 'negative' }, /"clinic\/x" decides what can't be at "certainty"/],
    ['a misspelt axis', 'assertion', { certainity: 'absent' }, /certainity/],
    ['no decision', 'mention', true, /must be \{ drop: true \}/],
    ['an axis of a mention', 'mention', { certainty: 'absent' }, /must be \{ drop: true \}/],
  ])('%s is an error with the name of the rule', (_, on, decided, message) => {
    const rule = { name: 'clinic/x', on, kind: 'condition', decide: () => decided } as unknown as Rule
    expect(() => extract('Gout.', rule)).toThrow(ConfigError)
    expect(() => extract('Gout.', rule)).toThrow(message)
  })
})
