/** Sentences of rules. */
import { describe, expect, it } from 'vitest'
import { evidenceWords, ruleWords } from '../../src/explain/rule-words.ts'

it.each([
  ['lexicon/variant', 'term', '“MIs” is a usual variant of a term for myocardial infarction'],
  ['misspelt/several', 'term', '“MIs” is read as a misspelling of a term for myocardial infarction (several)'],
  ['short-form/defined', 'term', '“MIs” is a short form that the note itself defines'],
  [
    'ambiguous/capitals',
    'term',
    '“MIs” has other meanings; here it counts because it is written in capitals where other words are not',
  ],
  ['status/stopped', 'status', '“MIs” makes it stopped'],
  ['status/allergy-section', 'status', 'it stands in a list of allergies'],
  ['observation/series', 'value', 'it is one of a series of values of one name'],
  ['reason/heading', 'attribute', '“MIs” is what the drug is for'],
  ['clinic/x', 'rule', 'the rule clinic/x decided'],
])('%s', (rule, kind, words) => expect(ruleWords(rule, '“MIs”', 'myocardial infarction')).toEqual({ kind, words }))

describe('evidenceWords', () => {
  it.each([
    ['near=valve,echo', '“valve” or “echo” stands near'],
    ['near=a,b,c,d,e,f,g', 'one of “a”, “b”, “c”, “d”, “e”, “f” … stands near'],
    ['section=list=problem upper', 'its section is “list problem”, and it is written in capitals'],
    ['default', 'nothing around it says otherwise'],
  ])('%s', (when, words) => expect(evidenceWords(when)).toBe(words))
})
