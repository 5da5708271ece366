/** What the words around a sig add to it: the reason that stands before the drug, the list it is in. */
import type { Mention } from '../../mentions/index.ts'
import type { Line } from '../../note/index.ts'
import { readReason } from './as-needed.ts'
import { coordinated } from './between.ts'
import type { Described } from './cue-targets.ts'
import { headingOf, preventedBefore, purposeOfList } from './headings.ts'
import { reasonInProse } from './prose-reasons.ts'
import { conditionFrom, conditionInList, conditionInName, conditionOnDrug } from './reason-links.ts'
import { type Drug, lineOf } from './segments.ts'
import type { Sig } from './sig.ts'
import { classAt, type SigWords, signAt, wordAt } from './sig-words.ts'
import type { SectionSays, StatusFound } from './status-found.ts'
import { beginOf } from './status-signs.ts'
import { Word } from './words.ts'

// Verbs whose "for" says why the drug was ended
const ending =
  /^(?:stop|d\/?c|discont|h[eo]ld|withh|avoid|quit|ceas|suspend|wean|defer|halv|reduc|decreas|lower|cut|dose[- ]reduc)/i

const ended = new Set(['stopped', 'on-hold'])

// Lists of problems with what is taken for them in brackets.
const history = new Set(['past-medical-history', 'problem-list'])

/**
 * What a drug is ended for, rather than was taken for: symptoms, signs and abnormal findings (but not septic shock), and harms that drugs do:
 * kidney and liver failing, salts and counts astray, blood lost, poisoning.
 */
const isHarm = (mention: Mention | undefined): boolean =>
  mention?.codes.some(({ code }) =>
    /^(?:R(?!65)\d|N17|K7[1267]|E87|D62|D69\.[56]|D70|G92|G93\.4|L27|T3[6-9]|T4\d|T50)/.test(code),
  ) ?? false

/** Adds the reason that stands before the drug, where none stands after it. */
export function withReason(
  words: SigWords,
  lines: readonly Line[],
  segment: { first: number; end: number; wide: number },
  drug: Drug,
  sig: Sig,
  { status, cue, because }: StatusFound,
  section: SectionSays,
  conditions: readonly Mention[],
  affirmed: readonly Mention[],
  concept: number,
): Sig {
  let kept = sig
  // "Stopped valproate for hyperammonemia", "held for AKI": why it ended, not what it is for; "hold for SBP <90": when
  if (
    (status === 'allergy' ||
      (status === 'stopped' && words.text[(sig.reason?.span.start ?? 0) - 1] === '(') || // "STOP oxybutynin (delirium)"
      because[0]?.rule === 'status/conditional' ||
      (cue !== null &&
        ending.test(wordAt(words, cue.first)) &&
        words.tokens.start[cue.first]! < (sig.reason?.span.start ?? 0))) &&
    sig.reason &&
    !sig.asNeeded
  ) {
    const { reason: _, ...rest } = sig
    kept = rest
  }
  if (status === 'not-taken' && kept.duration) {
    const { duration: _, ...rest } = kept // "out x6 wks"
    kept = rest
  }
  if (
    kept.reason ||
    kept.asNeeded?.value.reason ||
    (status === 'not-taken' && !(cue !== null && cue.first > drug.first)) || // "No NSAIDs"; not "Statin deferred"
    status === 'allergy' ||
    status === 'unknown'
  )
    return kept
  const listed = section.implies.includes('list=medication')
  const found =
    (status === 'stopped' ? null : conditionOnDrug(words, segment, drug, affirmed)) ?? // "rash on lamotrigine, d/c'd"
    preventedBefore(words, segment, drug, conditions) ??
    (listed ? null : conditionInList(words, segment, drug, affirmed, history.has(section.type))) ??
    (listed ? null : reasonInProse(words, segment, drug, affirmed, status === 'stopped' || status === 'on-hold')) ??
    conditionInName(words, drug, concept) ??
    (listed
      ? purposeOfList(words, segment, drug)
      : headingOf(
          words,
          lines,
          segment,
          drug,
          conditions,
          section.implies.includes('list=problem'),
          status === 'stopped',
          section.first,
          section.type.startsWith('system-') ? affirmed : null,
        ))
  if (found === null) return kept
  // "Diarrhea: stop Colace", "AKI: hold lisinopril": a harm over a drug that ended is why it did, and nothing that it was for
  if (ended.has(status) && found.rule === 'reason/heading' && isHarm(conditionFrom(conditions, found.first, found.end)))
    return kept
  // "Statin deferred" under its own problem; not what is not indicated later on, or was stopped on another line
  if (status === 'not-taken' && found.first < segment.first) return kept
  if (ended.has(status) && found.first < (lines[lineOf(lines, drug.first)]?.first ?? 0)) return kept
  const span = { start: words.tokens.start[found.first]!, end: words.tokens.end[found.end - 1]! }
  return { ...kept, reason: { value: words.text.slice(span.start, span.end).replace(/\s+/g, ' '), span } }
}

/** "RA on MTX 15 mg weekly + Humira": what stands before a drug and its reason holds for one that is joined with it too. */
export function withSharedReason(words: SigWords, before: Described, of: Sig, drug: Described, sig: Sig): Sig {
  const { reason } = of
  if (sig.reason || sig.asNeeded || !reason || reason.span.start > words.tokens.start[before.first]!) return sig
  return coordinated(words, before.wordsEnd, beginOf(drug)) ? { ...sig, reason } : sig
}

/** As needed by its list, and for what its own words say: "PRN: hydralazine 10 IV q6h SBP>150, quetiapine 25 qhs agitation". */
function asListed(words: SigWords, { wordsEnd }: Described, sig: Sig, prn: number, end: number): Sig {
  const { tokens, text } = words
  const span = { start: tokens.start[prn]!, end: tokens.end[prn]! }
  const why = sig.reason === undefined && wordsEnd < end ? readReason(words, wordsEnd, end, true) : null
  if (why === null || why.first !== wordsEnd) return { ...sig, asNeeded: { value: { reason: null }, span } }
  const said = { start: tokens.start[why.first]!, end: tokens.end[why.end - 1]! }
  const reason = text.slice(said.start, said.end).replace(/\s+/g, ' ')
  return { ...sig, asNeeded: { value: { reason }, span }, reason: { value: reason, span: said } }
}

/** "PRN Meds: acetaminophen, melatonin": all of the line are taken as needed. */
export function withListPrn(
  words: SigWords,
  lines: readonly Line[],
  drug: Described,
  sig: Sig,
  segment: { readonly end: number },
): Sig {
  if (sig.asNeeded) return sig
  let l = lineOf(lines, drug.first)
  for (let steps = 0; l >= 0 && steps < 15; l--, steps++) {
    const { body, end, first } = lines[l]!
    if (classAt(words, body) === Word.prn && body + 1 < end && body < drug.first) {
      const title =
        /^(?:meds?|medications?|medicines?|orders?)$/i.test(wordAt(words, body + 1)) || signAt(words, body + 1) === 58
      return title ? asListed(words, drug, sig, body, segment.end) : sig
    }
    // another title, or a blank line, ends the list
    for (let i = first; i < Math.min(end, first + 4); i++)
      if (signAt(words, i) === 58 && i < drug.first && l !== lineOf(lines, drug.first)) return sig
    if (lines[l]!.afterBlank) return sig
  }
  return sig
}
