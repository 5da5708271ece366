/** Phonetic keys: spellings that sound alike have one key. */
import { describe, expect, it } from 'vitest'
import { phoneticKey } from '../../src/mentions/phonetic-key.ts'

describe('heard alike', () => {
  it.each([
    ['pnuemonia', 'pneumonia'],
    ['farmacy', 'pharmacy'],
    ['delerium', 'delirium'],
    ['hypertention', 'hypertension'],
    ['hemmorhage', 'hemorrhage'],
    ['sycosis', 'psychosis'],
    ['diarhea', 'diarrhoea'],
  ])('%s, %s', (one, other) => expect(phoneticKey(one)).toBe(phoneticKey(other)))
})

it('differs for what sounds otherwise', () => expect(phoneticKey('monocryl')).not.toBe(phoneticKey('monopril')))
it('is empty for vowels', () => expect(phoneticKey('aeiou')).toBe(''))
