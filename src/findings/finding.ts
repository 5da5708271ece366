/** Findings: what the note says about someone, merged from mentions, before any FHIR. */
import type { Axes } from '../assertion/index.ts'
import type { Measurement, MedicationStatus, Sig } from '../attributes/index.ts'
import type { Confidence } from '../confidence/index.ts'
import type { ConditionConcept, MedicationConcept, ObservationConcept } from '../lexicon/index.ts'
import type { Code, Reason, Span } from '../note/index.ts'

interface FindingBase {
  /** The words of the first mention. */
  readonly text: string
  readonly codes: readonly Code[]
  /** Spans of all mentions, in order. */
  readonly evidence: readonly [Span, ...Span[]]
  readonly because: readonly Reason[]
  readonly confidence: Confidence
  /** Type and LOINC code of the section of the first mention. */
  readonly section: { readonly type: string; readonly loinc: string }
}

/** A condition, with every place that states it alike. */
export interface ConditionFinding extends FindingBase, Axes {
  readonly kind: 'condition'
  readonly name: string
  readonly class: ConditionConcept['class']
  readonly modifiers: readonly { readonly role: string; readonly value: string; readonly span: Span }[]
  /** The cue that gives it to a relative, as its table has it: "mother", "family history of"; absent where a section does, and for the patient's own. */
  readonly relative?: string
}

/** A drug with its sig and status; the same drug with another dose or status is another finding. */
export interface MedicationFinding extends FindingBase, Axes {
  readonly kind: 'medication'
  readonly ingredient: string
  readonly type: MedicationConcept['type']
  readonly sig: Sig
  readonly status: MedicationStatus
}

/** One value of one observation. */
export interface ObservationFinding extends FindingBase {
  readonly kind: 'observation'
  readonly name: string
  readonly category: ObservationConcept['category']
  readonly measurement: Measurement
  /** The words that name it; null for a value without a name. */
  readonly nameSpan: Span | null
  /** The words that date it: "06/11 0400", "on admission"; null when nothing does. */
  readonly when: Span | null
}

export type Finding = ConditionFinding | MedicationFinding | ObservationFinding
