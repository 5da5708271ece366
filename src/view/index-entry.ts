/** What the index keeps of each note, so that many notes need not stand in memory at once. */
import { nameOf } from '../explain/index.ts'
import type { Finding } from '../findings/index.ts'
import type { Extraction } from '../pipeline/index.ts'
import { type Tone, toneOf } from './tones.ts'

/** The counts of one note. */
export interface IndexEntry {
  readonly id: string
  /** Address of its page, relative to the index. */
  readonly address: string
  readonly findings: readonly {
    readonly kind: Finding['kind']
    readonly tone: Tone
    readonly name: string
    readonly confidence: number
  }[]
  readonly issues: number
}

/** The entry of a note whose page stands at an address. */
export function indexEntryOf({ note, findings, issues }: Extraction, address: string): IndexEntry {
  return {
    id: note.id,
    address,
    findings: findings.map((finding) => ({
      kind: finding.kind,
      tone: toneOf(finding).tone,
      name: nameOf(finding),
      confidence: finding.confidence.value,
    })),
    issues: issues.length,
  }
}
