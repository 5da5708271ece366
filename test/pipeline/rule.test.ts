/** Rules: what compiles, and what is refused when the extractor is made. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { createExtractor, defineRule } from '../../src/node.ts'
import { reasonOf } from '../../src/pipeline/rule.ts'

const good = defineRule({ name: 'clinic/x', on: 'assertion', kind: 'condition', decide: () => undefined })

describe('defineRule', () => {
  it('gives back the rule', () => expect(good.name).toBe('clinic/x'))
  it('compiles no misspelling', () => {
    // @ts-expect-error: no owner
    defineRule({ name: 'x', on: 'assertion', kind: 'condition', decide: () => undefined })
    // @ts-expect-error: no such floor
    defineRule({ name: 'clinic/x', on: 'assert', kind: 'condition', decide: () => undefined })
    // @ts-expect-error: observations are not asserted
    defineRule({ name: 'clinic/x', on: 'assertion', kind: 'observation', decide: () => undefined })
    // @ts-expect-error: no such certainty
    defineRule({ name: 'clinic/x', on: 'assertion', kind: 'condition', decide: () => ({ certainty: 'negative' }) })
    // @ts-expect-error: no such axis
    defineRule({ name: 'clinic/x', on: 'assertion', kind: 'condition', decide: () => ({ certainity: 'absent' }) })
    // @ts-expect-error: not a decision about a mention
    defineRule({ name: 'clinic/x', on: 'mention', kind: 'condition', decide: () => ({ certainty: 'absent' }) })
    // @ts-expect-error: views don't change
    defineRule({ name: 'clinic/x', on: 'mention', kind: 'condition', decide: (mention) => void (mention.name = 'y') })
  })
})

describe('reasonOf', () => {
  it('names the rule', () =>
    expect(reasonOf(good, { start: 1, end: 2 })).toEqual({ rule: 'clinic/x', span: { start: 1, end: 2 } }))
})

describe('rules are refused when the extractor is made', () => {
  it.each<[what: string, rules: unknown, message: RegExp]>([
    ['no owner', [{ ...good, name: 'x' }], /rules\.0\.name: must be owner\/what/],
    ['the owner of ours', [{ ...good, name: 'cue/x' }], /owner of a built-in rule/],
    ['an unknown floor', [{ ...good, on: 'assert' }], /rules\.0\.on/],
    ['an unknown kind', [{ ...good, kind: 'drug' }], /rules\.0\.kind/],
    ['nothing that decides', [{ ...good, decide: 5 }], /rules\.0\.decide: must be a function/],
    ['one name twice', [good, good], /one name/],
    ['no list', good, /rules: must be a list of rules/],
  ])('%s', (_, rules, message) => {
    expect(() => createExtractor({ rules: rules as never })).toThrow(ConfigError)
    expect(() => createExtractor({ rules: rules as never })).toThrow(message)
  })
})
