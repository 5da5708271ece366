/** Lines that two dates head: what was given between them is over. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, string]>([
  ['- 5/8-7/15: nivolumab q2wk x4', 'completed'],
  ['- 1/12/23 - 4/2/23: nivolumab q2wk', 'completed'],
  ['- 02/2021-05/2021: nivolumab q2wk', 'completed'],
  ['- 2018-2020: nivolumab q2wk', 'completed'],
  ['- 5/8-present: nivolumab q2wk', 'active'],
  ['- 5/8-7/15: surgery, now nivolumab q2wk', 'active'],
  ['- 15/8-20/15: nivolumab q2wk', 'active'],
  ['- 5/8: nivolumab q2wk', 'active'],
])('%s: %s', (line, status) => {
  expect(statusesOf(`Meds:\n${line}`).nivolumab).toBe(status)
})
