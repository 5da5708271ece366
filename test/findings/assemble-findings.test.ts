/** Which mentions become one finding, and what it says. */
import { describe, expect, it } from 'vitest'
import type { Sig } from '../../src/attributes/index.ts'
import { assembleFindings, type Finding } from '../../src/findings/index.ts'
import { layersOf, numbers, read, type Said } from './layers.ts'

const { heartFailure, pneumonia, calfTenderness, furosemide, creatinine } = numbers

/** Each finding as "kind certainty temporality x places", or status and dose for a drug. */
function summary(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const places = `x${finding.evidence.length}`
    switch (finding.kind) {
      case 'condition':
        return `${finding.name} ${finding.certainty} ${finding.temporality} ${finding.experiencer} ${places}`
      case 'medication':
        return `${finding.ingredient} ${finding.status} ${finding.sig.dose?.value.text ?? '-'} ${places}`
      case 'observation':
        return `${finding.name} ${finding.measurement.value.value.text} ${places}`
      default:
        return finding satisfies never
    }
  })
}

const sig = (dose: string, frequency?: string): Sig => ({
  dose: read({ value: Number.parseFloat(dose), unit: 'mg', text: dose }),
  ...(frequency ? { frequency: read({ text: frequency }) } : {}),
})
const number = (text: string) => ({ type: 'number' as const, value: Number(text), text })

describe('assembleFindings: what is merged', () => {
  const possible = { certainty: 'possible' } as const
  const absent = { certainty: 'absent' } as const
  const past = { temporality: 'historical' } as const
  const family = { experiencer: 'family', temporality: 'historical' } as const
  const table: [string, Said[], string[]][] = [
    [
      'the same, twice',
      [{ concept: heartFailure, words: 'CHF' }, { concept: heartFailure }],
      ['heart failure present current patient x2'],
    ],
    [
      'two conditions',
      [{ concept: heartFailure }, { concept: pneumonia }],
      ['heart failure present current patient x1', 'pneumonia present current patient x1'],
    ],
    [
      'past and current',
      [{ concept: heartFailure, axes: past }, { concept: heartFailure }],
      ['heart failure present current patient x2'],
    ],
    [
      'past only',
      [
        { concept: pneumonia, axes: past },
        { concept: pneumonia, axes: past },
      ],
      ['pneumonia present historical patient x2'],
    ],
    [
      'possible, then present',
      [{ concept: pneumonia, axes: possible }, { concept: pneumonia }],
      ['pneumonia present current patient x2'],
    ],
    [
      'present, then possible',
      [{ concept: pneumonia }, { concept: pneumonia, axes: possible }],
      ['pneumonia present current patient x2'],
    ],
    [
      'possible only',
      [
        { concept: pneumonia, axes: possible },
        { concept: pneumonia, axes: possible },
      ],
      ['pneumonia possible current patient x2'],
    ],
    [
      'absent here, present there',
      [{ concept: pneumonia, axes: absent }, { concept: pneumonia }],
      ['pneumonia absent current patient x1', 'pneumonia present current patient x1'],
    ],
    [
      'hypothetical here, present there',
      [{ concept: pneumonia, axes: { certainty: 'hypothetical' } }, { concept: pneumonia }],
      ['pneumonia hypothetical current patient x1', 'pneumonia present current patient x1'],
    ],
    [
      "the patient's and the mother's",
      [{ concept: heartFailure }, { concept: heartFailure, axes: family }],
      ['heart failure present current patient x1', 'heart failure present historical family x1'],
    ],
    [
      "the mother's is no proof of the patient's",
      [
        { concept: pneumonia, axes: family },
        { concept: pneumonia, axes: possible },
      ],
      ['pneumonia present historical family x1', 'pneumonia possible current patient x1'],
    ],
    [
      'each relative has her own',
      [
        { concept: pneumonia, axes: family, cue: 'mother' },
        { concept: pneumonia, axes: family, cue: 'sister' },
        { concept: pneumonia, axes: family, cue: 'mother' },
      ],
      ['pneumonia present historical family x2', 'pneumonia present historical family x1'],
    ],
    [
      'an old one is no proof of a new one',
      [
        { concept: pneumonia, axes: past },
        { concept: pneumonia, axes: possible },
      ],
      ['pneumonia present historical patient x1', 'pneumonia possible current patient x1'],
    ],
    [
      'possible in the past, and present in the past',
      [
        { concept: pneumonia, axes: { ...possible, ...past } },
        { concept: pneumonia, axes: past },
      ],
      ['pneumonia present historical patient x2'],
    ],
    [
      'no code: by name',
      [{ concept: calfTenderness }, { concept: calfTenderness }],
      ['calf tenderness present current patient x2'],
    ],
    [
      'a drug without sig joins',
      [{ concept: furosemide }, { concept: furosemide, sig: sig('40 mg') }],
      ['furosemide active 40 mg x2'],
    ],
    [
      'two doses',
      [
        { concept: furosemide, sig: sig('40 mg') },
        { concept: furosemide, sig: sig('80 mg') },
      ],
      ['furosemide active 40 mg x1', 'furosemide active 80 mg x1'],
    ],
    [
      'one dose, two frequencies',
      [
        { concept: furosemide, sig: sig('40 mg', 'once daily') },
        { concept: furosemide, sig: sig('40 mg', 'twice daily') },
      ],
      ['furosemide active 40 mg x1', 'furosemide active 40 mg x1'],
    ],
    [
      'two statuses',
      [
        { concept: furosemide, sig: sig('40 mg') },
        { concept: furosemide, status: 'stopped' },
      ],
      ['furosemide active 40 mg x1', 'furosemide stopped - x1'],
    ],
    [
      'the same sig twice',
      [
        { concept: furosemide, sig: sig('40 mg', 'once daily') },
        { concept: furosemide, sig: sig('40 mg', 'once daily') },
      ],
      ['furosemide active 40 mg x2'],
    ],
    [
      'two equal values',
      [
        { concept: creatinine, value: number('1.2') },
        { concept: creatinine, value: number('1.2') },
      ],
      ['creatinine 1.2 x1', 'creatinine 1.2 x1'],
    ],
  ]
  it.each(table)('%s', (_, said, findings) => expect(summary(assembleFindings(layersOf(...said)))).toEqual(findings))
})

describe('assembleFindings: what a finding says', () => {
  it('stands in order of its first words', () => {
    const findings = assembleFindings(
      layersOf({ concept: creatinine, value: number('1.2') }, { concept: pneumonia }, { concept: furosemide }),
    )
    expect(findings.map(({ kind }) => kind)).toEqual(['observation', 'condition', 'medication'])
  })
  it('has the words, the places, the code and the section', () => {
    const input = layersOf({ concept: heartFailure, words: 'CHF' }, { concept: heartFailure })
    const [finding] = assembleFindings(input)
    expect(finding).toMatchObject({
      text: 'CHF',
      codes: [{ code: 'I50.9' }],
      section: { type: 'assessment', loinc: '51848-0' },
      class: 'chronic',
    })
    expect(finding!.evidence.map(({ start, end }) => input.text.slice(start, end))).toEqual(['CHF', 'heart failure'])
  })
  it('has the confidence of its surest mention', () => {
    const [finding] = assembleFindings(
      layersOf({ concept: heartFailure, confidence: 0.6 }, { concept: heartFailure, confidence: 0.8 }),
    )
    expect(finding!.confidence.value).toBe(0.8)
  })
  it('a present one keeps the reasons of the mention that is present', () => {
    const [finding] = assembleFindings(
      layersOf(
        { concept: pneumonia, axes: { certainty: 'possible' }, cue: 'possible' },
        { concept: pneumonia, cue: 'confirmed' },
      ),
    )
    expect(finding!.because.map(({ rule }) => rule)).toEqual(['lexicon/term', 'cue/confirmed'])
  })
  it('a drug takes its words and its sig from the mention that says the most', () => {
    const [finding] = assembleFindings(
      layersOf({ concept: furosemide, words: 'Lasix' }, { concept: furosemide, sig: sig('40 mg', 'once daily') }),
    )
    expect(finding).toMatchObject({ text: 'furosemide', sig: { frequency: { value: { text: 'once daily' } } } })
  })
  it('a value without a name has the name of its concept, and no place for it', () => {
    const [finding] = assembleFindings(layersOf({ concept: creatinine, value: number('1.2'), named: false }))
    expect(finding).toMatchObject({ text: 'creatinine', nameSpan: null })
  })
  it('finds nothing in nothing', () => expect(assembleFindings(layersOf())).toEqual([]))
})
