/** Elsewhere: what the other mentions of a thing in the note say of it. */
import type { Assertion } from '../assertion/index.ts'
import type { Attributes } from '../attributes/index.ts'
import type { Mention } from '../mentions/index.ts'
import { int32Column, uint8Column } from '../note/index.ts'

export interface Elsewhere {
  /** Is it named elsewhere by an exact term that is not ambiguous? */
  sure(mention: number): boolean
  /** Is another certainty, another person's, or another status said of it elsewhere, and nowhere the same? */
  otherwise(mention: number): boolean
}

/** All that may be said of a condition or of a drug; a relative's is one thing to say, whatever its certainty. */
const sayings = [
  'present',
  'possible',
  'absent',
  'hypothetical',
  'family',
  'other',
  'active',
  'completed',
  'stopped',
  'intended',
  'on-hold',
  'not-taken',
  'allergy',
  'unknown',
] as const

const isExact = ({ match, ambiguous }: Mention): boolean => match === 'exact' && !ambiguous

/** Reads what a note's mentions say of one another; things are told apart by kind and name. */
export function elsewhereOf(
  mentions: readonly Mention[],
  assertions: readonly Assertion[],
  attributes: readonly Attributes[],
): Elsewhere {
  const conditions = new Map<string, number>()
  const medications = new Map<string, number>()
  const thingOf = int32Column(mentions.length)
  const saidOf = uint8Column(mentions.length)
  // by thing: its mentions, the exact ones, and those by what is said
  const all = int32Column(mentions.length)
  const exact = int32Column(mentions.length)
  const said = int32Column(mentions.length * sayings.length)
  for (let m = 0; m < mentions.length; m++) {
    const { kind, name } = mentions[m]!
    const names = kind === 'medication' ? medications : conditions
    let thing = names.get(name)
    if (thing === undefined) names.set(name, (thing = conditions.size + medications.size))
    thingOf[m] = thing
    all[thing]!++
    if (isExact(mentions[m]!)) exact[thing]!++
    const drug = attributes[m]!
    const { certainty, experiencer } = assertions[m]!
    const saying = drug.kind === 'medication' ? drug.status : experiencer === 'patient' ? certainty : experiencer
    saidOf[m] = sayings.indexOf(saying)
    said[thing * sayings.length + saidOf[m]!]!++
  }
  return {
    sure: (m) => exact[thingOf[m]!]! > (isExact(mentions[m]!) ? 1 : 0),
    otherwise: (m) => all[thingOf[m]!]! > 1 && said[thingOf[m]! * sayings.length + saidOf[m]!] === 1,
  }
}
