/** Sections that the source marks: their codes, their titles, one in another, and where they end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutlineSection } from '../../src/note/index.ts'
import { readNote } from './read-note.ts'

/** A section of the source that begins at some words and ends with others. */
interface Marked {
  readonly from: string
  readonly to: string
  readonly code?: string
  readonly title?: string
  readonly system?: string
}

/** Each section as `type [what it implies]: its words`, line feeds as slashes. */
function cut(text: string, ...marked: Marked[]): string[] {
  const outline = marked.map(({ from, to, code, title = from, system = 'loinc' }): OutlineSection => {
    const start = text.indexOf(from)
    return {
      span: { start, end: text.indexOf(to, start) + to.length },
      title,
      code: code === undefined ? null : { system, code },
    }
  })
  const { sections, words } = readNote(text, outline)
  return sections
    .filter(({ title, first, end }) => title !== null || end > first)
    .map(({ type, implies, first, end }) =>
      `${type}${implies.includes('experiencer') ? ' (family)' : ''}: ${words(first, end).replaceAll('\n', ' / ')}`.trim(),
    )
}

describe('sections of the source', () => {
  it('go by their code, whatever their title says', () => {
    expect(
      cut(
        'Kin\nGout.\n\nTasks\nRest.',
        { from: 'Kin', to: 'Gout.', code: '10157-6' },
        { from: 'Tasks', to: 'Rest.', code: '18776-5' },
      ),
    ).toEqual(['family-history (family): Gout.', 'plan: Rest.'])
  })
  it('the code wins over a title that says something else', () =>
    expect(cut('PLAN\nGout.', { from: 'PLAN', to: 'Gout.', code: '10157-6' })).toEqual([
      'family-history (family): Gout.',
    ]))
  it('go by their title where the code is none of ours, or local', () => {
    for (const code of ['99999-9', 'X-17'])
      expect(
        cut('Family History\nGout.', { from: 'Family', to: 'Gout.', title: 'Family History', code, system: 'local' }),
      ).toEqual(['family-history (family): Gout.'])
  })
  it('keep a LOINC code that is no title of ours', () => {
    const text = 'Estates\nGout.'
    const { sections } = readNote(text, [
      { span: { start: 0, end: text.length }, title: 'Estates', code: { system: 'loinc', code: '99999-9' } },
    ])
    expect(sections.at(-1)).toMatchObject({ type: 'unknown', loinc: '99999-9' })
  })
  it('without a title in the text', () =>
    expect(cut('Gout.\n\nAsthma.', { from: 'Gout.', to: 'Gout.', title: 'Kin', code: '10157-6' })).toEqual([
      'family-history (family): Gout.',
      'none: Asthma.',
    ]))
  it('end where the source says, not where prose begins', () => {
    const prose = 'The father had a stroke when he was sixty years old and later on gout.'
    expect(cut(`Kin\nGout.\n\n${prose}\n\nAsthma.`, { from: 'Kin', to: 'on gout.', code: '10157-6' })).toEqual([
      `family-history (family): Gout. /  / ${prose}`,
      'none: Asthma.',
    ])
  })
  it('words that name no section of ours are read: a laboratory calls its tests so', () =>
    expect(cut('Color: yellow\nGout: none', { from: 'Color', to: 'yellow' }, { from: 'Gout', to: 'none' })).toEqual([
      'unknown: Color: yellow',
      'unknown: Gout: none',
    ]))
  it('a title and its text on one line', () =>
    expect(cut('Kin: gout', { from: 'Kin', to: 'gout', code: '10157-6' })).toEqual(['family-history (family): gout']))
})

describe('sections within sections', () => {
  it('of the source: what the outer one implies holds in those without a code of ours', () => {
    const text = 'Kin\nGout.\n\nFather\nStroke.\n\nAsthma.\n\nPlan\nRest.'
    expect(
      cut(
        text,
        { from: 'Kin', to: 'Asthma.', code: '10157-6' },
        { from: 'Father', to: 'Stroke.' },
        { from: 'Plan', to: 'Rest.', code: '18776-5' },
      ),
    ).toEqual([
      'family-history (family): Gout.',
      'unknown (family): Father / Stroke.',
      'family-history (family): Asthma.',
      'plan: Rest.',
    ])
  })
  it('titles of the text: those we know begin a section, others stay within', () => {
    expect(cut('Kin\nXYZ ABC:\nGout.\nPLAN:\nRest.', { from: 'Kin', to: 'Rest.', code: '10157-6' })).toEqual([
      'family-history (family):',
      'unknown (family): Gout.',
      'plan: Rest.',
    ])
  })
  it('parts of an examination', () => {
    const text = 'Findings\nWell.\n\nLungs\nClear.'
    const { sections } = readNote(text, [
      { span: { start: 0, end: text.length }, title: 'Findings', code: { system: 'loinc', code: '29545-1' } },
      { span: { start: text.indexOf('Lungs'), end: text.length }, title: 'Lungs', code: null },
    ])
    expect(sections.slice(1).map(({ type, parent }) => [type, parent])).toEqual([
      ['physical-exam', null],
      ['exam-chest', 1],
    ])
  })
})

describe('any outline', () => {
  it('gives sections that cover the note in order', () => {
    const text = 'Kin\nGout. PLAN: rest\n\nFather: stroke\n- ALLERGIES: none\nColor: yellow\n\nFAMILY HISTORY\nGout.'
    const section = fc
      .tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom('10157-6', '18776-5', '1-1', null))
      .map(([a, b, code]) => ({
        span: { start: Math.min(a, b), end: Math.max(a, b) },
        title: text.slice(Math.min(a, b), Math.min(a, b) + 3),
        code: code === null ? null : { system: 'loinc', code },
      }))
    fc.assert(
      fc.property(fc.array(section, { maxLength: 6 }), (given) => {
        const outline = given.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
        const { sections, tokens } = readNote(text, outline)
        let at = 0
        for (const [i, { first, end, parent }] of sections.entries()) {
          expect(first).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThanOrEqual(first)
          if (parent !== null) expect(parent).toBeLessThan(i)
          at = end
        }
        expect(at).toBe(tokens.length)
      }),
      { numRuns: 1000 },
    )
  })
})
