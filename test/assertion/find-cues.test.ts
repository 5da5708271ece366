/** Cues and their scopes. */
import { describe, expect, it } from 'vitest'
import { readAssertions } from './read-assertions.ts'

/** Each cue that governs something: `cue: what it governs`. */
function scopes(text: string): string[] {
  const { cues, words } = readAssertions(text)
  return cues
    .filter(({ scope }) => scope.end > scope.first)
    .map(({ rule, scope }) => `${rule.replace('cue/', '')}: ${words(scope.first, scope.end).replaceAll('\n', ' / ')}`)
}

describe('findCues', () => {
  it.each<[text: string, scopes: string[]]>([
    ['Denies chest pain or fever, but has a cough', ['denies: chest pain or fever,']],
    ['No change in fever', []],
    ['No fever; cough', ['no: fever']],
    ['No fever -> cough', ['no: fever']],
    ['(no fever) cough', ['no: fever']],
    ['No fever (no chills) cough', ['no: fever (', 'no: chills']],
    ['Prior stroke and gout', ['prior: stroke and gout']],
    ['Mother with gout, he has asthma', ['mother: with gout,']],
    ['Father with gout, he has asthma', ['father: with gout, he has asthma']],
    ['Mother is well, he has asthma', ['mother: is well,']],
    ['Ddx fever: gout vs stroke', ['ddx: gout', 'vs: gout vs stroke']],
    ['Differential for fever includes gout', ['differential: gout']],
    ['Gout, admitted two months ago with pneumonia', ['months ago: with pneumonia']],
    ['Pneumonia two months ago with stroke', ['months ago: Pneumonia two months ago with stroke']],
    ['If her pain improves, home', ['if: her pain improves, home', 'improves: pain']],
    ['Prior stroke, gout', ['prior: stroke']],
    ['Prior stroke, gout, or rash', ['prior: stroke, gout, or rash']],
    ['Possible stroke and gout', ['possible: stroke']],
    ['Possible stroke or gout', ['possible: stroke or gout']],
    ['Fever, cough: denies', ['denies: Fever, cough:']],
    ['Fever and cough were ruled out', ['were ruled out: Fever and cough']],
    ['Cough, fever ruled out', ['ruled out: fever']],
    ['Asthma as a child', ['as a child: Asthma']],
    ['As a child asthma', ['as a child: asthma']],
    ['Pneumonia: Lasix given, resolved', ['resolved: Pneumonia: Lasix given,']],
    ['Resolved pneumonia', ['resolved: pneumonia']],
    ['Gout vs stroke', ['vs: Gout vs stroke']],
    ['Asthma in his mother', ['mother: Asthma in his']],
    ['No fever\nPLAN: rest', ['no: fever']],
    ['-fever, +cough', ['-: fever']],
    ['ROS: CP (-), SOB (+)', ['(-): CP', '(+): SOB'].slice(0, 1)],
    ['[ ] fever [x] cough', ['[ ]: fever']],
    ['?gout', ['?: gout']],
    ['Mo denies:\n- fever\n- cough', ['denies: :', 'list/denies: - fever / - cough']],
  ])('in %j', (text, expected) => expect(scopes(text)).toEqual(expected))

  it('gives places, words and rules', () => {
    const { cues } = readAssertions('Mo denies fever')
    expect(cues[0]).toMatchObject({
      first: 1,
      end: 2,
      span: { start: 3, end: 9 },
      rule: 'cue/denies',
      direction: 'forward',
      scope: { first: 2, end: 3 },
      strength: 'plain',
    }) // prettier-ignore
  })
  it('takes no cue from a title or from inside a longer cue', () => {
    expect(readAssertions('FAMILY HISTORY: gout').cues).toEqual([])
    expect(readAssertions('No evidence of gout').cues.map(({ rule }) => rule)).toEqual(['cue/no evidence of'])
  })
  it('knows who only tells', () => {
    expect(scopes('Brought in by his mother, fever')).toEqual([])
    expect(scopes('Lives with mother who has gout')).toEqual(['mother: who has gout'])
  })
})
