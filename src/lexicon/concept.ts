/** Concepts: the coded meanings that terms stand for, one shape a kind. */
import type { Code } from '../note/index.ts'

/** The kinds of concept, in the order of their numbers in the compiled file. */
export const conceptKinds = [
  'condition',
  'medication',
  'observation',
  'cue',
  'title',
  'modifier',
  'unit',
  'route',
  'form',
  'frequency',
  'word',
] as const

export type ConceptKind = (typeof conceptKinds)[number]

/** A disease, symptom, sign or abnormal finding. */
export interface ConditionConcept {
  readonly kind: 'condition'
  readonly name: string
  readonly codes: readonly Code[]
  readonly class: 'chronic' | 'acute' | 'symptom' | 'sign' | 'injury' | 'lab' | 'status'
}

/** The number of no concept: a condition that the note's own words name and no term of the lexicon. */
export const uncoded = -1

/** What `lexicon.concept(uncoded)` gives. */
export const uncodedCondition: ConditionConcept = { kind: 'condition', name: '', codes: [], class: 'acute' }

/** A drug, a drug class, a vaccine, a fluid, a supplement. `name` is the ingredient, as in "hydrocodone / acetaminophen". */
export interface MedicationConcept {
  readonly kind: 'medication'
  readonly name: string
  readonly codes: readonly Code[]
  readonly type:
    | 'drug'
    | 'combination'
    | 'class'
    | 'vaccine'
    | 'fluid'
    | 'blood'
    | 'supplement'
    | 'contrast'
    | 'regimen'
}

/** What a value of an observation may look like. */
export type ValueShape = 'number' | 'ratio' | 'score' | 'words' | 'titre' | 'grade' | 'length' | 'extent' | 'class'

/** A vital sign, a laboratory test, a score, a measurement. */
export interface ObservationConcept {
  readonly kind: 'observation'
  readonly name: string
  readonly codes: readonly Code[]
  /** UCUM codes it is reported in, the usual first. */
  readonly units: readonly string[]
  /** UCUM unit to put when none is written; null when none may be. */
  readonly implied: string | null
  /** Lowest and highest plausible value in `units[0]`; null when anything goes. */
  readonly plausible: readonly [number, number] | null
  readonly category: 'vital-signs' | 'laboratory' | 'exam' | 'survey' | 'imaging'
  readonly values: readonly ValueShape[]
  /** LOINC codes by specimen: urine, csf, arterial, venous, fluid, stool. */
  readonly specimens: Readonly<Record<string, Code>>
}

/** Words that change how mentions count; a row of cues.tsv. */
export interface CueConcept {
  readonly kind: 'cue'
  readonly name: string
  /** `certainty=absent`, `temporality=historical`, `experiencer=family`, `status=stopped`, `terminate`, `pseudo`; several joined by a blank. */
  readonly effect: string
  readonly direction: 'forward' | 'backward' | 'both' | ''
  /** How far: `clause`, `sentence`, `next` (the nearest mention only), a number of tokens, or '' for what does not reach. */
  readonly scope: string
}

/** A section title; a row of titles.tsv. */
export interface TitleConcept {
  readonly kind: 'title'
  /** The section type, as in `past-medical-history`. */
  readonly name: string
  readonly loinc: string
  /** What standing under it implies, as in `temporality=historical`; several joined by a blank. */
  readonly implies: string
}

/** A word that belongs to a condition's span; a row of modifiers.tsv. */
export interface ModifierConcept {
  readonly kind: 'modifier'
  readonly name: string
  readonly role: string
  readonly value: string
  /** `before` or `after` the term, or `both`. */
  readonly place: string
}

/** A unit in its written forms; a row of units.tsv. `name` is the UCUM code. */
export interface UnitConcept {
  readonly kind: 'unit'
  readonly name: string
  readonly dimension: string
}

/** A word of a sig or of another small table: its normal form and the further columns of its row. */
export interface WordConcept {
  readonly kind: 'route' | 'form' | 'frequency' | 'word'
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
}

export type Concept =
  | ConditionConcept
  | MedicationConcept
  | ObservationConcept
  | CueConcept
  | TitleConcept
  | ModifierConcept
  | UnitConcept
  | WordConcept

/** The shape of a kind's concepts. */
export type ConceptOf<K extends ConceptKind> = K extends WordConcept['kind']
  ? WordConcept
  : Extract<Concept, { kind: K }>
