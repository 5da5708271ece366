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
 * | present | any, "in remission" | confirmed | remission |
 * | present | historical, chronic disease | confirmed | active |
 * | present | historical, "resolved" | confirmed | resolved |
 * | present | historical, other | confirmed | inactive |
 * | possible | any | unconfirmed, provisional or differential by its cue | as what is present |
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

/** Family findings that are asserted, one resource a relative's condition; a denied one is not emitted, nor that of one who is no kin. */
export function toFamilyHistory(build: Build, finding: ConditionFinding): FamilyMemberHistory | null {
  if (finding.experiencer !== 'family' || finding.certainty !== 'present') return null
  const relation = relationOf(finding)
  if (relation === null) return null
  const id = resourceId(build.noteKey, 'FamilyMemberHistory', conditionKey(finding))
  return {
    resourceType: 'FamilyMemberHistory',
    id,
    meta: labels(finding.confidence.value),
    extension: evidenceOf(build, finding.evidence, finding.confidence.value),
    identifier: [{ system: uris.findingId, value: id }],
    status: 'partial',
    patient: build.subject,
    relationship: coded(uris.roleCode, relation),
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

// Cues that say more than "possible" have these words; FHIR's verification status tells them apart.
const differential = /\b(?:vs|versus|either|ddx|differential)\b/ // "is in the differential"
const provisional = /\b(?:presum|provisional|working diagnosis|empiric|treat(?:ed)? (?:as|presumptively)\b)/ // "presumed to be"

/** The cues that the finding is judged by, as their table has them, heads of lists among them, and types of sections that do. */
export function cuesOf(finding: ConditionFinding): string[] {
  const cues: string[] = []
  for (const { rule } of finding.because) {
    const [, cue] = /^(?:cue|list|section)\/(.+)$/s.exec(rule) ?? []
    if (cue !== undefined) cues.push(cue)
  }
  return cues
}

function verificationOf(
  finding: ConditionFinding,
): 'confirmed' | 'unconfirmed' | 'provisional' | 'differential' | 'refuted' {
  if (finding.certainty === 'absent') return 'refuted'
  if (finding.certainty !== 'possible') return 'confirmed'
  const cues = cuesOf(finding)
  if (cues.some((cue) => differential.test(cue))) return 'differential'
  if (cues.some((cue) => provisional.test(cue))) return 'provisional'
  return 'unconfirmed'
}

// The official names of a disease's state: "multiple myeloma in remission", "manic episode in full remission".
const remission = /\bin (?:\w+ )?remission$/

function clinicalOf(finding: ConditionFinding): 'active' | 'inactive' | 'resolved' | 'remission' | null {
  if (finding.certainty === 'absent') return null
  if (remission.test(finding.name)) return 'remission'
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

// v3-RoleCode by the cue.
const relations: ReadonlyMap<string, string> = new Map(
  [
    ['MTH', 'mother', 'mom', 'mum'],
    ['FTH', 'father', 'dad'],
    ['PRN', 'parent', 'parents'],
    ['BRO', 'brother', 'brothers'],
    ['SIS', 'sister', 'sisters'],
    ['SIB', 'sib', 'sibs', 'sibling', 'siblings'],
    ['HBRO', 'half-brother'],
    ['HSIS', 'half-sister'],
    ['TWIN', 'twin'],
    ['ITWIN', 'identical twin'],
    ['SONC', 'son', 'sons'],
    ['DAUC', 'daughter', 'daughters'],
    ['CHILD', 'child', 'children'],
    ['GRMTH', 'grandmother'],
    ['MGRMTH', 'maternal grandmother', 'mgm'],
    ['PGRMTH', 'paternal grandmother', 'pgm'],
    ['GRFTH', 'grandfather'],
    ['MGRFTH', 'maternal grandfather', 'mgf'],
    ['PGRFTH', 'paternal grandfather', 'pgf'],
    ['GRPRN', 'grandparent', 'grandparents'],
    ['GRNDSON', 'grandson'],
    ['GRNDDAU', 'granddaughter'],
    ['GRNDCHILD', 'grandchild', 'grandchildren'],
    ['AUNT', 'aunt', 'aunts'],
    ['MAUNT', 'maternal aunt'],
    ['PAUNT', 'paternal aunt'],
    ['UNCLE', 'uncle', 'uncles'],
    ['MUNCLE', 'maternal uncle'],
    ['PUNCLE', 'paternal uncle'],
    ['COUSN', 'cousin', 'cousins'],
    ['MCOUSN', 'maternal cousin'],
    ['PCOUSN', 'paternal cousin'],
    ['NIECE', 'niece'],
    ['NEPHEW', 'nephew'],
  ].flatMap(([code, ...cues]) => cues.map((cue) => [cue, code!] as const)),
)
// Kin by marriage: what they have is no family history.
const noKin = /^(?:husband|wife|spouse|.*-in-law)$/ // "mother-in-law"

/** The relation to the patient: a family member where the note says no more; null for one by marriage. */
function relationOf({ relative = '' }: ConditionFinding): string | null {
  const cue = relative.toLowerCase()
  return noKin.test(cue) ? null : (relations.get(cue) ?? 'FAMMEMB')
}
