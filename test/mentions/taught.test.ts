/** What patients are taught of a disease is nobody's. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.text] : []))

it.each<[string, string[]]>([
  ['What is pneumonia? Pneumonia is an infection of the lungs caused by germs.', []],
  ['Diabetes is a chronic disease that affects how the body uses sugar.', []],
  ['Migraine happens when vessels in the head narrow.', []],
  ['Her asthma is a chronic condition that began in childhood.', ['asthma']],
  ['Gout is an inflammation of the joint that he has had twice.', ['Gout', 'inflammation of the joint']],
  ['What is new is the cough.', ['cough']],
  ['Asthma is a long-term condition in which the airways swell.', []],
  ['COPD (chronic obstructive pulmonary disease) is a disease of the lungs.', []],
  ['Impression is a urinary tract infection caused by E. coli.', ['urinary tract infection']],
  ['Source of fever is an infection of the line.', ['fever', 'infection']],
  ['Fever source is a lung infection caused by Klebsiella.', ['Fever', 'lung infection']],
  ['The likely cause of her shock is an infection of the bile ducts.', ['shock', 'infection of the bile ducts']],
  ['Chest pain occurs when climbing stairs.', ['Chest pain']],
  ['Dizziness happens when standing up.', ['Dizziness']],
  ['There is a kind of thrush in the mouth today.', ['thrush in the mouth']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
