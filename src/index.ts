/** Everything public, for any JavaScript. */
export type { Axes } from './assertion/index.ts'
export type { Confidence, Factor } from './confidence/index.ts'
export { BugError, ConfigError, type ErrorCode, type IssueCode, LexiconError, TinctureError } from './errors.ts'
export type {
  AnyResource,
  Bundle,
  BundleOptions,
  Condition,
  Dosage,
  MedicationRequest,
  MedicationStatement,
  Observation,
} from './fhir/index.ts'
export { type ValidationIssue, validateResource, writeJson, writeXml } from './fhir/index.ts'
export {
  type ConditionFinding,
  type ConditionMention,
  type Finding,
  type FlatMention,
  type MedicationFinding,
  type MedicationMention,
  mentionSchema,
  mentionsJsonSchema,
  noteMentionsSchema,
  type ObservationFinding,
  type ObservationMention,
} from './findings/index.ts'
export { type Lexicon, readLexicon } from './lexicon/index.ts'
export type { OwnConcept, OwnTerms } from './lexicon-compiler/index.ts'
export type { Code, Issue, Note, Reason, Span } from './note/index.ts'
export {
  type AssertionRule,
  type Attempt,
  createExtractor,
  createNdjsonWriter,
  type Directions,
  defineRule,
  type Extraction,
  type Extractor,
  type ExtractorOptions,
  type FindingRule,
  formatDosage,
  type GivenNote,
  type MentionRule,
  type MentionView,
  type Near,
  type OwnCue,
  type OwnTitles,
  parseSig,
  type Rule,
  toBundle,
  toResources,
} from './pipeline/index.ts'
export { version } from './version.ts'
