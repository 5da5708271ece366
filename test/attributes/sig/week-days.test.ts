/** Days of the week. */
import { expect, it } from 'vitest'
import { parseSig } from '../../../src/attributes/index.ts'
import { lexicon } from './lexicon.ts'

it.each([
  ['Monday', ['mon']],
  ['Mondays and Thursdays', ['mon', 'thu']],
  ['Monday, Wednesday and Friday', ['mon', 'wed', 'fri']],
])('%s', (text, days) => expect(parseSig(`2 tabs ${text}`, lexicon).frequency?.value.dayOfWeek).toEqual(days))
