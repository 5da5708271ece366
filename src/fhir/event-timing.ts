/** Event timings: the words that Timing.repeat.when may hold in R4, as in HS for "at bedtime". */

/** The codes of R4's value set event-timing. */
export const eventTimings = [
  'MORN',
  'MORN.early',
  'MORN.late',
  'NOON',
  'AFT',
  'AFT.early',
  'AFT.late',
  'EVE',
  'EVE.early',
  'EVE.late',
  'NIGHT',
  'PHS',
  'HS',
  'WAKE',
  'C',
  'CM',
  'CD',
  'CV',
  'AC',
  'ACM',
  'ACD',
  'ACV',
  'PC',
  'PCM',
  'PCD',
  'PCV',
] as const // prettier-ignore

export type EventTiming = (typeof eventTimings)[number]
