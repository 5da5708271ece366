/** Words about the sites of an exam: examined-sites.tsv and section-sites.tsv. */
import type { Lexicon } from '../lexicon/index.ts'

export interface SiteWords {
  /** Sites by the type of an exam's section, the likeliest first. */
  readonly ofSections: ReadonlyMap<string, readonly string[]>
  /** Sites that name no place. */
  readonly vague: ReadonlySet<string>
  /** Words of a site that mean another one in names of a chapter of ICD-10-CM, by word. */
  readonly ambiguous: ReadonlyMap<string, string>
  /** Findings that only their own sentence places, and findings that nothing does. */
  readonly general: ReadonlySet<string>
  readonly unplaced: ReadonlySet<string>
}

const known = new WeakMap<Lexicon, SiteWords>()

export function siteWords(lexicon: Lexicon): SiteWords {
  let words = known.get(lexicon)
  if (!words) {
    const rows = new Map(lexicon.rows('examined-sites').map(({ name, fields }) => [name, fields.words ?? '']))
    const set = (name: string): ReadonlySet<string> => new Set((rows.get(name) ?? '').split('; '))
    words = {
      ofSections: new Map(
        lexicon.rows('section-sites').map(({ name, fields }) => [name, (fields.site ?? '').split('; ')]),
      ),
      vague: set('vague sites'),
      ambiguous: new Map([...set('ambiguous forms')].map((pair) => pair.split(' ') as [string, string])),
      general: set('general findings'),
      unplaced: set('unplaced findings'),
    }
    known.set(lexicon, words)
  }
  return words
}
