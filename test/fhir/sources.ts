/** Findings made by hand, as the sources of bundles and resources. */
import type { Sig } from '../../src/attributes/index.ts'
import { type Build, codePointCounter } from '../../src/fhir/build.ts'
import { attachmentHash } from '../../src/fhir/ids.ts'
import { type Bundle, type BundleOptions, buildBundle } from '../../src/fhir/index.ts'
import {
  assembleFindings,
  type ConditionFinding,
  type Finding,
  type MedicationFinding,
  type ObservationFinding,
} from '../../src/findings/index.ts'
import type { Note } from '../../src/note/index.ts'
import { layersOf, numbers, type Said } from '../findings/layers.ts'

const routes = new Map([
  ['oral', '26643006'],
  ['nebulized', ''],
])

export { routes }

/** Size and hash of a text, as a Build has them. */
function digestOf(text: string): Pick<Build, 'size' | 'hash'> {
  const bytes = new TextEncoder().encode(text)
  return { size: bytes.length, hash: attachmentHash(bytes) }
}

export function buildOf(note: Partial<Note> & { text: string }): Build {
  const whole: Note = { id: 'n', ...note }
  return {
    note: whole,
    noteKey: 'key',
    documentUrl: 'urn:uuid:document',
    subject: { reference: 'Patient/1' },
    ...digestOf(whole.text),
    codePointAt: codePointCounter(whole.text),
  }
}

/** The findings of things said, and the note's text. */
export function findingsOf(...said: readonly Said[]): { text: string; findings: readonly Finding[] } {
  const input = layersOf(...said)
  return { text: input.text, findings: assembleFindings(input) }
}

/** One condition finding with parts of it changed. */
export function condition(
  said: Partial<Extract<Said, { concept: 0 | 1 | 2 }>>,
  change: Partial<ConditionFinding> = {},
): ConditionFinding {
  const { findings } = findingsOf({ concept: numbers.heartFailure, ...said } as Said)
  return { ...(findings[0] as ConditionFinding), ...change }
}

export function medication(change: Partial<MedicationFinding> = {}, sig: Sig = {}): MedicationFinding {
  const { findings } = findingsOf({ concept: numbers.furosemide, words: 'Lasix', sig })
  return { ...(findings[0] as MedicationFinding), ...change }
}

export function observation(
  value: ObservationFinding['measurement']['value']['value'],
  measurement: Partial<ObservationFinding['measurement']> = {},
  change: Partial<ObservationFinding> = {},
): { build: Build; finding: ObservationFinding } {
  const { text, findings } = findingsOf({ concept: numbers.creatinine, value, measurement })
  return { build: buildOf({ text }), finding: { ...(findings[0] as ObservationFinding), ...change } }
}

export function bundleOf(note: Partial<Note>, said: readonly Said[], options: BundleOptions = {}): Bundle {
  const { text, findings } = findingsOf(...said)
  return buildBundle(
    { note: { id: 'n', text, ...note }, findings, version: '1.2.3', lexiconDigest: 'abcdef0123456789', routes },
    options,
  )
}
