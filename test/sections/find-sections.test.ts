/** Sections: every style of title, parts, what they imply, and what is no title. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNote } from './read-note.ts'

/** Each section as `type` or `type < parent`, a colon and its words. */
function cut(text: string): string[] {
  const { sections, words } = readNote(text)
  return sections
    .filter(({ title, first, end }) => title !== null || end > first)
    .map(({ type, parent, first, end }) =>
      `${type}${parent === null ? '' : ` < ${sections[parent]!.type}`}: ${words(first, end).replaceAll('\n', ' / ')}`.trim(),
    )
}

describe('findSections', () => {
  it.each<[style: string, text: string, sections: string[]]>([
    ['capitals and a colon', 'ASSESSMENT: pneumonia', ['assessment: pneumonia']],
    ['title case and a colon', 'Past Medical History: gout', ['past-medical-history: gout']],
    ['lower case and a colon', 'past medical history: gout', ['past-medical-history: gout']],
    ['a short form', 'PMHx: gout\nFHx: stroke', ['past-medical-history: gout', 'family-history: stroke']],
    ['alone on a line', 'PLAN\nRest.\n\nALLERGIES\nnone', ['plan: Rest.', 'allergies: none']],
    ['underlined', 'Plan\n-----\nRest.', ['plan: Rest.']],
    ['doubly underlined', 'PLAN\n=====\nRest.', ['plan: Rest.']],
    ['markdown stars', '**Plan:** Rest.', ['plan: Rest.']],
    ['markdown stars, alone', '**Plan**\nRest.', ['plan: Rest.']],
    ['markdown hashes', '## Plan\nRest.', ['plan: Rest.']],
    ['equal signs', '== PLAN ==\nRest.', ['plan: Rest.']],
    ['square brackets', '[PLAN]\nRest.', ['plan: Rest.']],
    ['numbered', '1. ALLERGIES: none\n2. PLAN: rest', ['allergies: none', 'plan: rest']],
    ['a dash', 'ALLERGIES - penicillin', ['allergies: penicillin']],
    ['a gap', 'VS   98 118 92/54', ['vital-signs: 98 118 92/54']],
    ['capitals without a colon', 'PLAN Continue as before.', ['plan: Continue as before.']],
    [
      'run on',
      'He is stable. MEDICATIONS: Lasix. ALLERGIES: none.',
      ['none: He is stable.', 'medications: Lasix.', 'allergies: none.'],
    ],
    ['something in brackets', 'MEDS (reviewed 4/30): Lasix', ['medications: Lasix']],
    ['something after it', 'PHYSICAL EXAMINATION AT DISCHARGE: well', ['discharge-exam: well']],
    ['two joined', 'PAST MEDICAL HISTORY/HABITS: gout', ['past-medical-history: gout']],
    ['a word before it', 'Pertinent Family History: stroke', ['family-history: stroke']],
    ['an end that is known', 'CARDIOLOGY ASSESSMENT: gout', ['assessment: gout']],
  ])('knows a title by %s', (_, text, sections) => expect(cut(text)).toEqual(sections))

  it('cuts parts out of the section that holds them', () => {
    expect(cut('PHYSICAL EXAM:\nGeneral: well\nLungs: clear\nABD: soft\nPLAN: rest')).toEqual([
      'physical-exam:',
      'system-general < physical-exam: well',
      'exam-chest < physical-exam: clear',
      'exam-abdomen < physical-exam: soft',
      'plan: rest',
    ])
    expect(cut('EXAM: well. HEENT: normal. NECK: supple.')).toEqual([
      'physical-exam: well.',
      'system-heent < physical-exam: normal.',
      'exam-neck < physical-exam: supple.',
    ])
  })
  it('lets a past history go by systems, but not by regions of an exam', () => {
    expect(cut('PMH:\nCardiac: hypertension\nLUNGS: clear')).toEqual([
      'past-medical-history:',
      'system-cardiovascular < past-medical-history: hypertension',
      'exam-chest: clear',
    ])
  })
  it('inherits what the parent implies', () => {
    const { sections } = readNote('PMH:\nCardiac: hypertension')
    expect(sections.at(-1)!.implies.split(' ')).toContain('temporality=historical')
  })
  it('ends a section at a title that it does not know', () => {
    expect(cut('FAMILY HISTORY: stroke\nBODY CAVITIES: gout')).toEqual(['family-history: stroke', 'unknown: gout'])
    expect(cut('FAMILY HISTORY: stroke\n\nOutside Course:\nfever')).toEqual([
      'family-history: stroke',
      'unknown: fever',
    ])
  })
  it('lets a title on one item of a list name that item only', () => {
    expect(cut('PLAN:\n- rest\n- Allergies: steroid\n- walk')).toEqual([
      'plan: - rest',
      'allergies: steroid',
      'plan: - walk',
    ])
  })
  it('leaves a family history by a paragraph of prose', () => {
    expect(cut('FAMILY HISTORY: stroke.\n\nThe patient came with a cough and was seen by us.')[1]).toMatch(
      /^none: The patient/,
    )
  })
  it.each([
    'He takes his medications.',
    'The plan was discussed.',
    'Her past medical history is long.',
    'No change in\nmedications since then.',
    'Chest pain: denies',
    'Fever: none',
    'Hypertension: controlled',
    'It was at 10:30.',
    'He is stable.\nConcern for PE: start.',
  ])('finds no title in %j', (text) => expect(readNote(text).sections).toHaveLength(1))

  it('covers the note in order', () => {
    const pieces = [
      'PMH:',
      'PLAN',
      'Lungs:',
      'fever',
      'No',
      '.',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '**',
      'FAMILY HISTORY:',
      ':',
      '---',
      'He',
      '(',
      'ABC DEF:',
    ]
    const holds = fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (list) => {
      const { sections, tokens } = readNote(list.join(' '))
      expect(sections[0]).toMatchObject({ type: 'none', first: 0 })
      let at = 0
      for (const { first, end, parent } of sections) {
        expect(first).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThanOrEqual(first)
        if (parent !== null) expect(sections[parent]!.parent).toBeNull()
        at = end
      }
      expect(at).toBe(tokens.length)
    })
    fc.assert(holds, { seed: 20260104, numRuns: 1000 })
  })
  it('gives types, codes and spans', () => {
    const { sections, text } = readNote('Intro.\nFamily History: stroke')
    expect(sections[0]).toMatchObject({ type: 'none', title: null })
    expect(sections[1]).toMatchObject({ type: 'family-history', loinc: '10157-6', because: { rule: 'title/colon' } })
    expect(text.slice(sections[1]!.title!.start, sections[1]!.title!.end)).toBe('Family History')
  })
})
