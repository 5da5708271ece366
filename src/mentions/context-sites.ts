/** Where a finding without a place of its own is: where its sentence looks, or in the region of the exam under whose title it stands. */
import type { Lexicon } from '../lexicon/index.ts'
import { oneOf, type Sentence } from '../note/index.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'
import type { MentionInput } from './find-mentions.ts'

/** A place to try, its modifiers in order, and the tokens that say it; those of a title or a section are none of the span. */
export interface ContextSite {
  readonly rule: 'section/site' | 'mentions/shared-site'
  readonly modifiers: readonly Pick<FoundModifier, 'role' | 'value'>[]
}

const isDeterminer = oneOf('the his her their both')
// what a sentence goes on with after the part of the body that it looks at: "throat is without", "neck supple, no"
const goesOn = oneOf(
  'is are was were with without w/ w/o has have had show shows showed reveal reveals revealed appear appears clear soft supple normal unremarkable benign nontender negative neg intact pink moist warm nl no : , -',
)
// So many tokens of a title are looked at.
const maxTitle = 8

/** The places that a finding at token `at` may have from around it, the nearest first: "Throat is without erythema", "NECK: no masses". */
export function contextSites(
  { tokens, lexicon, sections, sectionAt }: MentionInput,
  sentence: Sentence,
  at: number,
  index: ModifierIndex,
): readonly ContextSite[] {
  const places: ContextSite[] = []
  const section = sections[sectionAt[at]!]!
  const subject = subjectOf(tokens, Math.max(sentence.first, section.first), at, index)
  if (subject.length > 0) places.push({ rule: 'mentions/shared-site', modifiers: subject })
  const sites = sitesOfSections(lexicon).get(section.type)
  if (sites === undefined) return places
  const values: string[] = []
  if (section.title !== null)
    for (let i = section.first - 1; i >= 0 && section.first - i <= maxTitle; i--) {
      if (tokens.start[i]! < section.title.start) break
      const own = index.beginning.get(i)
      if (own?.role === 'site' && !values.includes(own.value)) values.push(own.value)
    }
  for (const site of sites) if (!values.includes(site)) values.push(site)
  for (const value of values) places.push({ rule: 'section/site', modifiers: [{ role: 'site', value }] })
  return places
}

/** The part of the body that opens a sentence: "the left leg" of "The left leg is without swelling"; the extremities are too many. */
function subjectOf(
  tokens: MentionInput['tokens'],
  first: number,
  at: number,
  index: ModifierIndex,
): readonly FoundModifier[] {
  let i = first
  if (isDeterminer(tokens, i)) i++
  const run: FoundModifier[] = []
  for (let found = index.beginning.get(i); found; found = index.beginning.get(i)) {
    if (found.role !== 'site' && found.role !== 'laterality') break
    if (found.end > at || found.value === 'extremity') return []
    run.push(found)
    i = found.end
  }
  return run.some(({ role }) => role === 'site') && goesOn(tokens, i) ? run : []
}

const siteCache = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>()

/** The sites that a section of an exam is about, by section type (section-sites.tsv). */
function sitesOfSections(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  let sites = siteCache.get(lexicon)
  if (!sites) {
    sites = new Map(lexicon.rows('section-sites').map(({ name, fields }) => [name, (fields.site ?? '').split('; ')]))
    siteCache.set(lexicon, sites)
  }
  return sites
}
