/** Routes of a lexicon: SNOMED CT codes by their normal form. */
import { conceptsOf, type Lexicon } from '../lexicon/index.ts'

const cache = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

/** "oral" gives 26643006; '' for a route without a code. */
export function routesOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  let routes = cache.get(lexicon)
  if (!routes) {
    routes = new Map(conceptsOf(lexicon, 'route').map(({ concept }) => [concept.name, concept.fields.snomed ?? '']))
    cache.set(lexicon, routes)
  }
  return routes
}
