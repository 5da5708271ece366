/** Links sigs to drugs: for every medication of a note its directions, its reason and its status. */
import type { Lexicon, TermTable } from '../../lexicon/index.ts'
import type { Mention } from '../../mentions/index.ts'
import type { Line, Sentence, TokenTable } from '../../note/index.ts'
import type { Section } from '../../sections/index.ts'
import type { Attributes } from '../attributes.ts'
import { assembleSig } from './assemble.ts'
import { linkSlots } from './link-slots.ts'
import { conditionOnDrug, headingOf } from './reason-links.ts'
import { type Drug, findSegments, lineOf } from './segments.ts'
import type { MedicationStatus, Sig } from './sig.ts'
import { classAt, findSigWords, type SigWords, signAt, wordAt } from './sig-words.ts'
import type { Slot } from './slot.ts'
import { type Described, type DrugAxes, type SectionSays, type StatusFound, statusesOf } from './status.ts'
import { findStatusCues } from './status-cues.ts'
import { Word } from './words.ts'

/** What linking needs of the note and its layers. */
export interface SigInput {
  readonly text: string
  readonly tokens: TokenTable
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  readonly terms: TermTable
  readonly sections: readonly Section[]
  readonly mentions: readonly Mention[]
  /** assertions[i] is about mentions[i]; without them negation and hypotheses are not known. */
  readonly assertions?: readonly DrugAxes[]
  readonly lexicon: Lexicon
}

const condition: Attributes = { kind: 'condition' }
const nowhere: SectionSays = { type: 'none', implies: '' }

/**
 * The attributes of all mentions, aligned with them: "Lasix 40 mg po bid for edema" gives Lasix a dose, a route, a
 * frequency, a reason and the status `active`; conditions have none.
 */
export function linkSigs(input: SigInput): readonly Attributes[] {
  const { text, tokens, lines, mentions, lexicon, terms, sections } = input
  const attributes: Attributes[] = mentions.map(() => condition)
  const medications: number[] = []
  mentions.forEach((mention, m) => {
    if (mention.kind === 'medication') medications.push(m)
  })
  if (medications.length === 0) return attributes
  medications.sort((a, b) => mentions[a]!.first - mentions[b]!.first)
  const words = findSigWords(text, tokens, terms, lexicon)
  const conditions = mentions.filter(({ kind }) => kind === 'condition')
  for (const { first, end } of conditions) words.condition.fill(1, first, end)
  for (const m of medications) words.drug.fill(1, mentions[m]!.first, mentions[m]!.end)
  const cues = findStatusCues(text, tokens, terms, lexicon, words.drug)
  const sectionAt = new Int32Array(tokens.length).fill(-1)
  sections.forEach((section, s) => sectionAt.fill(s, section.first, section.end))
  const sectionOf = (token: number): SectionSays => sections[sectionAt[token]!] ?? nowhere
  const segments = findSegments(words, lines, input.sentences, (token) =>
    sectionOf(token).implies.includes('list=medication'),
  )
  const drugs = placeDrugs(mentions, medications, segments)
  for (let d = 0; d < drugs.length; ) {
    const segment = segments[drugs[d]!.segment]!
    let stop = d
    // an alias line ("Commonly known as: X") belongs to the segment before
    while (stop < drugs.length && drugs[stop]!.first < segment.wide) stop++
    const group = drugs.slice(d, stop)
    const next = drugs[stop]?.first ?? tokens.length
    const linked = linkSlots(words, segment, group, next)
    const sigs = linked.map(({ slots, alias }) => assembleSig(text, tokens, alias >= 0 ? linked[alias]!.slots : slots))
    const described = group.map((drug, g): Described => {
      const slots = linked[g]!.alias >= 0 ? [] : linked[g]!.slots
      const dosed = slots.some(({ kind }) => kind === 'amount' || kind === 'frequency')
      return { ...drug, wordsEnd: endOf(slots, drug), dosed, givenOnce: isGivenOnce(lexicon, mentions[drug.mention]!) }
    })
    const cuesHere = cues.filter((cue) => cue.first >= segment.first && cue.end <= segment.wide)
    const statuses = statusesOf(words, described, cuesHere, sectionOf, (drug) => input.assertions?.[drug.mention])
    group.forEach((drug, g) => {
      const status = linked[g]!.alias >= 0 ? stronger(statuses[linked[g]!.alias]!, statuses[g]!) : statuses[g]!
      const section = sectionOf(drug.first)
      const sig = withListPrn(
        words,
        lines,
        drug,
        withReason(words, lines, segment, drug, sigs[g]!, status, section, conditions),
        section,
      )
      attributes[drug.mention] = { kind: 'medication', sig, status: status.status, because: status.because }
    })
    d = stop
  }
  return attributes
}

function placeDrugs(
  mentions: readonly Mention[],
  medications: readonly number[],
  segments: readonly { first: number; end: number }[],
): Drug[] {
  const drugs: Drug[] = []
  let s = 0
  for (const m of medications) {
    const { first, end } = mentions[m]!
    while (s + 1 < segments.length && segments[s + 1]!.first <= first) s++
    drugs.push({ mention: m, first, end, segment: s })
  }
  return drugs
}

/** Token after the drug's name and those of its slots that follow it. */
function endOf(slots: readonly Slot[], drug: Drug): number {
  let end = drug.end
  for (const slot of slots) end = Math.max(end, slot.end)
  return end
}

const weight: Partial<Record<MedicationStatus, number>> = {
  stopped: 3,
  'on-hold': 3,
  'not-taken': 3,
  allergy: 4,
  intended: 2,
  completed: 2,
}
const stronger = (a: StatusFound, b: StatusFound): StatusFound =>
  (weight[b.status] ?? 0) > (weight[a.status] ?? 0) ? b : a

function isGivenOnce(lexicon: Lexicon, { concepts }: Mention): boolean {
  const concept = lexicon.concept(concepts[0])
  return concept.kind === 'medication' && (concept.type === 'vaccine' || concept.type === 'blood')
}

// Verbs whose "for" says why the drug was ended
const ending = /^(?:stop|d\/?c|discont|h[eo]ld|withh|avoid|quit|ceas|suspend|wean)/i

/** Adds the reason that stands before the drug, where none stands after it. */
function withReason(
  words: SigWords,
  lines: readonly Line[],
  segment: { first: number; end: number; wide: number },
  drug: Drug,
  sig: Sig,
  { status, cue }: StatusFound,
  section: SectionSays,
  conditions: readonly Mention[],
): Sig {
  let kept = sig
  // "Stopped valproate for hyperammonemia", "held for AKI": why it ended, not what it is for
  if (
    (status === 'allergy' ||
      (cue !== null &&
        ending.test(wordAt(words, cue.first)) &&
        words.tokens.start[cue.first]! < (sig.reason?.span.start ?? 0))) &&
    sig.reason &&
    !sig.asNeeded
  ) {
    const { reason: _, ...rest } = sig
    kept = rest
  }
  if (status === 'not-taken' && kept.duration) {
    const { duration: _, ...rest } = kept // "out x6 wks"
    kept = rest
  }
  if (
    kept.reason ||
    kept.asNeeded?.value.reason ||
    status === 'not-taken' ||
    status === 'allergy' ||
    status === 'unknown'
  )
    return kept
  const listed = section.implies.includes('list=medication')
  const found =
    conditionOnDrug(words, segment, drug, conditions) ??
    (listed ? null : headingOf(words, lines, segment, drug, conditions, section.implies.includes('list=problem')))
  if (found === null) return kept
  const span = { start: words.tokens.start[found.first]!, end: words.tokens.end[found.end - 1]! }
  return { ...kept, reason: { value: words.text.slice(span.start, span.end).replace(/\s+/g, ' '), span } }
}

/** "PRN Meds: acetaminophen, melatonin": all of the line are taken as needed. */
function withListPrn(words: SigWords, lines: readonly Line[], drug: Drug, sig: Sig, _section: SectionSays): Sig {
  if (sig.asNeeded) return sig
  let l = lineOf(lines, drug.first)
  for (let steps = 0; l >= 0 && steps < 15; l--, steps++) {
    const { body, end, first } = lines[l]!
    if (classAt(words, body) === Word.prn && body + 1 < end && body < drug.first) {
      const title =
        /^(?:meds?|medications?|medicines?|orders?)$/i.test(wordAt(words, body + 1)) || signAt(words, body + 1) === 58
      return title
        ? {
            ...sig,
            asNeeded: {
              value: { reason: null },
              span: { start: words.tokens.start[body]!, end: words.tokens.end[body]! },
            },
          }
        : sig
    }
    // another title, or a blank line, ends the list
    for (let i = first; i < Math.min(end, first + 4); i++)
      if (signAt(words, i) === 58 && i < drug.first && l !== lineOf(lines, drug.first)) return sig
    if (lines[l]!.afterBlank) return sig
  }
  return sig
}
