/** Worded: what a result in words is: a class, a grade, or a word that is no result of such a test. */
import { isClassText } from './class.ts'
import type { Reading } from './read-value.ts'
import type { Meaning } from './state.ts'

/** Small, moderate and normal are results of a laboratory: "the uterus was small" is a finding of another kind. */
export function isOtherWord({ observation }: Meaning, { value }: Reading): boolean {
  // "Heme clinic: 67F": an age
  if (value.type === 'words' && /^\d+[mf]$/.test(value.text)) return true
  // "flu, COVID none", "cultures: none": not done, and no result
  if (value.type === 'words' && value.text === 'none' && /(?:culture|test|level)$/.test(observation.name)) return true
  if (value.type !== 'words' || observation.category === 'laboratory' || /\d/.test(value.text)) return false
  // "NYHA III", "C-SSRS low risk"
  if (observation.values.includes('class') && isClassText(value.text)) return false
  if (observation.category === 'survey' && observation.values[0] === 'words') return false
  // "femoral pulses are present", "positive pulses": no grade, and as they should be
  if (observation.values.includes('grade') && /^(?:present|positive)$/.test(value.text)) return true
  return (
    value.text !== 'positive' &&
    value.text !== 'negative' &&
    value.text !== 'trace' &&
    !observation.values.includes('grade')
  )
}

export function isOneClass({ value }: Reading): boolean {
  return value.type === 'words' && isClassText(value.text)
}

/** "3+/4+", "2+" */
export function isGradeText({ value }: Reading): boolean {
  return value.type === 'words' && /^\d\+?(?: to \d)?\+?(?:\/\d\+?)?$/.test(value.text)
}

/** A strength, whose values are of five. */
export function isPower({ observation }: Meaning): boolean {
  return observation.category === 'exam' && observation.values[0] === 'score'
}
