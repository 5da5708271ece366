/** Links sigs to drugs: for every medication of a note its directions, its reason and its status. */
import type { Lexicon, TermTable } from '../../lexicon/index.ts'
import type { Mention } from '../../mentions/index.ts'
import { Kind, type Line, type Sentence, type TokenTable } from '../../note/index.ts'
import type { Section } from '../../sections/index.ts'
import type { Attributes } from '../attributes.ts'
import { assembleSig } from './assemble.ts'
import { withKind } from './by-kind.ts'
import { withPairedStrength } from './combination.ts'
import type { Described } from './cue-targets.ts'
import { isLeftBefore } from './exchange.ts'
import { linkSlots } from './link-slots.ts'
import { carryEnded } from './said-elsewhere.ts'
import { withEarlierDose } from './same-dose.ts'
import { type Drug, findSegments } from './segments.ts'
import type { MedicationStatus, Sig } from './sig.ts'
import { withListPrn, withReason, withSharedReason } from './sig-context.ts'
import { findSigWords, type SigWords, signAt } from './sig-words.ts'
import type { Slot } from './slot.ts'
import { statusesOf } from './status.ts'
import { findStatusCues } from './status-cues.ts'
import type { DrugAxes, SectionSays, StatusFound } from './status-found.ts'
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
const nowhere: SectionSays = { first: 0, type: 'none', implies: '', told: false, title: '', operative: false }

// What a drug may be for is asked of these.
const reasoned: ReadonlySet<MedicationStatus> = new Set(['active', 'completed', 'intended', 'stopped', 'on-hold'])

// Sections that only a report of an operation or a procedure has.
const ofOperations = new Set([
  'preoperative-diagnosis',
  'postoperative-diagnosis',
  'postprocedure-diagnosis',
  'procedure-description',
  'estimated-blood-loss',
])

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
  const conditions: Mention[] = []
  const affirmed: Mention[] = [] // what a drug may be for, in prose
  let sorted = true
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]!
    if (mention.kind !== 'condition') continue
    if (input.assertions?.[m]?.certainty !== 'absent') affirmed.push(mention)
    if (conditions.length > 0 && conditions[conditions.length - 1]!.first > mention.first) sorted = false
    conditions.push(mention)
    for (let i = mention.first; i < mention.end; i++) words.condition[i] = 1
  }
  if (!sorted) for (const list of [conditions, affirmed]) list.sort((a, b) => a.first - b.first)
  const forms = new Map<number, number>() // "cream" of "hydrocortisone 1% cream": the mention whose form it is
  let named = -1
  for (const m of medications) {
    const mention = mentions[m]!
    if (named >= 0 && isFormOf(words, mentions[named]!, mention)) {
      forms.set(m, named)
      continue
    }
    for (let i = mention.first; i < mention.end; i++) words.drug[i] = 1
    named = m
  }
  const sectionOf = sectionsSay(text, sections)
  const segments = findSegments(words, lines, input.sentences, (token) =>
    sectionOf(token).implies.includes('list=medication'),
  )
  const drugs = placeDrugs(
    mentions,
    forms.size === 0 ? medications : medications.filter((m) => !forms.has(m)),
    segments,
  )
  const doses = new Map<number, Sig>() // the last sig with a dose, by concept
  for (let d = 0; d < drugs.length; ) {
    const segment = segments[drugs[d]!.segment]!
    let stop = d
    // an alias line ("Commonly known as: X") belongs to the segment before
    while (stop < drugs.length && drugs[stop]!.first < segment.wide) stop++
    const group = drugs.slice(d, stop)
    const next = drugs[stop]?.first ?? tokens.length
    const linked = linkSlots(words, segment, group, next)
    // "Prevnar 20", "Flu 10/23", "Omnipaque 300": a vaccine's or a contrast's bare number is its name or a date
    linked.forEach((one, g) => {
      if (isGivenOnce(lexicon, mentions[group[g]!.mention]!))
        one.slots = one.slots.filter(
          (slot) =>
            (slot.kind !== 'amount' || (slot.value.style !== 'bare' && slot.value.style !== 'pair')) &&
            // "Tdap 30w": when it was; not "albumin x2d"
            (slot.kind !== 'duration' || slot.first !== group[g]!.end || /x/i.test(text[tokens.start[slot.first]!]!)),
        )
    })
    const sigs = linked.map(({ slots, alias }, g) =>
      withPairedStrength(
        assembleSig(text, tokens, alias >= 0 ? linked[alias]!.slots : slots),
        mentions[group[g]!.mention]!.name,
      ),
    )
    const described = group.map((drug, g): Described => {
      const slots = linked[g]!.alias >= 0 ? [] : linked[g]!.slots
      const dosed =
        slots.some(({ kind }) => kind === 'amount') &&
        slots.some(({ kind }) => kind === 'frequency' || kind === 'route')
      return {
        mention: drug.mention,
        first: drug.first,
        end: drug.end,
        segment: drug.segment,
        wordsEnd: endOf(linked[linked[g]!.alias]?.slots ?? slots, drug),
        slots,
        dosed,
        givenOnce: isGivenOnce(lexicon, mentions[drug.mention]!),
        fluid: isFluid(lexicon, mentions[drug.mention]!),
        concept: mentions[drug.mention]!.concepts[0],
      }
    })
    const cues = findStatusCues(text, tokens, terms, lexicon, words.drug, segment.first, segment.wide)
    const statuses = statusesOf(words, described, cues, sectionOf, (drug) => input.assertions?.[drug.mention])
    // "metformin (Glucophage) - held": what is said of one name is said of the other
    linked.forEach(({ alias }, g) => {
      if (alias >= 0) statuses[alias] = stronger(statuses[alias]!, statuses[g]!)
    })
    // "She was placed on lisinopril. This was switched to Benicar."
    const earlier = drugs[d - 1]
    if (earlier !== undefined && isLeftBefore(words, segment.first, group[0]!.first)) {
      const known = attributes[earlier.mention]!
      if (known.kind === 'medication' && known.status === 'active')
        attributes[earlier.mention] = {
          ...known,
          status: 'stopped',
          because: [{ ...(known.because[0] ?? statuses[0]!.because[0]!), rule: 'status/exchanged' }],
        }
    }
    let before: Sig | null = null
    group.forEach((drug, g) => {
      const status = statuses[linked[g]!.alias] ?? statuses[g]!
      const section = sectionOf(drug.first)
      const concept = lexicon.concept(mentions[drug.mention]!.concepts[0])
      const own = withKind(
        text,
        concept,
        withListPrn(
          words,
          lines,
          described[g]!,
          withReason(
            words,
            lines,
            segment,
            drug,
            withEarlierDose(words, drug, linked[g]!.end, sigs[g]!, mentions[drug.mention]!, doses),
            status,
            section,
            conditions,
            affirmed,
            mentions[drug.mention]!.concepts[0],
          ),
          segment,
        ),
      )
      const sig =
        before !== null && reasoned.has(status.status)
          ? withSharedReason(words, described[g - 1]!, before, described[g]!, own)
          : own
      before = sig
      if (sig.dose && !sig.sameAsBefore) doses.set(mentions[drug.mention]!.concepts[0], sig)
      attributes[drug.mention] = { kind: 'medication', sig, status: status.status, because: status.because }
    })
    d = stop
  }
  for (const [m, of] of forms) attributes[m] = attributes[of]!
  carryEnded(mentions, attributes)
  return attributes
}

/** What the section of a token says: of nested ones the innermost, which comes last. */
function sectionsSay(text: string, sections: readonly Section[]): (token: number) => SectionSays {
  const said: (SectionSays | undefined)[] = []
  const has = (wanted: string): boolean => sections.some(({ type }) => type === wanted)
  // the report of an endoscopy: "PROCEDURE", "FINDINGS", "COMPLICATIONS", and no course in hospital
  const procedure = has('procedures') && (has('findings') || has('complications')) && !has('hospital-course')
  const operative = procedure || sections.some(({ type }) => ofOperations.has(type))
  return (token) => {
    let lo = 0
    let hi = sections.length
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (sections[mid]!.first <= token) lo = mid + 1
      else hi = mid
    }
    let s = lo - 1
    while (s >= 0 && sections[s]!.end <= token) s--
    if (s < 0) return nowhere
    const { first, type, implies, title } = sections[s]!
    const { parent } = sections[s]!
    const told = type === 'hospital-course' || (parent !== null && sections[parent]?.type === 'hospital-course')
    return (said[s] ??= {
      first,
      type,
      implies,
      told,
      title: title === null ? '' : text.slice(title.start, title.end),
      operative,
    })
  }
}

/** Is this mention only the form of the drug right before it: "albuterol neb", "hydrocortisone 1% cream"? */
function isFormOf(words: SigWords, drug: Mention, mention: Mention): boolean {
  if (mention.first - drug.end > 4 || mention.first < drug.end) return false
  const term = words.form[mention.first] || words.route[mention.first]
  if (!term || words.terms.end[term - 1]! < mention.end) return false
  for (let i = drug.end; i < mention.first; i++) {
    const number = words.tokens.kind[i] === Kind.number || signAt(words, i) === 37 || signAt(words, i) === 47
    const passed = words.class[i] === Word.through || words.class[i] === Word.article // "0.5 mg via a nebulizer"
    if (!number && !passed && !words.unit[i]) return false
  }
  return true
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

function isFluid(lexicon: Lexicon, { concepts }: Mention): boolean {
  const concept = lexicon.concept(concepts[0])
  return concept.kind === 'medication' && concept.type === 'fluid'
}

function isGivenOnce(lexicon: Lexicon, { concepts }: Mention): boolean {
  const concept = lexicon.concept(concepts[0])
  return (
    concept.kind === 'medication' &&
    (concept.type === 'vaccine' || concept.type === 'blood' || concept.type === 'contrast')
  )
}
