/** What to come back for: "Call T >= 100.4, rash, jaundice", "RTC temp >101, bleeding": a bare word of calling before a threshold. */
import { Kind, mayHold } from '../note/index.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, type View, wordTest } from './view.ts'

const calls = 'call page notify return returns rtc rted contact'
const isCall = wordTest(calls)
const mayCall = mayHold(calls)
const asked = readCueRow('call', 'certainty=hypothetical', 'forward', 'sentence')
const reach = 4 // tokens of a threshold, from its name to its comparator

/** The words of calling that a threshold stands right behind; with "for" and "if" they are rows of cues.tsv. */
export function findReturnCues({ tokens, contentEnd }: Pick<View, 'tokens' | 'contentEnd'>): FoundCue[] {
  const cues: FoundCue[] = []
  if (!mayCall(tokens)) return cues
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.word || !isCall(tokens, i) || contentEnd[i + 1] === 0) continue
    for (let k = i + 2; k < Math.min(i + reach, tokens.length); k++)
      if (tokens.kind[k] === Kind.comparator) {
        cues.push({ first: i, end: i + 1, row: asked })
        break
      }
  }
  return cues
}
