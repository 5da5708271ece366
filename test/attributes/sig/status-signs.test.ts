/** What the words of a cue, a drug's own words and a section say of a status. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, string, Record<string, string>]>([
  ['resumes', 'Losartan was held and restarted on discharge.', { Losartan: 'active' }],
  ['givenTogether', 'Fentanyl 50 mcg, Versed 2 mg given.', { Fentanyl: 'completed', Versed: 'completed' }],
  ['isTolerance', 'ALLERGIES: Tolerates cephalexin.', { cephalexin: 'completed' }],
  ['isTolerance, denied', 'ALLERGIES: Could not tolerate codeine.', { codeine: 'allergy' }],
  ['prescribes', 'A prescription for trazodone was given.', { trazodone: 'active' }],
  ['isTaken', 'ALLERGIES: Keflex. She currently takes losartan.', { Keflex: 'allergy', losartan: 'active' }],
  ['isPastCourse', 'S/p 6 cycles of cisplatin.', { cisplatin: 'completed' }],
  ['isPastCourse, not yet', 'She is to have 6 cycles of cisplatin.', { cisplatin: 'active' }],
  ['isOfCulture', 'The culture was sensitive to ceftriaxone.', { ceftriaxone: 'unknown' }],
  ['receives', 'ALLERGIES: None. He did not receive Pneumovax.', { Pneumovax: 'not-taken' }],
  ['noAllergy', 'No PCN allergy, but sulfa allergy.', { PCN: 'unknown', sulfa: 'allergy' }],
  ['noAllergy, a list', 'Denied any allergy to lidocaine or codeine.', { lidocaine: 'unknown', codeine: 'unknown' }],
  ['noAllergy, after it', 'No allergies to penicillin.', { penicillin: 'unknown' }],
  ['noAllergy, except', 'No known drug allergies except penicillin.', { penicillin: 'allergy' }],
  ['noAllergy, its own not', 'She could not really tolerate penicillin due to allergy.', { penicillin: 'allergy' }],
])('%s: %s', (_sign, text, expected) => expect(statusesOf(text)).toEqual(expected))
