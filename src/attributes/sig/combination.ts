/** Combinations: "49-51 mg" of a drug with two ingredients is what a tablet holds of each, and no range of doses. */
import type { Sig } from './sig.ts'

// No range of doses is so narrow: 24-26, 49-51, 97-103.
const narrow = 1.1
const least = 20

/** A sig with its narrow range as the strength, where the drug's name has two ingredients: "sacubitril / valsartan". */
export function withPairedStrength(sig: Sig, name: string): Sig {
  const { dose, strength, ...others } = sig
  const high = dose?.value.high
  if (!dose || high === undefined || strength || !name.includes(' / ')) return sig
  const low = dose.value.value
  return low >= least && high > low && high / low < narrow ? { ...others, strength: dose } : sig
}
