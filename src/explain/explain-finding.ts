/** The explanation of a finding: what it says in one sentence, and the steps that led there. */
import type { Cue } from '../assertion/index.ts'
import type { AnyResource } from '../fhir/index.ts'
import type { Finding } from '../findings/index.ts'
import type { Reason, Span } from '../note/index.ts'
import type { Extraction } from '../pipeline/index.ts'
import { attributesOf, type NamedAttribute, words } from './attributes-of.ts'
import { confidenceOf, type ExplainedConfidence } from './confidence-of.ts'
import { fhirWords, resourceOf } from './resource-of.ts'
import { ruleWords, type StepKind } from './rule-words.ts'

/** One step: the rule, what it says in words, and the words of the note that it looked at. */
export interface Step {
  readonly kind: StepKind
  readonly rule: string
  readonly words: string
  /** In UTF-16 code units; null where no words stand for it. */
  readonly span: Span | null
}

export interface Explanation {
  readonly finding: Finding
  /** Preferred name; a drug's ingredient. */
  readonly name: string
  /** "denied or ruled out", "in the past", "stopped" */
  readonly said: string
  readonly steps: readonly Step[]
  readonly attributes: readonly NamedAttribute[]
  readonly confidence: ExplainedConfidence
  readonly resource: AnyResource | null
  /** What becomes of it in FHIR, or why nothing does. */
  readonly fhir: string
}

/**
 * Explains a finding of an extraction: for the fever in "Denies fever" the steps are the term "fever", the cue "Denies" with
 * what it means, and the words that the cue governs.
 */
export function explainFinding(extraction: Extraction, finding: Finding): Explanation {
  const name = nameOf(finding)
  const steps = finding.because.flatMap((reason) => stepsOf(extraction, reason, name))
  const others = otherMeanings(extraction, finding)
  if (others) steps.splice(steps.findLastIndex(({ kind }) => kind === 'term') + 1, 0, others)
  const merged = mergeStep(extraction, finding)
  if (merged) steps.push(merged)
  const resource = resourceOf(extraction, finding)
  const section = sectionStep(extraction, finding)
  return {
    finding,
    name,
    said: saidOf(finding),
    // a rule may stand in the reasons of a term and of its assertion
    steps: [...distinct(steps), ...(section && !steps.some(({ kind }) => kind === 'section') ? [section] : [])],
    attributes: attributesOf(finding),
    confidence: confidenceOf(finding.confidence, finding.kind, extraction.lexicon),
    resource,
    fhir: fhirWords(finding, resource),
  }
}

/** What the other mentions of a finding say, where they change what it says: the past now, the possible a fact. */
function mergeStep({ layers }: Extraction, finding: Finding): Step | null {
  if (finding.kind !== 'condition' || finding.evidence.length < 2) return null
  const said = finding.evidence.flatMap((span) => {
    const i = layers.mentions.findIndex((one) => one.kind === 'condition' && one.span.start === span.start)
    return i < 0 ? [] : [{ span, ...layers.assertions[i]! }]
  })
  const current = said.find(({ temporality }) => temporality === 'current')
  if (current && said.some(({ temporality }) => temporality === 'historical'))
    return {
      kind: 'rule',
      rule: 'findings/current-somewhere',
      words: 'one place says that it is in the past, another that it is so now: it counts as now',
      span: current.span,
    }
  const present = said.find(({ certainty }) => certainty === 'present')
  if (present && said.some(({ certainty }) => certainty === 'possible'))
    return {
      kind: 'rule',
      rule: 'findings/stated-somewhere',
      words: 'one place has it as possible, another states it as a fact: it counts as a fact',
      span: present.span,
    }
  return null
}

/** The meanings of the term that lost against the one chosen. */
function otherMeanings({ note, layers, lexicon }: Extraction, finding: Finding): Step | null {
  const span = finding.evidence[0]
  const mention = layers.mentions.find(
    (one) => one.kind === finding.kind && one.span.start === span.start && one.span.end === span.end,
  )
  const names = new Set(mention?.concepts.slice(1).map((id) => lexicon.concept(id).name))
  names.delete(nameOf(finding))
  if (names.size === 0) return null
  const words = `${quote(note.text, span)} could also mean ${[...names].join(', ')}`
  return { kind: 'term', rule: 'lexicon/meanings', words, span }
}

/** Preferred name of a finding; a drug's ingredient. */
export function nameOf(finding: Finding): string {
  return finding.kind === 'medication' ? finding.ingredient : finding.name
}

const certainties = {
  present: 'present',
  possible: 'possible, not confirmed',
  absent: 'denied or ruled out',
  hypothetical: 'may come, is not said to be there',
} as const

/** What a finding says, in a few words: "in the past", "stopped", "120/80 mm[Hg]". */
export function saidOf(finding: Finding): string {
  switch (finding.kind) {
    case 'condition': {
      const { certainty, temporality, experiencer, relative } = finding
      const past = temporality === 'historical'
      return [
        ...(experiencer === 'family' ? [`a relative’s${relative ? ` (${relative})` : ''}`] : []),
        ...(experiencer === 'other' ? ['someone else’s'] : []),
        // what a relative has and what was is there, or was
        ...(certainty === 'present' && (past || experiencer !== 'patient') ? [] : [certainties[certainty]]),
        ...(past ? ['in the past'] : []),
      ].join(', ')
    }
    case 'medication':
      return words(finding.status)
    case 'observation': {
      const { comparator, value, unit } = finding.measurement
      return `${comparator ?? ''}${value.value.text}${unit ? ` ${unit}` : ''}`
    }
    default:
      return finding satisfies never
  }
}

function stepsOf(extraction: Extraction, { rule, span }: Reason, name: string): Step[] {
  const { note, layers } = extraction
  const quoted = quote(note.text, span)
  const isCue = rule.startsWith('cue/')
  if (isCue || rule.startsWith('list/')) {
    const cue = layers.cues.find((one) => one.rule === rule && one.span.start === span.start)
    const means = cue ? effectWords(cue.effect) : words(rule.slice(rule.indexOf('/') + 1))
    const said = isCue ? `the cue ${quoted} says: ${means}` : `the list is headed by ${quoted}, which says: ${means}`
    return [{ kind: 'cue', rule, words: said, span }, ...(cue ? scopeStep(extraction, cue) : [])]
  }
  const { kind, words: sentence } = ruleWords(rule, quoted, name)
  const step = { kind, rule, span: rule === 'default' || span.start === span.end ? null : span }
  if (rule.startsWith('section/') && rule !== 'section/site') {
    const section = layers.sections.find(({ type, because }) => `section/${type}` === rule && because.span === span)
    const implied = section ? effectWords(section.implies) : ''
    return [{ ...step, words: implied === '' ? sentence : `${sentence} says: ${implied}` }]
  }
  return [{ ...step, words: sentence }]
}

/** The words that a cue governs, without the stop after them. */
function scopeStep({ note, layers: { tokens } }: Extraction, { scope, direction, strength }: Cue): Step[] {
  let last = scope.end - 1
  while (last > scope.first && /^[.;,:]$/.test(note.text.slice(tokens.start[last], tokens.end[last]))) last--
  if (last < scope.first) return []
  const span = { start: tokens.start[scope.first]!, end: tokens.end[last]! }
  const reach = strength === 'wide' ? ', and wins over other cues' : ''
  const where = direction === 'both' ? 'before and after it' : direction === 'backward' ? 'before it' : 'after it'
  const words = `it governs what stands ${where}: ${quote(note.text, span)}${reach}`
  return [{ kind: 'scope', rule: 'scope', words, span }]
}

/** The section that the first mention stands in. */
function sectionStep({ note, layers }: Extraction, finding: Finding): Step | null {
  const { tokens } = layers
  const { start } = finding.evidence[0]
  const section = layers.sections.findLast((one) => one.first < tokens.length && tokens.start[one.first]! <= start)
  if (!section?.title || section.type === 'none') return null
  const known = section.type === 'unknown' ? ', a title that says nothing about it' : ''
  return {
    kind: 'section',
    rule: section.because.rule,
    words: `it stands in the section ${quote(note.text, section.title)}${known}`,
    span: section.title,
  }
}

const effects: Readonly<Record<string, string>> = {
  'certainty=present': 'present',
  'certainty=possible': 'possible, not confirmed',
  'certainty=absent': 'not there',
  'certainty=hypothetical': 'may come',
  'temporality=current': 'now',
  'temporality=historical': 'in the past',
  'experiencer=family': 'a relative’s',
  'experiencer=other': 'someone else’s',
  'list=problem': 'a list of diagnoses',
  'list=symptom': 'a list of symptoms',
  'list=medication': 'a list of medications',
  'list=observation': 'a list of values',
  allergen: 'allergies',
}

/** What a cue or a section says, in words: `certainty=absent temporality=current` is "not there, now". */
function effectWords(effect: string): string {
  const parts = effect.split(' ')
  return parts
    .flatMap((part) => {
      if (part === 'experiencer=patient') return parts.length === 1 ? ['the patient’s own'] : []
      if (part === 'temporality=current' && parts.length > 1) return []
      if (part.startsWith('status=')) return [`drugs are ${words(part.slice(7))}`]
      return effects[part] ?? []
    })
    .join(', ')
}

const longest = 90

/** The note's words in quotation marks, on one line, the middle left out where they are many. */
export function quote(text: string, { start, end }: Span): string {
  const line = text.slice(start, end).replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return `“${line}”`
  return `“${line.slice(0, longest / 2).trimEnd()} … ${line.slice(-longest / 3).trimStart()}”`
}

function distinct(steps: readonly Step[]): Step[] {
  const seen = new Set<string>()
  return steps.filter(({ rule, words: said }) => {
    const key = `${rule} ${said}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
