/** What a title implies, as words: "temporality=historical list=problem parts=system". */

/** The words of an `implies` cell, read once. */
export interface Implied {
  /** The title names a part of another section: "Lungs:" in an exam. */
  readonly part: boolean
  /** Which parts it may hold: any, those of body systems and answers, answers alone ("Negative for:"), or none. */
  readonly parts: 'any' | 'system' | 'answers' | 'none'
  /** Everything else, by its key: `temporality` → `historical`, `allergen` → ''. */
  readonly words: ReadonlyMap<string, string>
}

const known = new Map<string, Implied>()
// The cells of one lexicon are some forty; users may bring more, but no note does.
const maxKnown = 2000

/** Reads an `implies` cell. "part list=medication" is a part, with list → medication. */
export function readImplies(cell: string): Implied {
  const found = known.get(cell)
  if (found) return found
  let part = false
  let parts: Implied['parts'] = 'none'
  const words = new Map<string, string>()
  for (const word of cell.split(' ')) {
    const at = word.indexOf('=')
    const key = at < 0 ? word : word.slice(0, at)
    const value = at < 0 ? '' : word.slice(at + 1)
    if (key === 'part') part = true
    else if (key === 'parts') parts = value === 'system' || value === 'answers' ? value : 'any'
    else if (key !== 'none' && key !== '') words.set(key, value)
  }
  const made: Implied = { part, parts, words }
  if (known.size < maxKnown) known.set(cell, made)
  return made
}

/** What a part implies: its own words, and its parent's where it says nothing. */
export function inheritImplies(own: string, parent: string): string {
  const mine = readImplies(own)
  const words: string[] = [...mine.words].map(([key, value]) => (value === '' ? key : `${key}=${value}`))
  for (const [key, value] of readImplies(parent).words)
    if (!mine.words.has(key)) words.push(value === '' ? key : `${key}=${value}`)
  return words.join(' ')
}

/** What standing in a section says of an axis or a list: `impliedBy(section, 'experiencer')` is "family" in a family history, else null. */
export function impliedBy(section: { readonly implies: string }, key: string): string | null {
  return readImplies(section.implies).words.get(key) ?? null
}
