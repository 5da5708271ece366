/** Heart rates without a name. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('beats per minute', () => {
  for (const [text, values] of [
    ['EXAM: 36.8C, 90BPM', ['temperature|36.8|Cel', 'heart rate|90|/min']],
    ['EKG showed a narrow complex rhythm at 140 beats per minute', ['heart rate|140|/min']],
    ['decelerations to 50 to 60 beats per minute', ['heart rate|50-60|/min']],
    ['paced at 70 bpm', []],
    ['pacemaker programmed VVI, lower rate 60 bpm', []],
    ['85% of the predicted 160 bpm', []],
    ['it rose by 20 bpm', []],
    ['goal of 80 bpm', []],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
