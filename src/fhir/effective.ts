/** When something was measured: what the note's words of time say as a FHIR date, and no more than they say. */
import { isDateTime } from './validate/index.ts'

/** A date to the day or the month; `whole` when the words say no more than it ("3/14/2024", not "3/14/2024 0400"). */
export interface ReadDate {
  readonly date: string
  readonly whole: boolean
}

const time = '(?:,?\\s+(?:at\\s+|@\\s*)?\\d{1,2}:?\\d{2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\.?|h|hrs?|hours)?)?'
// each as a note in US English has it: month before day
const yearFirst = new RegExp(`^(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(${time})$`, 'i') // "2024-03-14"
const numbers = new RegExp(`^(\\d{1,2})([-/])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?(${time})$`, 'i') // "3/14/2024", "3/14/24", "3/14 0400"
const named = new RegExp(`^([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(${time})$`, 'i') // "March 14, 2024"
const monthOnly = /^(\d{1,2})\/(\d{4})$/ // "3/2024"
const noteDay = /^(?:today|this (?:am|pm|morning|afternoon|evening)|tonight|currently|now|on exam today)$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The date that words of time say, `writtenAt` being the note's: "3/14/2024" is 2024-03-14, "today" the note's own day.
 * A date without a year, or with two digits of one, is the latest such day up to the note's; without the note's day it is
 * none. Words that name no day ("on admission", "last week", "3 days ago") are none either.
 */
export function readDate(words: string, writtenAt: string | undefined): ReadDate | null {
  const said = words.replace(/^\[\*\*|\*\*\]$/g, '').trim()
  const noted = writtenAt !== undefined && writtenAt.length >= 10 ? writtenAt.slice(0, 10) : null
  if (noteDay.test(said)) return noted === null ? null : { date: noted, whole: /^today$/i.test(said) }
  let parts = yearFirst.exec(said)
  if (parts) return dated(parts[1]!, parts[3]!, parts[4]!, parts[5]!)
  parts = monthOnly.exec(said)
  if (parts) return dated(parts[2]!, parts[1]!, null, '')
  parts = numbers.exec(said)
  if (parts) {
    const [, first, , second, year, rest] = parts
    // "25/12/2024" has but one reading
    const [month, day] = Number(first) > 12 ? [second!, first!] : [first!, second!]
    if (year?.length === 4) return dated(year, month, day, rest!)
    return latest(noted, month, day, rest!, year)
  }
  parts = named.exec(said)
  const month = parts ? months.indexOf(parts[1]!.slice(0, 3).toLowerCase()) + 1 : 0
  if (!parts || month === 0) return null
  return parts[3] === undefined
    ? latest(noted, String(month), parts[2]!, parts[4]!)
    : dated(parts[3], String(month), parts[2]!, parts[4]!)
}

function dated(year: string, month: string, day: string | null, rest: string): ReadDate | null {
  const date = `${year}-${month.padStart(2, '0')}${day === null ? '' : `-${day.padStart(2, '0')}`}`
  return isDateTime(date) ? { date, whole: rest === '' } : null
}

/** The latest day up to `noted` with this month and day, and with these last digits of its year if they are given. */
function latest(noted: string | null, month: string, day: string, rest: string, digits?: string): ReadDate | null {
  if (noted === null) return null
  const last = Number(noted.slice(0, 4))
  // a leap day comes again within eight years
  const years = digits === undefined ? 8 : 100
  for (let year = last; year > Math.max(last - years, 0); year--) {
    const four = String(year).padStart(4, '0')
    if (digits !== undefined && !four.endsWith(digits)) continue
    const read = dated(four, month, day, rest)
    if (read && read.date <= noted) return read
  }
  return null
}
