/** Vaccines and blood products: given once and done, unless the words say that they are yet to be given, or that nobody knows. */
import { Flag, oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import type { MedicationStatus } from './sig.ts'
import { type SigWords, signAt } from './sig-words.ts'

const due = oneOf('needs need offer offered wants want recommend awaiting schedule')
// As far as those words may stand before a vaccine, in tokens: "needs Tdap, MMR".
const maxBefore = 8
// As far as those after it may go, in characters.
const maxAfter = 40
const yetToCome =
  /^[ ,:()-]{0,3}(?:series )?(?:(?:before|prior to|at|upon|on) (?:d\/?c|discharge|starting|surgery|chemo|therapy)\b|(?:at|by) (?:the )?next\b|(?:after|in) \d{1,2} ?(?:wks?|weeks?|mos?|months?|yrs?|years?)\b|(?:to be|when|once|if|needed|(?:consent )?pending|(?:\w+ )?to consent|next (?:visit|week|month|wk|mo))\b|(?:for|if) (?:hgb|hb|hct|plts?|platelets|inr|fibrino(?:gen)?|fib|h\/h|ptt|bleeding) ?[<>]|if (?:bleed|oozing|<|sx|symptomatic))/i
// "Vaccines before d/c (PCV20, MenB)": what stands before the bracket, as far back as it may begin, in characters.
const beforeBracket = /(?:before|prior to|at) (?:d\/?c|discharge) ?$/i
const nobodyKnows = /^[ ,:()?-]{0,3}(?:unk\b|unknown|unsure|not sure|uncertain|status unk|\?)/i

/** The status of a vaccine or a blood product that no cue speaks of: yet to come, or unknown; null when the words say nothing. */
export function givenOnceStatus(words: SigWords, drug: Described): MedicationStatus | null {
  const { text, tokens } = words
  for (const end of [drug.end, drug.wordsEnd]) {
    const after = text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + maxAfter)
    if (nobodyKnows.test(after)) return 'unknown'
    if (yetToCome.test(after)) return 'intended'
  }
  for (let i = drug.first - 1; i >= 0 && i > drug.first - maxBefore; i--) {
    const sign = signAt(words, i)
    if (sign === 46 || sign === 59) return null
    if (due(tokens, i)) return 'intended'
    const start = tokens.start[i]!
    if (sign === 40) return beforeBracket.test(text.slice(Math.max(0, start - maxAfter), start)) ? 'intended' : null
    if ((tokens.flags[i]! & Flag.line) !== 0) return null
  }
  return null
}
