/** Signs that are cues, and signs that are none. */
import { describe, expect, it } from 'vitest'
import { answers } from './read-assertions.ts'

describe('signs', () => {
  it.each<[text: string, answers: string[]]>([
    ['Has -fever, +cough', ['fever absent', 'cough']],
    ['CP (-), SOB (+)', ['CP absent', 'SOB']],
    ['(-) fever (+) cough', ['fever absent', 'cough']],
    ['CP-, SOB-', ['CP absent', 'SOB absent']],
    ['Edema: -', ['Edema absent']],
    ['?gout vs stroke', ['gout possible', 'stroke possible']],
    ['gout?', ['gout possible']],
    ['[ ] fever [x] cough', ['fever absent', 'cough']],
    ['☐ fever ☒ cough', ['fever absent', 'cough']],
    ['ROS: [ ] fever [ ] cough', ['fever absent', 'cough absent']],
    ['PLAN: [ ] fever diary', ['fever']],
    ['Has [ ] fever [ ] cough', ['fever absent', 'cough absent']],
    ['[ ] call about fever\n[ ] cough: film', ['fever', 'cough']],
    ['-gout\n-asthma', ['gout', 'asthma']],
    ['- gout', ['gout']],
    ['2+ edema', ['edema']],
    ['fever - cough', ['fever', 'cough']],
    ['Any questions? Fever today.', ['Fever']],
    ['No rash, +fever', ['rash absent', 'fever']],
  ])('in %j', (text, expected) => expect(answers(text)).toEqual(expected))
})
