/** What the kind of a drug adds to its sig: a feed by the hour runs through a tube, a fluid at a rate into a vein, a combination holds two drugs. */
import type { Concept } from '../../lexicon/index.ts'
import type { Sig } from './sig.ts'

/** The sig of a drug, with what follows from its kind. */
export const withKind = (text: string, concept: Concept, sig: Sig): Sig =>
  concept.kind !== 'medication'
    ? sig
    : withPair(concept.type, withFlow(text, concept.type, withTube(concept.type, sig)))

/** A feed by the hour runs through a tube, and into no vein. */
function withTube(type: string, sig: Sig): Sig {
  if (type !== 'supplement' || sig.rate === undefined || sig.route?.span !== sig.rate.span) return sig
  return { ...sig, route: { value: 'enteral', span: sig.rate.span } }
}

// No range of doses is so narrow.
const leastRange = 1.1

/** "Entresto 49-51": what a combination's two drugs weigh, and no range. */
function withPair(type: string, sig: Sig): Sig {
  const { dose, strength, ...rest } = sig
  if (type !== 'combination' || dose?.value.high === undefined || strength !== undefined) return sig
  return dose.value.high / dose.value.value < leastRange ? { ...rest, strength: dose } : sig
}

/** "NS @ 75": a fluid's bare number behind the sign is its rate. */
function withFlow(text: string, type: string, sig: Sig): Sig {
  const { dose } = sig
  if (type !== 'fluid' || dose === undefined || dose.value.unit !== '') return sig
  if (!/@\s?$/.test(text.slice(Math.max(0, dose.span.start - 2), dose.span.start))) return sig
  return {
    ...sig,
    route: sig.route ?? { value: 'intravenous', span: dose.span },
    frequency: sig.frequency ?? { value: { text: 'continuous', continuous: true }, span: dose.span },
  }
}
