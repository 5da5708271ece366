/** Results in words: "negative", "trace", "(-)", "no growth", "E. coli", "gram positive cocci in clusters". */
import type { ReadShape } from './blood-pressure.ts'
import { readSerostatus } from './class.ts'
import { Covered, isNumber, type Page, resultAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'

/** Reads a result in words at token i: the normal form where there is one ("neg" is "negative"), else as written in lower case. */
export function readQualitative(page: Page, i: number): ReadShape | null {
  const signed = readSign(page, i) ?? readSerostatus(page, i)
  if (signed) return signed
  const result = resultAt(page, i, 'result')
  const words = resultAt(page, i, 'words')
  if (result && (!words || result.end >= words.end)) {
    // "positive for MRSA": the value of a positive culture is its organism
    const organism =
      result.name === 'positive'
        ? readOrganism(page, wordAt(page, result.end) === 'for' ? result.end + 1 : result.end)
        : null
    return organism ?? { value: { type: 'words', text: result.name }, end: result.end }
  }
  if (words) return written(page, i, words.end)
  return readOrganism(page, signAt(page, i) === '+' ? i + 1 : i)
}

/** Reads the name of an organism at token i, with what describes its shape: "GPC in clusters". */
export function readOrganism(page: Page, i: number): ReadShape | null {
  let at = i
  if (/^(mixed|few|many|moderate|rare|heavy|light|probable|presumptive|\d\+)$/.test(wordAt(page, at))) at++
  const organism = resultAt(page, at, 'organism')
  if (!organism) return null
  let end = organism.end
  while (true) {
    const word = wordAt(page, end)
    if (word === 'in' && /^(clusters|pairs|chains|pairs\/chains)$/.test(wordAt(page, end + 1))) {
      end += 2
      if (wordAt(page, end) === 'and' && /^(clusters|pairs|chains)$/.test(wordAt(page, end + 1))) end += 2
    } else if (/^(clusters|pairs|chains)$/.test(word) && !startsLine(page, end)) end++
    else if (/^(species|spp|sp|bacteremia)$/.test(word) && !startsLine(page, end)) end++
    else {
      const more = resultAt(page, end, 'organism')
      if (!more || startsLine(page, end)) break
      end = more.end
    }
  }
  return written(page, i, end)
}

/** "(-)", "(+)", and a plus or minus that stands for itself: "nitrite +", "LE -". */
function readSign(page: Page, i: number): ReadShape | null {
  const sign = signAt(page, i)
  const bracketed = sign === '('
  const mark = bracketed ? signAt(page, i + 1) : sign
  if (mark !== '+' && mark !== '-') return null
  if (i > 0 && isNumber(page, i - 1) && !spacedBefore(page, i)) return null // the plus of "2+ MRSA"
  const text = mark === '+' ? 'positive' : 'negative'
  if (bracketed) return signAt(page, i + 2) === ')' ? { value: { type: 'words', text }, end: i + 3 } : null
  const next = i + 1
  const closed =
    next >= page.tokens.length ||
    startsLine(page, next) ||
    ',;.|)'.includes(signAt(page, next) || '?') ||
    (!spacedBefore(page, i) && isNextTest(page, next))
  return closed && (mark === '+' || spacedBefore(page, i) || isTest(page, i - 1))
    ? { value: { type: 'words', text }, end: next }
    : null
}

/** "HBsAg-/HBcAb-", "nit+ LE 3+": another test right behind the sign, or behind a slash. */
function isNextTest(page: Page, i: number): boolean {
  if (signAt(page, i) === '/' && !spacedBefore(page, i)) return (page.covered[i + 1]! & Covered.name) !== 0
  return spacedBefore(page, i) && (page.covered[i]! & Covered.name) !== 0
}

/** "HBsAg-": the word before a minus without a blank names a test. */
function isTest(page: Page, i: number): boolean {
  return i >= 0 && (page.covered[i]! & Covered.name) !== 0
}

function written(page: Page, first: number, end: number): ReadShape {
  const text = page.text.slice(page.tokens.start[first]!, page.tokens.end[end - 1]!)
  return { value: { type: 'words', text: text.toLowerCase().replace(/\s+/g, ' ') }, end }
}
