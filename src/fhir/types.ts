/** The R4 shapes that we emit, no wider than what we fill; test/fhir/types.test.ts holds them against @types/fhir. */
import type { EventTiming } from './event-timing.ts'

export interface Extension {
  url: string
  extension?: Extension[]
  valueDecimal?: number
  valueString?: string
  valueCode?: string
  valueInteger?: number
  valueReference?: Reference
  valueCodeableConcept?: CodeableConcept
}

export interface Element {
  extension?: Extension[]
}

export interface Coding {
  system: string
  code: string
  display?: string
}

export interface CodeableConcept extends Element {
  coding?: Coding[]
  text?: string
}

export interface Reference extends Element {
  reference?: string
  display?: string
}

export interface Identifier {
  system: string
  value: string
}

export type Comparator = '<' | '<=' | '>=' | '>'

export interface Quantity extends Element {
  value?: number
  comparator?: Comparator
  unit?: string
  system?: string
  code?: string
}

export interface Range extends Element {
  low?: Quantity
  high?: Quantity
}

export interface Ratio extends Element {
  numerator?: Quantity
  denominator?: Quantity
}

export interface Period extends Element {
  start?: string
  end?: string
}

export interface Meta {
  profile?: string[]
  security?: Coding[]
  tag?: Coding[]
}

interface Resource {
  id: string
  meta?: Meta
  extension?: Extension[]
}

export interface Condition extends Resource {
  resourceType: 'Condition'
  identifier: Identifier[]
  clinicalStatus?: CodeableConcept
  verificationStatus: CodeableConcept
  category: CodeableConcept[]
  severity?: CodeableConcept
  code: CodeableConcept
  bodySite?: CodeableConcept[]
  subject: Reference
  encounter?: Reference
  recordedDate?: string
}

export interface FamilyMemberHistory extends Resource {
  resourceType: 'FamilyMemberHistory'
  identifier: Identifier[]
  status: 'partial'
  patient: Reference
  relationship: CodeableConcept
  condition: { code: CodeableConcept }[]
}

export interface TimingRepeat {
  boundsDuration?: Quantity
  boundsRange?: Range
  count?: number
  countMax?: number
  frequency?: number
  frequencyMax?: number
  period?: number
  periodMax?: number
  periodUnit?: 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a'
  dayOfWeek?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]
  timeOfDay?: string[]
  when?: EventTiming[]
}

export interface Timing {
  repeat?: TimingRepeat
  code?: CodeableConcept
}

export interface Dosage extends Element {
  sequence?: number
  text?: string
  additionalInstruction?: CodeableConcept[]
  timing?: Timing
  asNeededBoolean?: boolean
  asNeededCodeableConcept?: CodeableConcept
  route?: CodeableConcept
  doseAndRate?: { doseQuantity?: Quantity; doseRange?: Range; rateQuantity?: Quantity; rateRange?: Range }[]
  maxDosePerPeriod?: Ratio
}

export interface MedicationStatement extends Resource {
  resourceType: 'MedicationStatement'
  identifier: Identifier[]
  status: 'active' | 'completed' | 'intended' | 'stopped' | 'on-hold' | 'unknown' | 'not-taken'
  statusReason?: CodeableConcept[]
  medicationCodeableConcept: CodeableConcept
  subject: Reference
  context?: Reference
  effectiveDateTime?: string
  _effectiveDateTime?: Element
  dateAsserted?: string
  derivedFrom?: Reference[]
  reasonCode?: CodeableConcept[]
  dosage?: Dosage[]
}

export interface MedicationRequest extends Resource {
  resourceType: 'MedicationRequest'
  identifier: Identifier[]
  status: 'active' | 'on-hold' | 'cancelled' | 'completed' | 'stopped' | 'draft' | 'unknown'
  statusReason?: CodeableConcept
  intent: 'plan'
  reportedBoolean: true
  medicationCodeableConcept: CodeableConcept
  subject: Reference
  encounter?: Reference
  supportingInformation: Reference[]
  authoredOn?: string
  reasonCode?: CodeableConcept[]
  dosageInstruction?: Dosage[]
}

export interface ObservationComponent extends Element {
  code: CodeableConcept
  valueQuantity?: Quantity
  valueRange?: Range
  valueString?: string
  dataAbsentReason?: CodeableConcept
}

export interface Observation extends Resource {
  resourceType: 'Observation'
  identifier: Identifier[]
  status: 'final'
  category: CodeableConcept[]
  code: CodeableConcept
  subject: Reference
  encounter?: Reference
  effectiveDateTime?: string
  _effectiveDateTime?: Element
  effectivePeriod?: Period
  performer?: Reference[]
  derivedFrom: Reference[]
  valueQuantity?: Quantity
  valueRange?: Range
  valueRatio?: Ratio
  valueCodeableConcept?: CodeableConcept
  valueString?: string
  interpretation?: CodeableConcept[]
  note?: { text: string }[]
  bodySite?: CodeableConcept
  referenceRange?: { low?: Quantity; high?: Quantity; text?: string }[]
  component?: ObservationComponent[]
}

export interface Device extends Resource {
  resourceType: 'Device'
  identifier: Identifier[]
  type: CodeableConcept
  deviceName: { name: string; type: 'model-name' }[]
  version: { type?: CodeableConcept; value: string }[]
}

export interface DocumentReference extends Resource {
  resourceType: 'DocumentReference'
  identifier: Identifier[]
  status: 'current'
  type?: CodeableConcept
  category?: CodeableConcept[]
  subject: Reference
  date?: string
  content: { attachment: { contentType: string; data?: string; size: number; hash: string } }[]
}

export interface Provenance extends Resource {
  resourceType: 'Provenance'
  target: Reference[]
  recorded?: string
  _recorded?: Element
  reason: CodeableConcept[]
  activity: CodeableConcept
  agent: { type: CodeableConcept; who: Reference; onBehalfOf?: Reference }[]
  entity: { role: 'source'; what: Reference }[]
}

export type AnyResource =
  | Condition
  | FamilyMemberHistory
  | MedicationStatement
  | MedicationRequest
  | Observation
  | Device
  | DocumentReference
  | Provenance

export interface Bundle {
  resourceType: 'Bundle'
  id: string
  type: 'collection' | 'transaction'
  entry: BundleEntry[]
}

export interface BundleEntry {
  fullUrl: string
  resource: AnyResource
  request?: { method: 'POST' | 'PUT'; url: string; ifNoneExist?: string }
}
