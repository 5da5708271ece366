/** Denied: does a "no" before a drug speak of the drug, or of a condition that stands between? */
import { oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { classAt, type SigWords, signAt, wordAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import type { DrugAxes } from './status-found.ts'
import { Word } from './words.ts'

// A denial farther from its drug than this, in tokens, is looked at no further.
const maxReach = 60

const spreads = oneOf('spread extravasation leak leakage migration reflux uptake flow pooling residual')

// "no problems with Lipitor", "denies any side effects from her Zoloft": what is denied is trouble with a drug that is taken, or its success.
const trouble = oneOf(
  'problem problems trouble troubles difficulty difficulties issue issues effects complication complications toxicity toxicities relief benefit improvement response flare flares flareups help change recurrence recurrences attacks breakthrough luck success interaction interactions contraindication contraindications',
)
const meanwhile = oneOf('while')
const withIt = oneOf('with from of on to using taking')

const joins: ReadonlySet<number> = new Set([44, 47, 38, 43]) // , / & +

/** Does a comma or a semicolon stand between the denial that ends at character `said` and the cue at token `first`? */
function partedBefore(words: SigWords, first: number, said: number): boolean {
  const { tokens } = words
  for (let i = first - 1; i >= 0 && i > first - maxReach && tokens.start[i]! >= said; i--) {
    if (classAt(words, i) === Word.or) return false
    if (signAt(words, i) === 44 || signAt(words, i) === 59) return true
  }
  return false
}

/**
 * "no further bleeding and was given 10 mg of Decadron" denies the bleeding; "no fever or use of aspirin" denies both, and
 * "no steroids" the drug. `cue` is the status cue that speaks of the drug from before it, if any.
 */
export function isDenied(words: SigWords, drug: Described, axes: DrugAxes, cue: StatusCue | null): boolean {
  const { tokens } = words
  const begin = tokens.start[drug.first]!
  let said = -1
  for (const { span } of axes.because ?? []) if (span.end <= begin && span.end > said) said = span.end
  if (said < 0) return true // by its section, or by words after it
  // "Rh neg: RhoGAM", "after negative aspiration, Omnipaque was injected", "no spread of the Omnipaque"
  if (axes.because?.some(({ span }) => /^neg(?:ative)?$/i.test(words.text.slice(span.start, span.end)))) return false
  for (let k = drug.first - 1; k > drug.first - 4 && k > 0; k--)
    if ((classAt(words, k) === Word.of && spreads(tokens, k - 1)) || (withIt(tokens, k) && trouble(tokens, k - 1)))
      return false
  // "no interaction w/ linezolid"
  if (
    signAt(words, drug.first - 1) === 47 &&
    /^w$/i.test(wordAt(words, drug.first - 2)) &&
    trouble(tokens, drug.first - 3)
  )
    return false
  let condition = -1
  let or = -1
  let and = -1
  let i = drug.first - 1
  for (; i >= 0 && i > drug.first - maxReach && tokens.start[i]! >= said; i--) {
    if (meanwhile(tokens, i)) return false // "no aspirin while on a DOAC"
    if (condition < 0 && words.condition[i]) condition = i
    const wordClass = classAt(words, i)
    if (or < 0 && wordClass === Word.or) or = i
    if (and < 0 && (wordClass === Word.and || signAt(words, i) === 44 || signAt(words, i) === 59)) and = i
  }
  // "tamsulosin no, scopolamine patch on": an answer about the drug before
  if (i >= 0 && tokens.start[i]! < said && (signAt(words, i + 1) === 44 || signAt(words, i + 1) === 59)) return false
  // "no complications, and the patient received 2 L", "free of debris, the knee was injected with Celestone and Marcaine"
  if (cue !== null && and >= 0 && cue.first > and && or < and) return false
  if (cue !== null && cue.status === 'completed' && cue.end <= drug.first && partedBefore(words, cue.first, said))
    return false
  // "no nocturnal symptoms, albuterol twice a week": what has directions of its own is taken
  if (and > or && drug.slots.some(({ kind }) => kind === 'frequency' || kind === 'amount')) return false
  if (condition < 0) return true
  if (or > condition) return true
  // "no fever, steroids": a list of both
  for (let k = condition + 1; k < drug.first; k++)
    if (!joins.has(signAt(words, k)) && classAt(words, k) !== Word.and) return false
  return true
}
