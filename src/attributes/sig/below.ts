/** What stands below the line of an amount: "/kg", "per 24 hours", "/5 mL", "/hr", "/actuation". */
import { Kind } from '../../note/index.ts'
import { plainNumber } from './number.ts'
import { classAt, formMeaning, type SigWords, signAt, termEnd, unitName, wordAt } from './sig-words.ts'
import { timeUnits, Word } from './words.ts'

export interface Below {
  readonly text: string
  readonly kind: 'weight' | 'volume' | 'rate' | 'day' | 'form'
  readonly end: number
}

/** One part below the line: "/kg", "/m2", "per 24 hours", "/5 mL", "/hr", "/dose", "/actuation". Null when there is none. */
export function readBelow(words: SigWords, i: number, end: number, weighed = false): Below | null {
  if (i + 1 >= end) return null
  const slash = signAt(words, i) === 47
  const per = classAt(words, i) === Word.per
  const an = classAt(words, i) === Word.article && classAt(words, i + 1) === Word.time && words.value[i + 1] === 2 // "5 mL an hour"
  if (!slash && !per && !an) return null
  let at = i + 1
  let number = ''
  if (words.tokens.kind[at] === Kind.number) {
    number = `${plainNumber(words, at)} `
    at++
    if (signAt(words, at) === 45) at++
  }
  if (at >= end) return null
  const written = wordAt(words, at).toLowerCase()
  if (number === '') {
    if (written === 'kg' || written === 'kilogram' || written === 'kilo')
      return { text: 'kg', kind: 'weight', end: at + 1 }
    if (written === 'm2' || written === 'm²') return { text: 'm2', kind: 'weight', end: at + 1 }
    if (written === 'm' && signAt(words, at + 1) === 94) return { text: 'm2', kind: 'weight', end: at + 3 } // m^2
    if (written === 'm' && wordAt(words, at + 1) === '²') return { text: 'm2', kind: 'weight', end: at + 2 }
    if (written === 'sq' || written === 'square') {
      const dot = signAt(words, at + 1) === 46 ? 1 : 0
      if (/^m(?:eters?)?$/i.test(wordAt(words, at + 1 + dot))) return { text: 'm2', kind: 'weight', end: at + 2 + dot }
    }
    if (classAt(words, at) === Word.dose && slash) return { text: 'dose', kind: 'day', end: at + 1 }
  }
  if (classAt(words, at) === Word.time) {
    const unit = timeUnits[words.value[at]!]!
    if (number !== '') {
      if (unit !== 'h') return null
      return number === '1 '
        ? { text: 'h', kind: 'rate', end: at + 1 }
        : { text: `${number}hours`, kind: 'day', end: at + 1 }
    }
    if (unit === 'h' || unit === 'min') return { text: unit, kind: 'rate', end: at + 1 }
    // "40 mg per day", "40 mg/day" is once a day; "3 mg/kg/day" is an amount
    if (unit === 'd' && slash && weighed) return { text: 'day', kind: 'day', end: at + 1 }
    return null
  }
  const volume = words.unit[at]
  if (volume) {
    const name = unitName(words, volume)
    if (name === 'mL' || name === 'L') return { text: `${number}${name}`, kind: 'volume', end: termEnd(words, volume) }
    if (name === 'kg') return { text: 'kg', kind: 'weight', end: termEnd(words, volume) }
    return null
  }
  const form = words.form[at]
  if (form && formMeaning(words, form).counted !== null)
    return { text: `${number}${formMeaning(words, form).name}`, kind: 'form', end: termEnd(words, form) }
  return null
}
