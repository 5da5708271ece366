/** The words that sigs say times with in their normal form, by the codes of FHIR's Timing: read and written by the same. */

/** "once", "twice", by number. */
export const timesWords: readonly string[] = [
  '',
  'once',
  'twice',
  'three times',
  'four times',
  'five times',
  'six times',
  'seven times',
  'eight times',
  'nine times',
  'ten times',
]

/** "daily", by unit of time. */
export const timeAdverbs: Readonly<Record<string, string>> = {
  h: 'hourly',
  d: 'daily',
  wk: 'weekly',
  mo: 'monthly',
  a: 'yearly',
}

/** "day", by unit of time. */
export const timeNames: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
}

/** "Monday", by day of the week. */
export const dayNames: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
