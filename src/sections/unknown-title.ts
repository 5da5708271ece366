/** What looks like a title though no table has it: capitals or Title Case before a colon, a line drawn under it. */
import { Flag, Kind, type Line } from '../note/index.ts'
import { contentEnd, isStop, isUpper, type Page } from './title-page.ts'
import { isOf, isSmallWord } from './title-words.ts'

/** Every word begins with a capital but for small ones, and none is a condition, a drug or a test. */
export function looksTitled(page: Page, from: number, end: number, alone: boolean): boolean {
  const { tokens } = page
  if (end <= from || tokens.kind[from] !== Kind.word || !(tokens.flags[from]! & Flag.capital)) return false
  let letters = 0
  for (let i = from; i < end; i++) {
    if (contentEnd(page, i) > i) return false
    const kind = tokens.kind[i]!
    if (kind === Kind.comparator || kind === Kind.arrow) return false
    if (kind === Kind.number && alone && i === from) return false
    if (kind === Kind.sign && isStop(page, i)) return false
    if (kind !== Kind.word) continue
    letters += tokens.end[i]! - tokens.start[i]!
    if (!(tokens.flags[i]! & Flag.capital) && !isSmallWord(tokens, i)) return false
  }
  return letters >= 3 && !isOf(tokens, end - 1) // "HISTORY OF: ..." goes on with what it is of
}

/** An unknown head with a colon ends the section before it when it is in capitals, or alone on its line after a blank one. */
export function isUnknownTitle(page: Page, head: number, colon: number, line: Line, marked: boolean): boolean {
  const { tokens } = page
  if (line.marker !== null && line.marker !== 'hash') return false
  if (isUpper(page, head, colon)) return tokens.end[colon - 1]! - tokens.start[head]! >= 5
  return marked || (line.afterBlank && colon === line.end - 1) || (line.afterBlank && colon - head >= 2)
}
