/** One drug given up for another. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['Atenolol -> metoprolol 25 mg BID', { Atenolol: 'stopped', metoprolol: 'active' }],
  ['Lipitor was changed to Crestor 10 mg daily.', { Lipitor: 'stopped', Crestor: 'active' }],
  ['Lasix was changed to 40 mg daily. Continue aspirin.', { Lasix: 'active', aspirin: 'active' }],
  ['Lasix 20 mg -> 40 mg daily, metoprolol 25 mg BID', { Lasix: 'active', metoprolol: 'active' }],
  ['IV Lasix was changed to furosemide by mouth.', { Lasix: 'active', furosemide: 'active' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
