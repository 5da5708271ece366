/** Tones: how a finding is shown, by what is asserted of it; negated and family findings look unlike the patient's own. */
import type { Finding } from '../findings/index.ts'

export type Tone = 'present' | 'possible' | 'absent' | 'historical' | 'hypothetical' | 'family'

/** Every tone with the words of its filter, in the order of the page. */
export const tones: readonly (readonly [Tone, string])[] = [
  ['present', 'present, active'],
  ['possible', 'possible'],
  ['absent', 'denied, stopped'],
  ['historical', 'past, completed'],
  ['hypothetical', 'may come, planned'],
  ['family', 'family, others'],
]

/** The tone of a finding, and the short mark beside its words; '' for what is simply there. */
export function toneOf(finding: Finding): { readonly tone: Tone; readonly mark: string } {
  if (finding.kind === 'observation') return { tone: 'present', mark: '' }
  if (finding.experiencer !== 'patient')
    return { tone: 'family', mark: finding.experiencer === 'family' ? familyMark(finding) : 'other' }
  if (finding.kind === 'medication') return statusTones[finding.status]
  if (finding.certainty === 'absent') return { tone: 'absent', mark: 'no' }
  if (finding.certainty === 'hypothetical') return { tone: 'hypothetical', mark: 'if' }
  if (finding.certainty === 'possible') return { tone: 'possible', mark: '?' }
  if (finding.temporality === 'historical') return { tone: 'historical', mark: 'past' }
  return { tone: 'present', mark: '' }
}

function familyMark(finding: Exclude<Finding, { kind: 'observation' }>): string {
  return finding.certainty === 'absent' ? 'family: no' : 'family'
}

const statusTones = {
  active: { tone: 'present', mark: '' },
  completed: { tone: 'historical', mark: 'completed' },
  stopped: { tone: 'absent', mark: 'stopped' },
  'on-hold': { tone: 'absent', mark: 'held' },
  'not-taken': { tone: 'absent', mark: 'not taken' },
  allergy: { tone: 'absent', mark: 'allergy' },
  intended: { tone: 'hypothetical', mark: 'planned' },
  unknown: { tone: 'possible', mark: '?' },
} as const
