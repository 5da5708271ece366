/** A finding of no site has the code of the site that is being examined where it stands. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.icd10cm ?? '-'}`] : []))

it.each<[string, string[]]>([
  // the subject of its sentence, or its label
  ['The bladder showed no lesions.', ['lesions N32.9']],
  ['On the right wrist there is swelling.', ['swelling M25.431']],
  ['Examination of the left knee shows a large effusion.', ['large effusion M25.462']],
  ['Pancreas without mass, kidneys: no masses.', ['mass K86.89', 'masses N28.89']],
  ['R elbow: no effusion', ['effusion M25.421']],
  ['Penis is circumcised, without lesions.', ['lesions N48.9']],
  // the subject of the sentence before
  ['Neck is supple. No masses.', ['masses R22.1']],
  ['Abdomen is soft. No tenderness. There are no masses.', ['tenderness R10.819', 'masses R19.00']],
  ['Throat is clear. No erythema.', ['erythema J39.2']],
  // another subject, another line, another thought
  ['Neck is supple. The patient has no masses.', ['masses R22.9']],
  ['Neck is supple.\nNo masses.', ['masses R22.9']],
  ['Neck surgery was done. No masses.', ['masses R22.9']],
  // the site of another condition, two sites, a region that is no place
  ['He has knee pain, swelling.', ['knee pain M25.569', 'swelling R60.9']],
  ['Wrist and elbow are without swelling.', ['swelling R60.9']],
  ['EXTREMITIES: no edema.', ['edema R60.9']],
  // of the whole body, but where the sentence itself says where
  ['Lungs are clear. No edema.', ['edema R60.9']],
  ['Lower extremities are without edema.', ['edema R60.0']],
  ['Ears: no vertigo.', ['vertigo R42']],
  // a word of the site that means another one in a name
  ['Neck: no polyp, no nodes.', ['polyp K63.5', 'nodes R59.0']],
  // a title names its site itself
  ['PELVIC EXAM:\nCervix: bimanual exam was without lesions.', ['lesions N88.9']],
  ['PHYSICAL EXAM:\nGI: No masses.', ['masses R19.00']],
  ['PHYSICAL EXAM:\nSKIN: No masses.', ['masses L98.9']],
  ['PHYSICAL EXAM:\nMOUTH: No ulcers.', ['ulcers K12.1']],
  ['PHYSICAL EXAM:\nEARS: Clear. No masses of the soft palate.', ['masses of the soft palate K13.79']],
  // a study of a place tells of that place, until another is named
  ['CT head: no bleed, mass or edema.', ['bleed I62.9', 'mass G93.89', 'edema G93.6']],
  ['TTE without effusion. CXR: small effusion.', ['effusion I31.39', 'small effusion J90']],
  ['CT head neg. No bleed. Leg edema noted.', ['bleed I62.9', 'Leg edema R60.0']],
  ['MRI brain shows an aneurysm.', ['aneurysm I67.1']],
  // a disease stays what it is
  ['Abdomen: colitis.', ['colitis K52.9']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))

// where no term names the part, one of the whole does
it.each<[string, string[]]>([
  ['Laceration of the left heel.', ['Laceration of the left heel S91.312A']],
  ['abrasion of the right calf', ['abrasion of the right calf S80.811A']],
  ['Palatal cellulitis.', ['Palatal cellulitis K12.2']],
  ['left wrist abscess', ['left wrist abscess L02.414']],
  ['cecal mass', ['cecal mass K63.89']],
  ['Contusion of the forehead.', ['Contusion of the forehead S00.83XA']],
  ['Wound on right heel.', ['Wound on right heel S91.301A']],
  // its own name is the better one
  ['heel ulcer', ['heel ulcer L97.409']],
  ['carcinoma of the right lower lobe', ['carcinoma of the right lower lobe C34.31']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
