/** Other objects: what a cue is about when that is no drug: the colonoscopy of "aspirin 81 mg daily, declined colonoscopy". */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { isOrder, whyOrWhen } from './orders.ts'
import { classAt, hasMark, type SigWords, signAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'
import { Mark, Word } from './words.ts'

// and such that follow a refusal only
const further = oneOf(
  'until when while with without for from so and but or yet recently lately often much further anymore again either overnight once reports states says pt patient she he cost insurance supply refill refills script rx prescription dose doses med meds medication medications more',
)

/** "Lasix 40 mg daily, d/c foley", "Lasix 40 mg daily, refused labs": an order, or a refusal, of something else that is no drug. */
export function hasObject(words: SigWords, cue: StatusCue): boolean {
  const { tokens } = words
  const refused = cue.status === 'not-taken'
  if (!isOrder(words, cue) && !refused) return false
  const at = refused ? pastArticles(words, cue.end) : cue.end
  return isOther(words, at) && !whyOrWhen(tokens, at) && !(refused && further(tokens, at))
}

// "declined to start", "interested in going back", "a trial", "long-term": what leads from a cue to its drug
const leads = oneOf(
  'start starts starting restart restarting resume resuming go going back being stay staying put placed switch switching change changing continue continuing keep trial try trying treat treated treatment therapy management offer option idea long term short low prescription rx refill refills course another new more any further empiric iv po oral all other his her doses dose taking use using',
)
const isOn = oneOf('on taking takes')
const isJoint = oneOf('and or nor &')

/** "Not interested in surgery, on ibuprofen", "cannot undergo MRI on gabapentin": does something else stand between a cue and that drug? */
export function isOfOther(words: SigWords, cue: StatusCue, { first, dosed }: Described): boolean {
  const { status, end } = cue
  if (status === 'active' || status === 'allergy' || status === 'unknown') return false
  const object = pastArticles(words, end)
  if (object >= first || !isOther(words, object) || leads(words.tokens, object)) return false
  let comma = false
  for (let i = object + 1; i < first; i++) {
    if (signAt(words, i) === 44) comma = true
    // "planned to discharge on Keflex" is of the drug
    if (isOn(words.tokens, i) && (comma || (status !== 'intended' && status !== 'completed'))) return true
    if (leads(words.tokens, i)) return false
  }
  return comma && status === 'not-taken' && dosed && !isJoint(words.tokens, first - 1)
}

/** The token behind "the", "any", "of" and such, and behind the "IV" of "IV access". */
function pastArticles(words: SigWords, from: number): number {
  let i = from
  while (classAt(words, i) === Word.article || classAt(words, i) === Word.of) i++
  return i < words.tokens.length && words.route[i] && isOther(words, i + 1) ? i + 1 : i
}

/** Is token i a word of its line that no table of drugs and directions knows? */
function isOther(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (i >= tokens.length || tokens.kind[i] !== Kind.word || (tokens.flags[i]! & Flag.line) !== 0) return false
  if (classAt(words, i) !== Word.none || words.condition[i] || words.drug[i] || words.frequency[i]) return false
  return !words.unit[i] && !words.form[i] && !words.route[i] && !hasMark(words, i, Mark.helping)
}
