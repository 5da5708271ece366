/** Elsewhere: what the other mentions of a thing in the note say of it. */
import type { Assertion } from '../assertion/index.ts'
import type { Attributes } from '../attributes/index.ts'
import type { Mention } from '../mentions/index.ts'

export interface Elsewhere {
  /** Is it named elsewhere by an exact term that is not ambiguous? */
  sure(mention: number): boolean
  /** Is another certainty, another person's, or another status said of it elsewhere, and nowhere the same? */
  otherwise(mention: number): boolean
}

/** Counts of one thing's mentions: exact ones, and all by what is said. */
interface Thing {
  exact: number
  readonly said: Map<string, number>
}

const isExact = ({ match, ambiguous }: Mention): boolean => match === 'exact' && !ambiguous

/** Reads what a note's mentions say of one another; things are told apart by kind and name. */
export function elsewhereOf(
  mentions: readonly Mention[],
  assertions: readonly Assertion[],
  attributes: readonly Attributes[],
): Elsewhere {
  const byName = { condition: new Map<string, Thing>(), medication: new Map<string, Thing>() }
  const said = (m: number): string => {
    const drug = attributes[m]!
    if (drug.kind === 'medication') return drug.status
    const { certainty, experiencer } = assertions[m]!
    return experiencer === 'patient' ? certainty : experiencer
  }
  const things: Thing[] = []
  for (let m = 0; m < mentions.length; m++) {
    const { kind, name } = mentions[m]!
    const names = kind === 'medication' ? byName.medication : byName.condition
    let thing = names.get(name)
    if (!thing) names.set(name, (thing = { exact: 0, said: new Map() }))
    if (isExact(mentions[m]!)) thing.exact++
    const key = said(m)
    thing.said.set(key, (thing.said.get(key) ?? 0) + 1)
    things.push(thing)
  }
  return {
    sure: (m) => things[m]!.exact > (isExact(mentions[m]!) ? 1 : 0),
    otherwise: (m) => things[m]!.said.size > 1 && things[m]!.said.get(said(m)) === 1,
  }
}
