/** Issues of sigs: what is odd in a note's directions, by code and place, for the extraction to tell. */
import type { Issue } from '../../note/index.ts'
import type { Attributes } from '../attributes.ts'
import type { Sig, SigIssue } from './sig.ts'

const codes = {
  'contradictory-frequency': 'attributes/contradictory-sig',
  'doubled-unit': 'attributes/contradictory-sig',
  'implausible-dose': 'attributes/implausible-dose',
} as const satisfies Record<SigIssue, string>

/** The issues of all medications: "take 0 tablets BID q8h" has an implausible dose and a contradiction, both kept as written. */
export function sigIssues(attributes: readonly Attributes[]): Issue[] {
  const issues: Issue[] = []
  const told = new Set<string>() // two names of one drug share their directions
  for (const one of attributes) {
    if (one.kind !== 'medication') continue
    const { span } = one.sig
    for (const code of issuesOf(one.sig)) {
      const place = `${codes[code]} ${span?.start} ${span?.end}`
      if (told.has(place)) continue
      told.add(place)
      issues.push({ code: codes[code], severity: 'warning', ...(span ? { span } : {}) })
    }
  }
  return issues
}

/** What is odd in a sig or in one of its steps, each once. */
export function issuesOf(sig: Sig): readonly SigIssue[] {
  if (!sig.then) return sig.issues ?? []
  return [...new Set([sig, ...sig.then].flatMap(({ issues }) => issues ?? []))]
}
