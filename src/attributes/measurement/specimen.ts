/** Specimen: what a test was made on, where a heading, a label or a sentence says so ("UA:", "CSF (2/3):", "ASCITES WBC-210"). */
import type { Section } from '../../sections/index.ts'
import { readDate } from './date-time.ts'
import { closeOf } from './gap.ts'
import { roleMark } from './meant.ts'
import type { Name } from './names.ts'
import { isOf, type Label } from './on-specimen.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import { goesOnWith } from './specimen-later.ts'

/** For each token, the specimen label that governs it: a number into `labels`, less one; 0 is none. */
export interface Specimens {
  readonly at: Uint8Array
  readonly labels: readonly Label[]
}

const laterReach = 4 // sentences from "CSF was collected" to its results

/**
 * Finds how far each specimen label reaches: to the end of its sentence, to the next label, or to a test that says it is
 * of the blood. Names hide the labels inside of them, but for those that govern.
 */
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
  let told = 0 // the last label, and how many sentences it may reach
  let left = 0
  let n = 0
  for (const sentence of sentences) {
    while (n < names.length && names[n]!.first < sentence.first) n++
    // "Urinalysis showed no ketones. Specific gravity 1.023": the next sentence goes on when it begins with a test of that specimen
    const opens =
      n < names.length && names[n]!.first < sentence.end && names[n]!.first - sentence.first < 4 ? names[n]! : null
    let current = before > 0 && opens && isOwn(page, opens, labels[before - 1]!.name) ? before : 0
    if (
      current === 0 &&
      left-- > 0 &&
      at[sentence.first] === 0 &&
      goesOnWith(page, names, n, sentence, labels[told - 1]!, (name) => inName[name.first] === Told.blood)
    )
      current = told
    let labelEnd = 0
    for (let i = sentence.first; i < sentence.end; i++) {
      const within = inName[i]!
      const hidden = within !== 0 && within !== Told.next
      // the "urine" of "24-hour urine" is a part
      const label = i >= labelEnd && marks[i]! & specimenMark && !hidden ? resultAt(page, i, 'specimen') : null
      if (label) labelEnd = label.end
      // "ABG 7.32/48/60, lactate 3.8": a panel ends what its label governs
      if (label && !isPlace(page, i, label.end, names, n)) {
        current = within === 0 && startsPanel(page, label.end) ? 0 : numberOf(label)
        told = numberOf(label)
        left = label.traits === 'own-code' ? laterReach : 0
      }
      if (within === Told.blood && inName[i - 1] !== within && current > 0 && endsAt(page, i, labels[current - 1]!)) {
        current = 0
        left = 0
      }
      if (within > Told.nothing) at[i] = 0
      else if (current > 0) at[i] = current
    }
    before = current
  }
  return { at, labels }
}

const specimenMark = roleMark('specimen')

/** What a name of several words tells of specimens: nothing, its own, that it is the blood's, or its own and that of the names after it. */
const Told = { nothing: 1, itself: 2, blood: 3, next: 4 } as const

/**
 * "Pleural fluid LDH 320, protein 4.2", "UA SG 1.020 pH 6": a measured test's name that begins with a fluid, or with the
 * label of a specimen, tells what the next ones were made on; "urine sodium" tells nothing of a creatinine after it.
 * "Serum sodium", "blood glucose" and "peripheral WBC" are of the blood.
 */
function toldBy(page: Page, { first, end, candidates }: Name): number {
  const label = resultAt(page, first, 'specimen')
  if (label?.traits === 'usual' || bloods.has(wordAt(page, first)))
    return resultAt(page, end - 1, 'specimen') ? Told.itself : Told.blood
  if (!label) return Told.nothing
  const measured = candidates.every(({ concept }) => observationOf(page, concept).values[0] !== 'words')
  const leads = label.traits === 'own-code' || wordAt(page, first) !== label.name
  return measured && leads ? Told.next : Told.itself
}

const bloods = new Set(['blood', 'serum', 'plasma', 'peripheral', 'capillary', 'fingerstick'])

/**
 * Does a test of the blood at token i end what the label governs? "Urine sodium 20, serum sodium 138, creatinine 1.2".
 * Not in brackets; and a CSF has the blood's glucose beside its own.
 */
function endsAt(page: Page, i: number, { key }: Label): boolean {
  const sign = signAt(page, i - 1)
  if (sign === '(') return false
  return key !== 'csf' || sign === ';' || /^(while|whereas)$/.test(wordAt(page, i - 1))
}

/** "ascites" and "pleural effusion" are found in a body: they are labels only before a colon, a test or its verb. */
function isPlace(page: Page, i: number, end: number, names: readonly Name[], from: number): boolean {
  if (end - i > 1 || !/^(ascites|pleural|synovial|fecal)$/.test(wordAt(page, i))) return false
  if (':-('.includes(signAt(page, end) || '?') || isNumber(page, end)) return false
  if (/^(had|has|showed|shows|revealed|reveals|labs|studies|fluid|tap)$/.test(wordAt(page, end))) return false
  for (let n = from; n < names.length && names[n]!.first <= end; n++) if (names[n]!.first === end) return false
  return true
}

function isOwn(page: Page, name: Name, label: string): boolean {
  return name.candidates.every(({ concept }) => isOf(observationOf(page, concept), label))
}

function startsPanel(page: Page, i: number): boolean {
  // "ABG (2L NC) 7.47/31/68"
  const close = signAt(page, i) === '(' ? closeOf(page, i, page.tokens.length) : -1
  const from = close > 0 ? close + 1 : i
  const at = signAt(page, from) === ':' ? from + 1 : from
  // "urine   6/24   3/22" has dates
  return (
    isNumber(page, at) &&
    readDate(page, at) < 0 &&
    '/|>'.includes(page.text[page.tokens.start[at + 1] ?? page.text.length] ?? '?')
  )
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
