/** The layers, the stage contract, and the default order. */
export { type Attempt, buildExtractor, type Extraction, type Extractor, type GivenNote } from './build-extractor.ts'
export * from './create-extractor.ts'
export { isFull } from './in-step.ts'
export type { LayerName, Layers } from './layers.ts'
export { type OperatingPoint, operatingPoints } from './operating-points.ts'
export type { OwnCue, OwnTitles } from './own-cues.ts'
export * from './parse-directions.ts'
export {
  type AssertionRule,
  defineRule,
  type FindingRule,
  type MentionRule,
  type MentionView,
  type Near,
  type Rule,
} from './rule.ts'
export { type AnyStage, checkStages, defineStage, type Report, type Stage } from './stage.ts'
export * from './to-fhir.ts'
