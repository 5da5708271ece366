/** Told doses: what was given and is not taken on, by its own words: counted doses, what came of them, when they were. */
import type { Described } from './cue-targets.ts'
import type { SigWords } from './sig-words.ts'
import type { SectionSays } from './status-found.ts'
import { isOften } from './status-signs.ts'

const toldIn = new Set(['history-of-present-illness', 'hospital-course', 'subjective'])

/** A dose or several that were counted, "x1", "x 2 doses", "for 2 days", and no word of how often, where a note tells what happened. */
export function isToldCourse({ slots }: Described, { type }: SectionSays): boolean {
  return (
    toldIn.has(type) &&
    slots.some((slot) => slot.kind === 'duration' || (slot.kind === 'frequency' && slot.value.count !== undefined)) &&
    !slots.some((slot) => slot.kind === 'prn' || (slot.kind === 'frequency' && slot.value.count === undefined))
  )
}

/** "Lasix 40 IV x1", "CTX x1": doses that were counted, where no plan is made and no list says otherwise. */
export function isCountedDose({ slots }: Described, { type, implies }: SectionSays): boolean {
  if (implies.includes('status=') || orderedIn.test(type)) return false
  return (
    slots.some((slot) => slot.kind === 'frequency' && slot.value.count !== undefined) &&
    !slots.some((slot) => slot.kind === 'prn' || isOften(slot))
  )
}

const orderedIn = /plan|instruction|recommend|^system-|medication|^none$/

// As far as an outcome may go, in characters.
const maxOutcome = 40
const outcome =
  /^[ ,;)-]{0,3}(?:this (?:am|morning)\b|(?:@|at) ?(?:\d{4}|\d{1,2}:\d\d)\b|overnight\b|(?:in|at) (?:the )?(?:ed|er|osh|triage|pacu|or)\b|osh\b|(?:->|→) ?\d|resolved\b|done\b|(?:w\/ ?|with |w\/o ?|without )(?:good |some |great |minimal |no |little |partial |excellent )?(?:response|relief|effect|improvement|uop|urine output|resolution)\b|no (?:effect|response|relief|improvement)\b|effective\b|ineffective\b|yest(?:erday)?\b|last night\b)/i

/** "2.5 IV x2 no effect", "40 IV x1 w/ good UOP", "2 g x1 this am": single doses, and what came of them or when they were. */
export function hadOutcome({ text, tokens }: SigWords, { slots, wordsEnd }: Described): boolean {
  if (!slots.some((slot) => slot.kind === 'amount' || slot.kind === 'frequency')) return false
  if (slots.some((slot) => slot.kind === 'prn' || slot.kind === 'duration' || isOften(slot))) return false
  const from = tokens.end[wordsEnd - 1]!
  return outcome.test(text.slice(from, from + maxOutcome).replace(/^ x\d\b/, ''))
}

const lately = /^ (?:last (?:night|week|wk|month|mo|year|yr)|yest(?:erday)?)\b/i

/** "Amoxicillin last month for AOM": when it was, and no word of how often. */
export const wasLately = ({ text, tokens }: SigWords, { slots, end }: Described): boolean =>
  lately.test(text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 16)) &&
  !slots.some((slot) => slot.kind === 'prn' || isOften(slot))
