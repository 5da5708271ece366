/** Specimen: what a test was made on, where a heading or label says so ("UA:", "CSF (2/3):", "ASCITES WBC-210"). */
import { findTerms, findWords, kindBit, type Lexicon, type ObservationConcept } from '../../lexicon/index.ts'
import { type Code, findLines, findSentences, tokenize } from '../../note/index.ts'
import type { Section } from '../../sections/index.ts'
import { roleMark } from './meant.ts'
import type { Name } from './names.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, startsLine } from './page.ts'

/** For each token, the specimen label that governs it: a number into `labels`, less one; 0 is none. */
export interface Specimens {
  readonly at: Uint8Array
  readonly labels: readonly string[]
}

/** Finds how far each specimen label reaches: to the end of its sentence, or to the next label. Names hide the labels inside of them. */
export function findSpecimens(page: Page, names: readonly Name[], sections: readonly Section[]): Specimens {
  const { tokens, sentences, marks } = page
  const at = page.room.specimenAt
  at.fill(0, 0, tokens.length)
  const labels: string[] = []
  const numberOf = (label: string): number => {
    const known = labels.indexOf(label)
    return known >= 0 ? known + 1 : labels.push(label)
  }
  const { inName } = page.room
  inName.fill(0, 0, tokens.length)
  for (const name of names) if (name.end - name.first > 1) inName.fill(1, name.first, name.end)
  for (const section of sections) {
    // "URINALYSIS:" as a title
    const title = section.title
    const label = title ? labelIn(page, title.start, title.end, section.first) : null
    if (label) at.fill(numberOf(label), section.first, section.end)
  }
  let before = 0
  let n = 0
  for (const sentence of sentences) {
    while (n < names.length && names[n]!.first < sentence.first) n++
    // "Urinalysis showed no ketones. Specific gravity 1.023": the next sentence goes on when it begins with a test of that specimen
    const opens =
      n < names.length && names[n]!.first < sentence.end && names[n]!.first - sentence.first < 4 ? names[n]! : null
    let current = before > 0 && opens && isOwn(page, opens, labels[before - 1]!) ? before : 0
    for (let i = sentence.first; i < sentence.end; i++) {
      const label = marks[i]! & specimenMark && !inName[i] ? resultAt(page, i, 'specimen') : null
      // "ABG 7.32/48/60, lactate 3.8": a panel ends what its label governs
      if (label) current = startsPanel(page, label.end) ? 0 : numberOf(label.name)
      if (current > 0) at[i] = current
    }
    before = current
  }
  return { at, labels }
}

const specimenMark = roleMark('specimen')

function isOwn(page: Page, name: Name, label: string): boolean {
  return name.candidates.every(({ concept }) => observationOf(page, concept).name.startsWith(`${label} `))
}

function startsPanel(page: Page, i: number): boolean {
  const at = signAt(page, i) === ':' ? i + 1 : i
  return isNumber(page, at) && '/|>'.includes(page.text[page.tokens.start[at + 1] ?? page.text.length] ?? '?')
}

function labelIn(page: Page, start: number, end: number, before: number): string | null {
  // the title's tokens stand right before the section's first
  for (let i = before - 1; i >= 0 && page.tokens.start[i]! >= start; i--) {
    const label = page.tokens.end[i]! <= end ? resultAt(page, i, 'specimen') : null
    if (label) return label.name
    if (startsLine(page, i) && signAt(page, i) === '') break
  }
  return null
}

const known = new WeakMap<Lexicon, Map<string, number>>()

/**
 * The concept of a test's words on a specimen: "WBC" under "UA" is the concept of "UA WBC" or "urine WBC"; -1 when the
 * lexicon has none. The lexicon is asked once for each pair.
 */
export function onSpecimen(page: Page, name: Name, label: string): number {
  const { lexicon, text, tokens } = page
  const written = text.slice(tokens.start[name.first]!, tokens.end[name.end - 1]!).toLowerCase()
  let found = known.get(lexicon)
  if (!found) known.set(lexicon, (found = new Map()))
  const key = `${label}\n${written}`
  let concept = found.get(key)
  if (concept === undefined) {
    concept = lookUp(lexicon, `${label} ${written}`)
    if (concept < 0) concept = lookUp(lexicon, `${written} ${label}`)
    if (found.size < mostKnown) found.set(key, concept)
  }
  return concept
}

const mostKnown = 5000 // pairs; bounds what hostile notes can make us keep

function lookUp(lexicon: Lexicon, text: string): number {
  const tokens = tokenize(text)
  const lines = findLines(text, tokens)
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), findSentences(text, tokens, lines), lexicon)
  for (let t = 0; t < terms.length; t++) {
    if (terms.first[t] !== 0 || terms.end[t] !== tokens.length || !(terms.kinds[t]! & kindBit('observation'))) continue
    for (const { concept, form } of lexicon.senses(terms.entry[t]!))
      if (form === null && lexicon.concept(concept).kind === 'observation') return concept
  }
  return -1
}

/** The LOINC code of an observation on a specimen; its usual code where no specimen is named, none where the specimen has none. */
export function codeOn(concept: ObservationConcept, label: string | null): Code | null {
  const usual = concept.codes[0] ?? null
  if (label === null || label === 'blood') return usual
  const own = concept.specimens[label] ?? concept.specimens[keys.get(label) ?? label]
  return own ?? (elsewhere.has(label) && concept.category === 'laboratory' ? null : usual)
}

// What is measured there is not what the usual code says.
const elsewhere = new Set([
  'csf',
  'pleural fluid',
  'ascites',
  'body fluid',
  'synovial fluid',
  'pericardial fluid',
  'BAL',
  'stool',
])

// Labels of result-words.tsv whose key in the specimens column is another word.
const keys = new Map([
  ['abg', 'arterial'],
  ['vbg', 'venous'],
  ['pleural fluid', 'pleural'],
  ['ascites', 'peritoneal'],
  ['body fluid', 'fluid'],
  ['synovial fluid', 'fluid'],
  ['pericardial fluid', 'fluid'],
  ['BAL', 'fluid'],
])
