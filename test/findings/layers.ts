/** Layers made by hand: mentions of a little note, with what is said about each, as the stages would write them. */
import type { Assertion, Axes } from '../../src/assertion/index.ts'
import type {
  Attributes,
  MeasuredValue,
  Measurement,
  MedicationStatus,
  Observation,
  Sig,
} from '../../src/attributes/index.ts'
import type { Confidence } from '../../src/confidence/index.ts'
import type { FindingInput } from '../../src/findings/index.ts'
import type { Concept, Lexicon } from '../../src/lexicon/index.ts'
import type { Mention } from '../../src/mentions/index.ts'
import type { Code, Extracted, Span } from '../../src/note/index.ts'

const concepts: readonly Concept[] = [
  { kind: 'condition', name: 'heart failure', codes: [{ system: 'icd-10-cm', code: 'I50.9' }], class: 'chronic' },
  { kind: 'condition', name: 'pneumonia', codes: [{ system: 'icd-10-cm', code: 'J18.9' }], class: 'acute' },
  { kind: 'condition', name: 'calf tenderness', codes: [], class: 'sign' },
  { kind: 'medication', name: 'furosemide', codes: [{ system: 'rxnorm', code: '4603' }], type: 'drug' },
  {
    kind: 'observation',
    name: 'creatinine',
    codes: [{ system: 'loinc', code: '2160-0' }],
    units: ['mg/dL'],
    implied: null,
    plausible: [0.1, 25],
    category: 'laboratory',
    values: ['number'],
    specimens: {},
  },
]

export const numbers = { heartFailure: 0, pneumonia: 1, calfTenderness: 2, furosemide: 3, creatinine: 4 } as const

/** One thing that the little note says. */
export type Said =
  | {
      readonly concept: 0 | 1 | 2
      readonly words?: string
      readonly axes?: Partial<Axes>
      readonly cue?: string
      readonly confidence?: number
      readonly codes?: readonly Code[]
    }
  | {
      readonly concept: 3
      readonly words?: string
      readonly sig?: Sig
      readonly status?: MedicationStatus
      readonly axes?: Partial<Axes>
      readonly confidence?: number
    }
  | {
      readonly concept: 4
      readonly words?: string
      readonly value: MeasuredValue
      readonly measurement?: Partial<Measurement>
      readonly named?: boolean
    }

/** A value with its words anywhere: for sigs whose place does not matter. */
export function read<T>(value: T, span: Span = { start: 0, end: 1 }): Extracted<T> {
  return { value, span }
}

/** A confidence of that value, of no evidence. */
export function sureness(value: number): Confidence {
  return { value, mention: value, assertion: null, attributes: null, factors: [] }
}

/** Layers of a note in which these things stand one after the other, joined by "; ". */
export function layersOf(...all: readonly Said[]): FindingInput {
  let text = ''
  const mentions: Mention[] = []
  const assertions: Assertion[] = []
  const attributes: Attributes[] = []
  const observations: Observation[] = []
  const confidences = { mentions: [] as Confidence[], observations: [] as Confidence[] }
  for (const said of all) {
    const concept = concepts[said.concept]!
    if (text !== '') text += '; '
    const start = text.length
    text += said.words ?? concept.name
    const span = { start, end: text.length }
    if (said.concept === numbers.creatinine) {
      const value = read(said.value, { start: span.end, end: span.end + 1 + said.value.text.length })
      text += ` ${said.value.text}`
      observations.push({
        concept: said.concept,
        first: 0,
        end: 1,
        name: said.named === false ? null : span,
        sentence: 0,
        section: 0,
        when: null,
        ambiguous: false,
        because: [{ rule: 'value/after-name', span }],
        measurement: {
          span: { start, end: text.length },
          value,
          comparator: null,
          unit: null,
          unitImplied: false,
          interpretation: null,
          code: { system: 'loinc', code: '2160-0' },
          issues: [],
          ...said.measurement,
        },
      })
      confidences.observations.push(sureness(0.5))
      continue
    }
    mentions.push({
      kind: said.concept === numbers.furosemide ? 'medication' : 'condition',
      span,
      first: 0,
      end: 1,
      head: { first: 0, end: 1 },
      concepts: [said.concept],
      codes: (concept as { codes: readonly Code[] }).codes,
      name: concept.name,
      match: 'exact',
      ambiguous: false,
      sentence: 0,
      section: 0,
      modifiers: [],
      because: [{ rule: 'lexicon/term', span }],
    })
    const cue = 'cue' in said && said.cue !== undefined ? [{ rule: `cue/${said.cue}`, span }] : []
    assertions.push({
      certainty: 'present',
      temporality: 'current',
      experiencer: 'patient',
      ...said.axes,
      because: cue,
    })
    attributes.push(
      said.concept === numbers.furosemide
        ? { kind: 'medication', sig: said.sig ?? {}, status: said.status ?? 'active', because: [] }
        : { kind: 'condition' },
    )
    confidences.mentions.push(sureness(said.confidence ?? 0.9))
  }
  return {
    text,
    lexicon: { concept: (id: number) => concepts[id]! } as unknown as Lexicon,
    sections: [
      {
        type: 'assessment',
        loinc: '51848-0',
        title: null,
        first: 0,
        end: 1,
        parent: null,
        implies: '',
        because: { rule: 'title', span: { start: 0, end: 0 } },
      },
    ],
    mentions,
    assertions,
    attributes,
    observations,
    confidences,
  }
}
