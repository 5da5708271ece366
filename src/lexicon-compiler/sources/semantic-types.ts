/** UMLS semantic types: which kind of concept a type is, and which class of condition. */
import type { MentionKind } from './source.ts'

const types: Readonly<Record<string, readonly [MentionKind, string?]>> = {
  T019: ['condition', 'chronic'], // congenital abnormality
  T020: ['condition', 'chronic'], // acquired abnormality
  T033: ['condition', 'sign'], // finding
  T037: ['condition', 'injury'], // injury or poisoning
  T046: ['condition', 'acute'], // pathologic function
  T047: ['condition', 'acute'], // disease or syndrome
  T048: ['condition', 'chronic'], // mental or behavioural dysfunction
  T049: ['condition', 'chronic'], // cell or molecular dysfunction
  T184: ['condition', 'symptom'], // sign or symptom
  T190: ['condition', 'chronic'], // anatomical abnormality
  T191: ['condition', 'chronic'], // neoplastic process
  T109: ['medication'], // organic chemical
  T121: ['medication'], // pharmacologic substance
  T195: ['medication'], // antibiotic
  T200: ['medication'], // clinical drug
  T034: ['observation'], // laboratory or test result
  T059: ['observation'], // laboratory procedure
  T201: ['observation'], // clinical attribute
}

/** The wanted types in the order of preference: a concept of several types is of the first. */
export const typeNames: readonly string[] = Object.keys(types)

/** The kind of a semantic type; null when its concepts are no matter of ours. */
export function kindOfType(type: string): MentionKind | null {
  return types[type]?.[0] ?? null
}

/** The class of a condition of that type. */
export function classOfType(type: string): string | undefined {
  return types[type]?.[1]
}
