/** Condition findings as Condition, or FamilyMemberHistory for a relative's. */
import type { ConditionFinding } from '../findings/index.ts'
import { type Build, coded, conceptOf, evidenceOf, labels } from './build.ts'
import { addBytes, addPlace, addText, beginName, endName } from './ids.ts'
import { systemUris, uris } from './systems.ts'
import type { Condition, FamilyMemberHistory, Observation } from './types.ts'

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
  nameCondition(build, finding, 'Condition')
  const id = endName()
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
    category: [coded(uris.conditionCategory, isListed(finding) ? 'problem-list-item' : 'encounter-diagnosis')],
    ...(severity
      ? { severity: { coding: [{ system: systemUris.snomed!, code: severities[severity]! }], text: severity } }
      : {}),
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
  nameCondition(build, finding, 'FamilyMemberHistory')
  const id = endName()
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
  if (!isToldSymptom(finding)) return null
  nameCondition(build, finding, 'Observation')
  const id = endName()
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

/** Whether the note tells a symptom or sign as such. */
export function isToldSymptom(finding: ConditionFinding): boolean {
  const { experiencer, temporality, certainty } = finding
  return (
    experiencer === 'patient' &&
    temporality === 'current' &&
    (finding.class === 'symptom' || finding.class === 'sign') &&
    (certainty === 'present' || certainty === 'absent') &&
    observedIn.has(finding.section.loinc)
  )
}

/** Says what tells this finding from the note's others, in ids: "icd-10-cm#I50.9|present|123|12"; `code` are the bytes of its first code in that, where they are at hand. */
export function nameCondition(
  { noteKey }: Build,
  { codes, name, certainty, evidence }: ConditionFinding,
  resourceType: string,
  code?: Uint8Array,
): void {
  beginName(noteKey, resourceType)
  if (codes.length === 0) addText(name)
  else if (code) addBytes(code)
  else {
    addText(codes[0]!.system)
    addText('#')
    addText(codes[0]!.code)
  }
  addText('|')
  addText(certainty)
  addPlace(evidence[0])
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

export const verifications = ['confirmed', 'unconfirmed', 'provisional', 'differential', 'refuted'] as const

/** What the note asserts. */
export function verificationOf(finding: ConditionFinding): (typeof verifications)[number] {
  if (finding.certainty === 'absent') return 'refuted'
  if (finding.certainty !== 'possible') return 'confirmed'
  const cues = cuesOf(finding)
  if (cues.some((cue) => differential.test(cue))) return 'differential'
  if (cues.some((cue) => provisional.test(cue))) return 'provisional'
  return 'unconfirmed'
}

// The official names of a disease's state: "multiple myeloma in remission", "manic episode in full remission".
const remission = /\bin (?:\w+ )?remission$/

export const clinicals = ['active', 'inactive', 'resolved', 'remission'] as const

/** How it stands with the condition; null for one that is denied. */
export function clinicalOf(finding: ConditionFinding): (typeof clinicals)[number] | null {
  if (finding.certainty === 'absent') return null
  if (finding.name.endsWith('remission') && remission.test(finding.name)) return 'remission'
  if (finding.temporality === 'current') return 'active'
  const cues = cuesOf(finding)
  if (cues.some((cue) => cue.includes('remission'))) return 'remission'
  if (cues.some((cue) => cue.includes('resolved'))) return 'resolved'
  return finding.class === 'chronic' ? 'active' : 'inactive'
}

const problemLists = new Set(['11450-4', '11348-0'])

/** Whether it stands in a list of problems, and is not denied. */
export function isListed({ section, certainty }: ConditionFinding): boolean {
  return certainty !== 'absent' && problemLists.has(section.loinc)
}

const severities: Readonly<Record<string, string>> = { mild: '255604002', moderate: '6736007', severe: '24484000' }

export const severityNames = Object.keys(severities)

/** How bad the note says that it is: mild, moderate or severe; null where it does not. */
export function severityOf({ modifiers }: ConditionFinding): string | null {
  for (const { role, value } of modifiers) if (role === 'severity' && severities[value]) return value
  return null
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
export function relationOf({ relative = '' }: ConditionFinding): string | null {
  const cue = relative.toLowerCase()
  return noKin.test(cue) ? null : (relations.get(cue) ?? 'FAMMEMB')
}
