/** Training the table of confidence on gold notes, and the same by cross-validation. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  bitsOf,
  type Calibration,
  confidenceFor,
  featureNames,
  type Part,
  partsOf,
  readFeatures,
} from '../../src/confidence/index.ts'
import { createExtractor, type Extractor } from '../../src/node.ts'
import { judge, type Kind, type Verdict } from './correctness.ts'
import { type Fit, fitLogistic, type Sample } from './logistic.ts'
import type { GoldNote } from './score.ts'

export const kinds: readonly Kind[] = ['condition', 'medication', 'observation']
export const tablePath = join(resolve(import.meta.dirname, '../..'), 'lexicons/en/calibration.tsv')

/** A mention that was judged, with its features. */
export interface Judged extends Verdict {
  readonly note: string
  /** A bit a feature of its kind. */
  readonly bits: number
}

/** A row of calibration.tsv; what people write is all but weight and seen. */
export interface Row {
  readonly kind: Kind
  readonly part: Part
  readonly feature: string
  readonly sign: string
  readonly prior: string
  readonly weight: string
  readonly seen: string
  readonly note: string
}

const columns = ['kind', 'part', 'feature', 'sign', 'prior', 'weight', 'seen', 'note'] as const

export function readRows(): readonly Row[] {
  const [, ...lines] = readFileSync(tablePath, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!])) as unknown as Row
  })
}

export function writeRows(rows: readonly Row[]): string {
  return [columns.join('\t'), ...rows.map((row) => columns.map((column) => row[column]).join('\t')), ''].join('\n')
}

/**
 * What the weights are trained on: every mention of the balanced extractor, and of the one for high recall those for which nothing speaks,
 * which only it finds.
 */
export function trainingMentions(notes: readonly GoldNote[]): { balanced: Judged[]; all: Judged[] } {
  const balanced = judgeAll(notes, createExtractor())
  const wide = judgeAll(notes, createExtractor({ operatingPoint: 'high-recall' }))
  const unproven = {
    condition: bitsOf('condition').unproven,
    medication: bitsOf('medication').unproven,
    observation: 0,
  }
  return { balanced, all: [...balanced, ...wide.filter(({ kind, bits }) => bits & unproven[kind])] }
}

/** Every mention that the extractor finds in the notes, judged. */
export function judgeAll(notes: readonly GoldNote[], extractor: Extractor): Judged[] {
  return notes.flatMap((note) => {
    const extraction = extractor.extract({ id: note.id, text: note.text })
    const features = readFeatures({ ...extraction.layers, text: note.text, lexicon: extractor.lexicon })
    return judge(note, extraction).map((verdict) => {
      const layer = verdict.kind === 'observation' ? features.observations : features.mentions
      return { ...verdict, note: note.id, bits: layer[verdict.index]! }
    })
  })
}

// The strength of the priors. Cross-validation says the same from 1 to 10; below, features that few mentions have follow them blindly.
const ridge = 3

/** The rows with weights fitted to the mentions, and how many of them have each feature. */
export function train(judged: readonly Judged[], rows: readonly Row[], strength = ridge): readonly Row[] {
  const trained = new Map<Row, Row>()
  for (const kind of kinds)
    for (const part of partsOf[kind]) {
      const own = rows.filter((row) => row.kind === kind && row.part === part)
      const base = own.find(({ feature }) => feature === 'base')!
      const features = own.filter((row) => row !== base)
      const numbers = features.map(({ feature }) => (featureNames[kind] as readonly string[]).indexOf(feature))
      const samples: Sample[] = judged
        .filter((one) => one.kind === kind && one.right[part] !== null)
        .map(({ bits, right }) => ({
          features: numbers.flatMap((number, f) => (bits & (1 << number) ? [f] : [])),
          right: right[part]!,
        }))
      const beliefs = features.map(({ prior, sign }) => ({
        weight: Number(prior),
        sign: sign === '+' ? (1 as const) : sign === '-' ? (-1 as const) : (0 as const),
      }))
      const fit: Fit = fitLogistic(samples, beliefs, strength)
      trained.set(base, { ...base, weight: written(fit.base), seen: String(samples.length) })
      features.forEach((row, f) => {
        const seen = samples.filter((sample) => sample.features.includes(f)).length
        trained.set(row, { ...row, weight: written(fit.weights[f]!), seen: String(seen) })
      })
    }
  return rows.map((row) => trained.get(row) ?? row)
}

const written = (weight: number): string => String(Math.round(weight * 100) / 100 || 0)

/** The weights of rows as the scorer has them. */
export function calibrationOfRows(rows: readonly Row[], kind: Kind): Calibration {
  const named = (feature: string) =>
    rows
      .filter((row) => row.kind === kind && row.feature === feature && Number(row.weight) !== 0)
      .map(({ part, weight }) => ({ part, name: feature, weight: Number(weight) }))
  return { base: named('base'), factors: featureNames[kind].map(named) }
}

/** How many parts cross-validation makes of the notes. */
export const folds = 10

/** The fold of a note, by the hash of its id (FNV-1a): the same on every machine and in every order. */
export function foldOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0
  return hash % folds
}

/** Each mention to test with the confidence that it has when its note is left out of the training. */
export function crossValidate(
  judged: readonly Judged[],
  rows: readonly Row[],
  strength = ridge,
  tested: readonly Judged[] = judged,
): Judged[] {
  const out: Judged[] = []
  for (let fold = 0; fold < folds; fold++) {
    const left = tested.filter(({ note }) => foldOf(note) === fold)
    if (left.length === 0) continue
    const fitted = train(
      judged.filter(({ note }) => foldOf(note) !== fold),
      rows,
      strength,
    )
    out.push(...withWeights(left, fitted))
  }
  return out
}

/** The mentions with the confidence that these rows give them. */
export function withWeights(judged: readonly Judged[], rows: readonly Row[]): Judged[] {
  return kinds.flatMap((kind) => {
    const calibration = calibrationOfRows(rows, kind)
    return judged
      .filter((one) => one.kind === kind)
      .map((one) => {
        const { value, mention, assertion, attributes } = confidenceFor(kind, one.bits, calibration)
        return { ...one, confidence: value, parts: { mention, assertion, attributes } }
      })
  })
}
