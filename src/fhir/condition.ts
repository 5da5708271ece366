/** Condition findings as Condition, or FamilyMemberHistory for a relative's. */
import type { ConditionFinding } from '../findings/index.ts'
import { type Build, coded, conceptOf, evidenceOf, labels } from './build.ts'
import { resourceId } from './ids.ts'
import { systemUris, uris } from './systems.ts'
import type { CodeableConcept, Condition, FamilyMemberHistory, Observation } from './types.ts'

/**
 * | certainty | temporality | verificationStatus | clinicalStatus |
 * | --- | --- | --- | --- |
 * | present | current | confirmed | active |
 * | present | historical, chronic disease | confirmed | active |
 * | present | historical, "resolved" | confirmed | resolved |
 * | present | historical, other | confirmed | inactive |
 * | possible | any | unconfirmed, provisional or differential by its cue | active |
 * | absent | any | refuted | none |
 * | hypothetical | any | not emitted | |
 *
 * Null for what is not the patient's or not emitted.
 */
export function toCondition(build: Build, finding: ConditionFinding): Condition | null {
  if (finding.experiencer !== 'patient' || finding.certainty === 'hypothetical') return null
  const id = resourceId(build.noteKey, 'Condition', conditionKey(finding))
  const verification = verificationOf(finding)
  const clinical = clinicalOf(finding)
  const severity = severityOf(finding)
  return {
    resourceType: 'Condition',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    ...(clinical ? { clinicalStatus: coded(uris.conditionClinical, clinical) } : {}),
    verificationStatus: coded(uris.conditionVerStatus, verification),
    category: [coded(uris.conditionCategory, verification === 'refuted' ? 'encounter-diagnosis' : categoryOf(finding))],
    ...(severity ? { severity } : {}),
    code: conceptOf(finding.codes, finding.text),
    subject: build.subject,
    ...(build.note.encounter ? { encounter: { reference: build.note.encounter } } : {}),
    ...(build.note.writtenAt ? { recordedDate: build.note.writtenAt } : {}),
  }
}

/** Family findings that are asserted, one resource a relative's condition; a denied one is not emitted. */
export function toFamilyHistory(build: Build, finding: ConditionFinding): FamilyMemberHistory | null {
  if (finding.experiencer !== 'family' || finding.certainty !== 'present') return null
  const id = resourceId(build.noteKey, 'FamilyMemberHistory', conditionKey(finding))
  return {
    resourceType: 'FamilyMemberHistory',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    status: 'partial',
    patient: build.subject,
    relationship: coded(uris.roleCode, relationOf(finding)),
    condition: [{ code: conceptOf(finding.codes, finding.text) }],
  }
}

/** Sections in which a symptom is what the patient tells or what is seen: complaint, history of present illness, review of systems, examination. */
const observedIn = new Set(['10154-3', '46239-0', '10164-2', '10187-3', '29545-1', '10210-3'])

/**
 * A symptom or sign as Observation, present or absent, where the note tells it as such: "denies chest pain" in the
 * review of systems. Null for diagnoses, for what is only possible or past, and in lists of problems and assessments:
 * those are Conditions.
 */
export function toSymptom(build: Build, finding: ConditionFinding): Observation | null {
  if (finding.experiencer !== 'patient' || finding.temporality !== 'current') return null
  if (finding.class !== 'symptom' && finding.class !== 'sign') return null
  if (finding.certainty !== 'present' && finding.certainty !== 'absent') return null
  if (!observedIn.has(finding.section.loinc)) return null
  const id = resourceId(build.noteKey, 'Observation', conditionKey(finding))
  const present = finding.certainty === 'present'
  return {
    resourceType: 'Observation',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    status: 'final',
    category: [coded(uris.observationCategory, 'exam')],
    code: conceptOf(finding.codes, finding.text),
    subject: build.subject,
    ...(build.note.encounter ? { encounter: { reference: build.note.encounter } } : {}),
    ...(build.note.writtenAt ? { effectiveDateTime: build.note.writtenAt } : {}),
    derivedFrom: [{ reference: build.documentUrl }],
    valueCodeableConcept: {
      coding: [
        { system: systemUris.snomed!, code: present ? '52101004' : '2667000', display: present ? 'Present' : 'Absent' },
      ],
    },
  }
}

/** What tells this finding from the note's others, in ids. */
export function conditionKey(finding: ConditionFinding): string {
  const code = finding.codes[0]
  const span = finding.evidence[0]
  return `${code ? `${code.system}#${code.code}` : finding.name}|${finding.certainty}|${span.start}|${span.end - span.start}`
}

// Cues that say more than "possible"; FHIR's verification status tells these apart.
const differential = new Set([
  'vs',
  'versus',
  'differential',
  'ddx',
  'differential includes',
  'differential diagnosis',
  'either',
])
const provisional = new Set([
  'presumed',
  'presumptive',
  'presumably',
  'working diagnosis',
  'treat as',
  'treated as',
  'provisional',
  'treat empirically for',
])

/** The words of the cues that the finding is judged by. */
export function cuesOf(finding: ConditionFinding): string[] {
  return finding.because.filter((reason) => reason.rule.startsWith('cue/')).map((reason) => reason.rule.slice(4))
}

function verificationOf(
  finding: ConditionFinding,
): 'confirmed' | 'unconfirmed' | 'provisional' | 'differential' | 'refuted' {
  if (finding.certainty === 'absent') return 'refuted'
  if (finding.certainty !== 'possible') return 'confirmed'
  const cues = cuesOf(finding)
  if (cues.some((cue) => differential.has(cue))) return 'differential'
  if (cues.some((cue) => provisional.has(cue))) return 'provisional'
  return 'unconfirmed'
}

function clinicalOf(finding: ConditionFinding): 'active' | 'inactive' | 'resolved' | 'remission' | null {
  if (finding.certainty === 'absent') return null
  const cues = cuesOf(finding)
  if (finding.temporality === 'current') return 'active'
  if (cues.some((cue) => cue.includes('remission'))) return 'remission'
  if (cues.some((cue) => cue.includes('resolved'))) return 'resolved'
  return finding.class === 'chronic' ? 'active' : 'inactive'
}

const problemLists = new Set(['11450-4', '11348-0'])

function categoryOf(finding: ConditionFinding): 'problem-list-item' | 'encounter-diagnosis' {
  return problemLists.has(finding.section.loinc) ? 'problem-list-item' : 'encounter-diagnosis'
}

const severities: Readonly<Record<string, string>> = { mild: '255604002', moderate: '6736007', severe: '24484000' }

function severityOf(finding: ConditionFinding): CodeableConcept | null {
  const word = finding.modifiers.find((one) => one.role === 'severity' && severities[one.value])
  return word
    ? { coding: [{ system: 'http://snomed.info/sct', code: severities[word.value]! }], text: word.value }
    : null
}

// v3-RoleCode by the word of the note; side of the family first.
const relations: readonly (readonly [RegExp, string])[] = [
  [/maternal (?:grandmother|gm)|mgm/, 'MGRMTH'],
  [/maternal (?:grandfather|gf)|mgf/, 'MGRFTH'],
  [/paternal (?:grandmother|gm)|pgm/, 'PGRMTH'],
  [/paternal (?:grandfather|gf)|pgf/, 'PGRFTH'],
  [/maternal aunt/, 'MAUNT'],
  [/paternal aunt/, 'PAUNT'],
  [/maternal uncle/, 'MUNCLE'],
  [/paternal uncle/, 'PUNCLE'],
  [/grandmother/, 'GRMTH'],
  [/grandfather/, 'GRFTH'],
  [/grandparent/, 'GRPRN'],
  [/mother|mom\b/, 'MTH'],
  [/father|dad\b/, 'FTH'],
  [/brother/, 'BRO'],
  [/sister/, 'SIS'],
  [/sibling/, 'SIB'],
  [/daughter/, 'DAUC'],
  [/\bson\b/, 'SONC'],
  [/child/, 'CHILD'],
  [/aunt/, 'AUNT'],
  [/uncle/, 'UNCLE'],
  [/cousin/, 'COUSN'],
  [/niece/, 'NIECE'],
  [/nephew/, 'NEPHEW'],
  [/parent/, 'PRN'],
]

function relationOf(finding: ConditionFinding): string {
  const words = cuesOf(finding).join(' ')
  return relations.find(([word]) => word.test(words))?.[1] ?? 'FAMMEMB'
}
