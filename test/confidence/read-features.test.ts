/** What raises the confidence of a mention, and what lowers it: lines in pairs, the second with one thing more against it. */
import { describe, expect, it } from 'vitest'
import { builtin, createExtractor, type Extraction } from '../../src/node.ts'

// an ambiguous term that no rule of the lexicon knows
const own = { terms: [{ kind: 'condition' as const, name: 'zeta syndrome', terms: ['ZTS?'] }] }
const extractor = createExtractor({ lexicons: [builtin('en'), own] })

/** The factors of the finding of those words. */
function factorsOf(text: string, words: string): readonly string[] {
  return confidenceOf(extractor.extract(text), words).factors.map(({ part, name }) => `${part} ${name}`)
}

function confidenceOf({ note, layers }: Extraction, words: string) {
  const at = note.text.indexOf(words)
  const m = layers.mentions.findIndex(({ span }) => span.start <= at && at < span.end)
  if (m >= 0) return layers.confidences.mentions[m]!
  const o = layers.observations.findIndex(({ measurement: { span } }) => span.start <= at && at < span.end)
  return layers.confidences.observations[o]!
}

describe('a condition', () => {
  it.each<[what: string, text: string, words: string]>([
    ['mention ambiguous', 'PMH:\n1. RA\n2. Gout', 'RA'],
    ['mention letIn', 'Home with ZTS.', 'ZTS'],
    ['mention misspelt', 'He has pnuemonia.', 'pnuemonia'],
    ['mention open', 'No bony abnormalities.', 'bony abnormalities'],
    ['mention noCode', 'No bony abnormalities.', 'bony abnormalities'],
    ['mention oneWord', 'He has pneumonia.', 'pneumonia'],
    ['mention siteless', 'No effusion.', 'effusion'],
    ['mention wordBefore', 'There is subtle edema.', 'edema'],
    ['mention wordAfter', 'Asthma severity unknown.', 'Asthma'],
    ['mention joined', 'Post-stroke mood.', 'stroke'],
    ['mention cue', 'Denies chest pain.', 'chest pain'],
    ['mention sureElsewhere', 'He has chest pain. No chest pain now.', 'chest pain now'],
    ['mention injuryOrState', 'He has a rib fracture.', 'rib fracture'],
    ['assertion absent', 'Denies chest pain.', 'chest pain'],
    ['assertion possible', 'Possible pneumonia.', 'pneumonia'],
    ['assertion hypothetical', 'Return for fever.', 'fever'],
    ['assertion strayCue', 'Chest pain, no fever.', 'Chest pain'],
    ['assertion toldInPast', 'She was told about chest pain.', 'chest pain'],
    ['assertion inParentheses', 'Stopped Bactrim (rash).', 'rash'],
    ['assertion otherElsewhere', 'He has chest pain. No chest pain now.', 'chest pain now'],
    ['assertion narrative', 'He has pneumonia.', 'pneumonia'],
    ['assertion family', 'Mother with diabetes.', 'diabetes'],
  ])('has %s in %o', (what, text, words) => expect(factorsOf(text, words)).toContain(what))

  it.each<[what: string, text: string, words: string]>([
    ['mention siteless', 'No joint effusion.', 'joint effusion'],
    ['mention oneWord', 'He has chest pain.', 'chest pain'],
    ['mention wordBefore', 'There is the edema.', 'edema'],
    ['mention joined', 'He had edema - and more.', 'edema'],
    ['assertion toldInPast', 'Denies she was told about chest pain.', 'chest pain'],
    ['assertion toldInPast', 'Chest pain. She was well.', 'Chest pain'],
    ['assertion inParentheses', 'Stopped Bactrim (rash) for pain.', 'pain'],
    ['assertion otherElsewhere', 'No chest pain. No chest pain now.', 'chest pain now'],
    ['assertion narrative', 'PMH:\n1. Gout', 'Gout'],
  ])('has no %s in %o', (what, text, words) => expect(factorsOf(text, words)).not.toContain(what))
})

describe('a drug', () => {
  it.each<[what: string, text: string, words: string]>([
    ['mention ambiguous', 'Iron 325 mg daily.', 'Iron'],
    ['mention class', 'Started antibiotics.', 'antibiotics'],
    ['mention otherProduct', 'Received the influenza vaccine.', 'influenza vaccine'],
    ['mention oneWord', 'On Lasix.', 'Lasix'],
    ['mention listed', 'MEDICATIONS:\n1. Lasix', 'Lasix'],
    ['mention dosed', 'Lasix 40 mg.', 'Lasix'],
    ['assertion statusByDefault', 'Lasix.', 'Lasix'],
    ['assertion statusBySection', 'MEDICATIONS:\n1. Lasix', 'Lasix'],
    ['assertion otherElsewhere', 'Lasix was stopped. Lasix 40 mg daily.', 'Lasix 40'],
    ['assertion class', 'Started antibiotics.', 'antibiotics'],
    ['assertion toldInPast', 'He was seen and takes Lasix.', 'Lasix'],
    ['attributes sigComplete', 'Lasix 40 mg PO BID.', 'Lasix'],
    ['attributes sigPartial', 'Lasix 40 mg.', 'Lasix'],
    ['attributes sigBefore', '40 mg of Lasix.', 'Lasix'],
    ['attributes steps', 'Prednisone 40 mg daily x 3 days then 20 mg daily.', 'Prednisone'],
    ['attributes sigUnclear', 'Lasix 40 mg BID q8h.', 'Lasix'],
    ['attributes sigImplausible', 'Aspirin 2,000 tablets daily.', 'Aspirin'],
  ])('has %s in %o', (what, text, words) => expect(factorsOf(text, words)).toContain(what))
})

describe('a value', () => {
  it.each<[what: string, text: string, words: string]>([
    ['mention examOrImaging', 'Echo: EF 55%.', 'EF'],
    ['mention unitImplied', 'BP 120/80.', 'BP'],
    ['attributes unitWritten', 'Creatinine 1.2 mg/dL.', 'Creatinine'],
    ['attributes inWords', 'Urine culture negative.', 'Urine'],
    ['attributes implausible', 'Creatinine 900.', 'Creatinine'],
    ['attributes byLayout', 'Creatinine 1.2 -> 1.8.', '1.8'],
  ])('has %s in %o', (what, text, words) => expect(factorsOf(text, words)).toContain(what))
})

describe('a factor that speaks against a mention', () => {
  it.each<[text: string, worse: string, words: string]>([
    ['There is edema.', 'There is subtle edema.', 'edema'],
    ['He has pneumonia.', 'Possible pneumonia.', 'pneumonia'],
    ['Lasix 40 mg PO BID.', 'Lasix 40 mg BID q8h.', 'Lasix'],
    ['Creatinine 1.2 mg/dL.', 'Creatinine 900 mg/dL.', 'Creatinine'],
  ])('%o is surer than %o', (text, worse, words) => {
    const [sure, less] = [text, worse].map((one) => confidenceOf(extractor.extract(one), words).value)
    expect(less).toBeLessThan(sure!)
  })
})
