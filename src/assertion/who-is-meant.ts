/** Words for relatives that mean nobody of the family: a fundal height, a risk factor ticked off, and the patient whom his child tells of. */
import { kindBit } from '../lexicon/index.ts'
import { Kind, type TokenTable } from '../note/index.ts'
import type { CueRow } from './cue-rows.ts'
import { wordTest } from './view.ts'

/** The last relative of close kin met: does he tell ("per son", "daughter reports")? */
export interface Teller {
  readonly row: CueRow
  readonly end: number
  readonly tells: boolean
}

const observationBit = kindBit('observation')

/** "FH 34 cm" is a fundal height, and "CRF: +FH, +HTN" ticks the family history off and says nothing of what follows. */
export function isNone(
  text: string,
  tokens: TokenTable,
  kinds: number,
  { experiencer, reach, direction }: CueRow,
  first: number,
  end: number,
): boolean {
  if (experiencer !== 'family' || reach !== 'sentence' || direction !== 'forward' || end >= tokens.length) return false
  const sign = (i: number): string => (tokens.kind[i] === Kind.sign ? text[tokens.start[i]!]! : '')
  if (kinds & observationBit && tokens.kind[sign(end) === '' ? end : end + 1] === Kind.number) return true
  return first > 0 && sign(end) === ',' && sign(first - 1) === '+'
}

// "daughter reports on the phone that her mother": as far apart, in tokens.
const maxApart = 8
const isGone = wordTest('died deceased passed death dying')
const isOf = wordTest('patient pt pts patients and or')

/**
 * Is this relative the patient: "Daughter reports that her mother has chest pain", "Per son, his mother fell", "Wife says husband
 * sees things"? Not "patient's mother", nor one who died.
 */
export function isPatient(
  text: string,
  tokens: TokenTable,
  { kin, pronoun }: CueRow,
  { row, end, tells }: Teller,
  first: number,
  stop: number,
): boolean {
  if (!tells || first - end > maxApart || first === end) return false
  const fits =
    (row.kin === 'child' && kin === 'parent') || (row.kin === 'spouse' && kin === 'spouse' && pronoun !== row.pronoun)
  if (!fits || (stop < tokens.length && isGone(tokens, stop))) return false
  for (let i = end; i < first; i++) {
    if (isOf(tokens, i)) return false
    if (tokens.kind[i] === Kind.sign && /[.;]/.test(text[tokens.start[i]!]!)) return false
  }
  return true
}
