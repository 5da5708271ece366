/** Explanations: the steps that led to a finding, in words, each with the words of the note that it looked at. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defineRule } from '../../src/node.ts'
import { explain } from './extract.ts'

const stepsOf = (text: string, name: string): string[] =>
  explain(text)
    .find((one) => one.name === name)!
    .steps.map(({ words }) => words)

describe('explainFinding', () => {
  it.each([
    [
      'Denies chest pain.',
      'chest pain',
      [
        '“chest pain” is a term for chest pain',
        'the cue “Denies” says: not there',
        'it governs what stands after it: “chest pain”',
      ],
    ],
    [
      'FAMILY HISTORY:\nGout',
      'gout',
      ['“Gout” is a term for gout', 'the section “FAMILY HISTORY” says: a relative’s, in the past'],
    ],
    [
      'ASSESSMENT:\nGout',
      'gout',
      [
        '“Gout” is a term for gout',
        'nothing denies it, doubts it, dates it back or gives it to a relative',
        'it stands in the section “ASSESSMENT”',
      ],
    ],
    [
      'Mother with gout.',
      'gout',
      [
        '“gout” is a term for gout',
        'the cue “Mother” says: a relative’s, in the past',
        'it governs what stands after it: “with gout”',
      ],
    ],
    [
      'Return if fever.',
      'fever',
      [
        '“fever” is a term for fever',
        'the cue “Return if” says: may come',
        'it governs what stands after it: “fever”, and wins over other cues',
      ],
    ],
  ])('%j: %s', (text, name, steps) => expect(stepsOf(text, name)).toEqual(steps))
  it.each([
    ['PAST MEDICAL HISTORY:\nGout\n\nASSESSMENT:\nGout', 'findings/current-somewhere'],
    ['ASSESSMENT:\nPossible gout. Gout was confirmed.', 'findings/stated-somewhere'],
  ])('tells what the places of one finding make of each other: %j', (text, rule) => {
    const gout = explain(text).find(({ name }) => name === 'gout')!
    expect(gout.said).toBe('present')
    expect(gout.steps.filter(({ kind }) => kind === 'rule').map((step) => step.rule)).toEqual([rule])
  })
  it('names a rule of one’s own', () => {
    const rule = defineRule({
      name: 'clinic/never',
      on: 'assertion',
      kind: 'condition',
      decide: () => ({ certainty: 'hypothetical' }),
    })
    const [one] = explain('Has gout.', { rules: [rule] })
    expect(one!.steps.map(({ words }) => words)).toContain('the rule clinic/never decided')
  })
  it('leaves the middle out of what is long', () => {
    const [step] = explain(`Denies gout, ${'fever, cough, nausea, vomiting, '.repeat(8)}and asthma.`)[0]!.steps.slice(
      -1,
    )
    expect(step!.words).toMatch(/ … /)
    expect(step!.words.length).toBeLessThan(200)
  })
})

describe('said', () => {
  it.each([
    ['Has gout.', 'present'],
    ['No gout.', 'denied or ruled out'],
    ['Possible gout.', 'possible, not confirmed'],
    ['Return if fever.', 'may come, is not said to be there'],
    ['PAST MEDICAL HISTORY:\nGout', 'in the past'],
    ['Sister with gout.', 'a relative’s (sister), in the past'],
    ['Stop Lasix.', 'stopped'],
    ['BP 120/80.', '120/80 mm[Hg]'],
  ])('%j', (text, said) => expect(explain(text)[0]!.said).toBe(said))
})

describe('every rule that the example notes show', () => {
  const folder = resolve(import.meta.dirname, '../../fixtures/notes')
  it.each(readdirSync(folder))('has its sentence: %s', (file) => {
    const unnamed = explain(readFileSync(join(folder, file), 'utf8')).flatMap(({ steps }) =>
      steps.filter(({ words }) => /^the rule |undefined|found by the rule/.test(words)).map(({ rule }) => rule),
    )
    expect(unnamed).toEqual([])
  })
})
