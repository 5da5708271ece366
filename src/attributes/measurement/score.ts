/** Scores, grades and titres: "2/10", "8 out of 10", "4+/5", "2+", "+2", "2+/IV", "20/20 -2", "1:640". */
import { Kind } from '../../note/index.ts'
import type { ReadShape } from './blood-pressure.ts'
import { isWhole, readNumber } from './number.ts'
import { isNumber, type Page, signAt, spacedBefore, wordAt } from './page.ts'

/** Can what follows the number before token i make a score of it: a sign, "out of", "of", "over"? */
export function mayBeScore(page: Page, i: number): boolean {
  const kind = page.tokens.kind[i]
  if (kind === Kind.word) return /^(out|of|over|to|plus|minus)$/.test(wordAt(page, i))
  return kind === Kind.sign && '/+-'.includes(signAt(page, i) || '?')
}

/** Reads a score with its scale at token i: "2/10", "8 out of 10", "7 of 10", "4+/5", "5-/5"; null when there is none. */
export function readScore(page: Page, i: number): ReadShape | null {
  let value = readNumber(page, i)
  if (!value || !mayBeScore(page, value.end)) return null
  let at = value.end
  let mark = ''
  let low = ''
  // "6-7/10", "6-7 out of 10", "1 to 2 of 10"
  const joined = wordAt(page, at) === 'to' || (signAt(page, at) === '-' && !spacedBefore(page, at + 1))
  const upper = joined ? readNumber(page, at + 1) : null
  if (
    upper &&
    upper.value > value.value &&
    (signAt(page, upper.end) === '/' || /^(out|of)$/.test(wordAt(page, upper.end)))
  ) {
    low = `${value.text}-`
    at = upper.end
    value = upper
  }
  // "4+/5", "5-/5", "4/5+"
  if ((signAt(page, at) === '+' || signAt(page, at) === '-') && !spacedBefore(page, at) && signAt(page, at + 1) === '/')
    mark = signAt(page, at++)
  // "4 plus out of 5"
  if (mark === '' && /^(?:plus|minus)$/.test(wordAt(page, at)) && /^(?:out|over|\/)$/.test(wordAt(page, at + 1)))
    mark = wordAt(page, at++) === 'plus' ? '+' : '-'
  let scale = 0
  if (signAt(page, at) === '/') scale = at + 1
  else if (wordAt(page, at) === 'out' && wordAt(page, at + 1) === 'of') scale = at + 2
  else if (wordAt(page, at) === 'of' || wordAt(page, at) === 'over') scale = at + 1
  if (scale === 0) return null
  if (/^(iv|v)$/.test(wordAt(page, scale))) return words(page, i, scale + 1) // "2+/IV"
  const outOf = readNumber(page, scale)
  if (!outOf || !isWhole(outOf, 3) || outOf.value <= 0) return null
  let end = outOf.end
  if (signAt(page, end) === '/' && isNumber(page, end + 1)) return null // a date
  // "20/20 -2", "20/40 +2": letters missed or read beyond the line
  let text = `${low}${value.text}${mark}/${outOf.text}`
  if (value.value === 20) {
    const more = readNumber(page, end)
    if (more && /^[+-]\d$/.test(more.text)) {
      text += ` ${more.text}`
      end = more.end
    }
  } else if (
    (signAt(page, end) === (mark || '+') || (signAt(page, end) === '-' && outOf.value <= 5)) &&
    !spacedBefore(page, end) &&
    !isNumber(page, end + 1) &&
    (page.tokens.kind[end + 1] !== Kind.word || spacedBefore(page, end + 1))
  ) {
    // "4/5+", "4+/4+", "4/4-"
    text += signAt(page, end)
    end++
  }
  // "5/4+": right and left, of five each
  const sides = outOf.value <= 5 && value.value <= 5 && /[+-]$/.test(text)
  if (value.value > outOf.value && value.value !== 20 && !sides) return null
  return {
    value: /^[\d./]+$/.test(text)
      ? { type: 'score', value: value.value, outOf: outOf.value, text }
      : { type: 'words', text },
    end,
  }
}

/** Reads a grade at token i: "2+", "4 +", "+2", "1-2+", "1+ to 2+", "++"; null when there is none. */
export function readGrade(page: Page, i: number): ReadShape | null {
  const run = isNumber(page, i) ? '' : wordAt(page, i)
  if (run !== '' && /^\+{2,4}$/.test(run)) return { value: { type: 'words', text: run }, end: i + 1 }
  const number = readNumber(page, i)
  if (!number || number.value > 5 || !/^[+]?\d$/.test(number.text)) return null
  if (number.text.startsWith('+')) return { value: { type: 'words', text: number.text }, end: number.end }
  let end = number.end
  // "1-2+"
  if (
    signAt(page, end) === '-' &&
    isNumber(page, end + 1) &&
    signAt(page, end + 2) === '+' &&
    !spacedBefore(page, end + 2)
  )
    return words(page, i, end + 3)
  // "2 to 3+"
  if (
    wordAt(page, end) === 'to' &&
    isNumber(page, end + 1) &&
    signAt(page, end + 2) === '+' &&
    !spacedBefore(page, end + 2) &&
    !isNumber(page, end + 3)
  )
    return words(page, i, end + 3)
  const plus = wordAt(page, end)
  if (plus !== '+' && plus !== 'plus') return null
  // "4 + WBCs" is a grade, "Gleason 3 + 4" and "3+4" are sums
  if (isNumber(page, end + 1)) return null
  end++
  const text = `${number.text}+`
  // "3+/4+"
  if (signAt(page, end) === '/' && isNumber(page, end + 1) && signAt(page, end + 2) === '+')
    return words(page, i, end + 3)
  if (wordAt(page, end) === 'to' || signAt(page, end) === '-') {
    const next = readNumber(page, end + 1)
    if (next && signAt(page, next.end) === '+') return words(page, i, next.end + 1)
  }
  return { value: { type: 'words', text }, end }
}

/** Reads a sum of two grades at token i: "3+4", "4+3=7"; null when there is none. */
export function readSum(page: Page, i: number): ReadShape | null {
  const whole = (at: number): boolean => {
    const number = isNumber(page, at) ? readNumber(page, at) : null
    return number !== null && isWhole(number, 1)
  }
  if (!whole(i) || signAt(page, i + 1) !== '+' || !whole(i + 2)) return null
  // "3+4+6 = 13": three parts, and their sum is the score
  const three = signAt(page, i + 3) === '+' && whole(i + 4)
  const parts = three ? i + 5 : i + 3
  const sum = signAt(page, parts) === '=' ? readNumber(page, parts + 1) : null
  if (three && sum) return { value: { type: 'number', value: sum.value, text: sum.text }, end: sum.end }
  return words(page, i, sum ? sum.end : parts)
}

/** Reads a titre at token i: "1:80", "> 1:640" without its comparator; null when there is none. */
export function readTitre(page: Page, i: number): ReadShape | null {
  const numerator = readNumber(page, i)
  if (numerator?.value !== 1 || signAt(page, numerator.end) !== ':') return null
  const denominator = readNumber(page, numerator.end + 1)
  if (!denominator || !isWhole(denominator, 6) || denominator.value < 1) return null
  return {
    value: { type: 'titre', numerator: 1, denominator: denominator.value, text: `1:${denominator.text}` },
    end: denominator.end,
  }
}

function words(page: Page, first: number, end: number): ReadShape {
  const text = page.text.slice(page.tokens.start[first]!, page.tokens.end[end - 1]!).replace(/\s+/g, ' ')
  return { value: { type: 'words', text }, end }
}
