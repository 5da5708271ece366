import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const statuses = (text: string): readonly string[] =>
  extractor
    .extract({ id: 'n', text })
    .mentions.flatMap((mention) => (mention.kind === 'medication' ? [`${mention.text} ${mention.status}`] : []))

describe('what stands between drugs', () => {
  it('a list from "home" on is held as a whole', () => {
    expect(statuses('home Diovan, Norvasc held')).toEqual(['Diovan on-hold', 'Norvasc on-hold'])
  })
  it('what two drugs share at the end of the second joins them', () => {
    expect(statuses('Taxol/Herceptin x12 weeks completed')).toEqual(['Taxol completed', 'Herceptin completed'])
  })
  it('a bar ends an allergy', () => {
    expect(statuses('ALLERGY: PCN | MEDS: Diovan 80 mg daily')).toEqual(['PCN allergy', 'Diovan active'])
  })
  it('what comes after an arrow is not stopped with what stands before it', () => {
    expect(statuses('Clinic note. We stop Diovan -> Norvasc 5 mg daily.')).toEqual(['Diovan stopped', 'Norvasc active'])
  })
  it('causes that are weighed are no choice', () => {
    expect(statuses('ATN vs vancomycin')).toEqual(['vancomycin active'])
    expect(statuses('Keflex vs doxycycline')).toEqual(['Keflex intended', 'doxycycline intended'])
  })
})
