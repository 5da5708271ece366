/** Further groups: where the next values of joined names or of a panel begin: "32/1.8 -> 28/1.5", "10.2/31.4 (b/l 12/36)", "up from 20/1.1". */
import { Kind, oneOf } from '../../note/index.ts'
import { readFlags } from './flags.ts'
import { isLater } from './link-words.ts'
import { readMoment } from './moment.ts'
import { isNumber, type Page, signAt, startsLine, wordAt } from './page.ts'

const isWord = oneOf(
  'b l bl was were from up down prior previously previous baseline before yesterday admission adm last',
)
const mostTokens = 6

/** The token of the number that a further group begins with, behind the group that ends before token i; -1 where none is told. */
export function furtherStart(page: Page, i: number): number {
  let at = readFlags(page, i).end
  // "34/1.9 (28/1.6)"
  let told = signAt(page, at) === '(' && isNumber(page, at + 1)
  if ('(,;'.includes(signAt(page, at) || '?')) at++
  for (let n = 0; n < mostTokens; n++) {
    if (at >= page.tokens.length || startsLine(page, at)) return -1
    const moment = readMoment(page, at)
    // "3/14" and not the values "32/14"
    if (moment > at && !(told && n > 0 && isNumber(page, at))) {
      told = true
      at = moment
      continue
    }
    if (isNumber(page, at)) return told ? at : -1
    const arrow = page.tokens.kind[at] === Kind.arrow
    if (arrow || isLater(wordAt(page, at)) || isWord(page.tokens, at)) told = true
    else if (!'/:~'.includes(signAt(page, at) || '?')) return -1
    at++
  }
  return -1
}
