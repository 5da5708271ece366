/** Specimen: what a test was made on, where a heading or label says so ("UA:", "CSF (2/3):", "ASCITES WBC-210"). */
import type { ObservationConcept } from '../../lexicon/index.ts'
import type { Code } from '../../note/index.ts'
import type { Section } from '../../sections/index.ts'
import { conceptNamed } from './called.ts'
import { closeOf } from './gap.ts'
import { roleMark } from './meant.ts'
import type { Name } from './names.ts'
import { isNumber, observationOf, type Page, type ResultWord, resultAt, signAt, startsLine, wordAt } from './page.ts'

/** For each token, the specimen label that governs it: a number into `labels`, less one; 0 is none. */
export interface Specimens {
  readonly at: Uint8Array
  readonly labels: readonly Label[]
}

/** A specimen of result-words.tsv: "csf" with its key in the column `specimens` of the observations. */
export type Label = Pick<ResultWord, 'name' | 'key' | 'traits'>

/** Finds how far each specimen label reaches: to the end of its sentence, or to the next label. Names hide the labels inside of them, but for those that govern. */
export function findSpecimens(page: Page, names: readonly Name[], sections: readonly Section[]): Specimens {
  const { tokens, sentences, marks } = page
  const at = page.room.specimenAt
  at.fill(0, 0, tokens.length)
  const labels: Label[] = []
  if (!(page.anyMark & specimenMark)) return { at, labels }
  const numberOf = (label: Label): number => {
    const known = labels.findIndex((one) => one.name === label.name)
    return known >= 0 ? known + 1 : labels.push(label)
  }
  const { inName } = page.room
  inName.fill(0, 0, tokens.length)
  for (const name of names) if (name.end - name.first > 1) inName.fill(toldBy(page, name), name.first, name.end)
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
    let current = before > 0 && opens && isOwn(page, opens, labels[before - 1]!.name) ? before : 0
    for (let i = sentence.first; i < sentence.end; i++) {
      const within = inName[i]!
      const hidden = within === Told.nothing || within === Told.itself
      const label = marks[i]! & specimenMark && !hidden ? resultAt(page, i, 'specimen') : null
      // "ABG 7.32/48/60, lactate 3.8": a panel ends what its label governs
      if (label) current = within === 0 && startsPanel(page, label.end) ? 0 : numberOf(label)
      if (within >= Told.itself) at[i] = 0
      else if (current > 0) at[i] = current
    }
    before = current
  }
  return { at, labels }
}

const specimenMark = roleMark('specimen')

/** What a name of several words tells of specimens: nothing, its own, or its own and that of the names after it. */
const Told = { nothing: 1, itself: 2, next: 3 } as const

/**
 * "Pleural fluid LDH 320, protein 4.2", "UA SG 1.020 pH 6": a measured test's name that begins with a fluid, or with the
 * label of a specimen, tells what the next ones were made on; "urine sodium" tells nothing of a creatinine after it, nor
 * "serum glucose" of what comes after it among a fluid's.
 */
function toldBy(page: Page, { first, candidates }: Name): number {
  const label = resultAt(page, first, 'specimen')
  if (!label) return Told.nothing
  const measured = candidates.every(({ concept }) => observationOf(page, concept).values[0] !== 'words')
  const leads = label.traits === 'own-code' || (label.traits !== 'usual' && wordAt(page, first) !== label.name)
  return measured && leads ? Told.next : Told.itself
}

/** Is the observation one of that specimen alone: "CSF protein" of "csf"? */
export function isOf({ name }: ObservationConcept, label: string): boolean {
  return name.toLowerCase().startsWith(`${label.toLowerCase()} `)
}

function isOwn(page: Page, name: Name, label: string): boolean {
  return name.candidates.every(({ concept }) => isOf(observationOf(page, concept), label))
}

function startsPanel(page: Page, i: number): boolean {
  // "ABG (2L NC) 7.47/31/68"
  const close = signAt(page, i) === '(' ? closeOf(page, i, page.tokens.length) : -1
  const from = close > 0 ? close + 1 : i
  const at = signAt(page, from) === ':' ? from + 1 : from
  return isNumber(page, at) && '/|>'.includes(page.text[page.tokens.start[at + 1] ?? page.text.length] ?? '?')
}

function labelIn(page: Page, start: number, end: number, before: number): Label | null {
  // the title's tokens stand right before the section's first
  for (let i = before - 1; i >= 0 && page.tokens.start[i]! >= start; i--) {
    const label = page.tokens.end[i]! <= end ? resultAt(page, i, 'specimen') : null
    if (label) return label
    if (startsLine(page, i) && signAt(page, i) === '') break
  }
  return null
}

/**
 * The concept of a test's words on a specimen: "WBC" under "UA" is the concept of "UA WBC" or "urine WBC"; -1 when the
 * lexicon has none.
 */
export function onSpecimen(page: Page, name: Name, label: string): number {
  const { lexicon, text, tokens } = page
  const written = text.slice(tokens.start[name.first]!, tokens.end[name.end - 1]!).toLowerCase()
  const concept = conceptNamed(lexicon, `${label} ${written}`)
  return concept >= 0 ? concept : conceptNamed(lexicon, `${written} ${label}`)
}

/** The LOINC code of an observation on a specimen; its usual code where no specimen is named, none where the specimen has none. */
export function codeOn(concept: ObservationConcept, label: Label | null): Code | null {
  const usual = concept.codes[0] ?? null
  if (label === null || label.traits === 'usual') return usual
  const own = concept.specimens[label.name] ?? concept.specimens[label.key]
  // what is measured there is not what the usual code says
  return own ?? (label.traits === 'own-code' && concept.category === 'laboratory' ? null : usual)
}
