/** A bracket inside of a list of past problems: what it says, and the list that goes on behind it. */
import { expect, it } from 'vitest'
import { answers } from './read-assertions.ts'

it.each<[string, string[]]>([
  [
    'History of diabetes (prior stroke), pneumonia, and asthma.',
    ['diabetes historical', 'stroke historical', 'pneumonia historical', 'asthma historical'],
  ],
  ['History of diabetes (prior stroke) presents with cough.', ['diabetes historical', 'stroke historical', 'cough']],
  ['History of diabetes (prior stroke, cough.', ['diabetes historical', 'stroke historical', 'cough']],
  [
    'History of diabetes (no stroke), asthma (prior pneumonia), rash.',
    ['diabetes historical', 'stroke absent', 'asthma historical', 'pneumonia historical', 'rash historical'],
  ],
])('%s', (text, expected) => expect(answers(text)).toEqual(expected))
