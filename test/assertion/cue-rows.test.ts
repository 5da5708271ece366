/** Rows of cues.tsv: how their cells are read, and that every cell of ours is known. */
import { describe, expect, it } from 'vitest'
import { cuesOf, readCueRow, readEffect, When } from '../../src/assertion/cue-rows.ts'
import { conceptsOf } from '../../src/lexicon/index.ts'
import { lexicon, readNote } from '../sections/read-note.ts'

describe('readCueRow', () => {
  it('reads effects, reach and conditions', () => {
    expect(readCueRow('x', 'certainty=absent temporality=current', 'forward', 'clause')).toMatchObject({
      role: 'assert',
      certainty: 'absent',
      temporality: 'current',
      experiencer: null,
      reach: 'clause',
      when: 0,
      only: null,
    }) // prettier-ignore
    expect(readCueRow('x', 'certainty=present', 'backward', '1 lift')).toMatchObject({
      reach: 1,
      lift: true,
      idle: false,
    })
    expect(readCueRow('x', 'certainty=present', 'forward', 'comma he')).toMatchObject({ pronoun: 'he', idle: true })
    expect(readCueRow('x', 'certainty=possible', 'forward', 'clause topic')).toMatchObject({
      topic: true,
      dated: false,
    })
    expect(readCueRow('x', 'temporality=historical', 'both', 'near dated')).toMatchObject({ topic: false, dated: true })
    expect(readCueRow('x', 'terminate', '', 'weak')).toMatchObject({ role: 'terminate', when: When.weak })
    expect(readCueRow('x', 'pseudo', '', '')).toMatchObject({ role: 'pseudo', certainty: null })
    expect(readCueRow('x', 'temporality=historical', 'both', 'near acute')).toMatchObject({
      reach: 'near',
      only: 'acute',
    })
    expect(readCueRow('x', 'certainty=hypothetical', 'backward', '1').reach).toBe(1)
    expect(readCueRow('x', 'certainty=present', 'forward', 'comma after-drug').when).toBe(
      When.comma | When['after-drug'],
    )
  })
})

describe('readEffect', () => {
  it('is the same object for the same effect', () =>
    expect(readEffect('certainty=absent')).toBe(readEffect('certainty=absent')))
})

describe('cuesOf', () => {
  it('gives the rows of a term', () => {
    const { terms } = readNote('denies fever')
    expect(cuesOf(lexicon)(terms.entry[0]!).map(({ row }) => row.name)).toEqual(['denies'])
  })
})

const cues = conceptsOf(lexicon, 'cue').map(({ concept }) => concept)
const scope =
  /^(?:(?:clause|sentence|next|nearest|adjacent|near|cause|[1-9]|weak|comma|apart|after-drug|before-drug|always|relative|tended|acute|he|she|child|parent|spouse|topic|dated|lift|known|comes|tells|said|passive|who|new)(?: |$))*$/

describe('cues.tsv', () => {
  it('has at least seven hundred rows', () => expect(cues.length).toBeGreaterThanOrEqual(700))
  it('has no scope that nothing reads', () =>
    expect(cues.filter((cue) => !scope.test(cue.scope)).map(({ name }) => name)).toEqual([]))
  it('has a direction wherever something is asserted', () => {
    const lame = cues.filter(
      ({ effect, direction }) => effect.includes('=') && direction === '' && !/present|patient|current/.test(effect),
    )
    expect(lame.map(({ name }) => name)).toEqual([])
  })
})
