/** May begin: tells the tokens where no value can begin from those where one may, before any reader is tried. */
import { Flag, Kind, tokenize } from '../../note/index.ts'
import { roleMark } from './meant.ts'
import { type Page, wordAt } from './page.ts'

const worded = roleMark('result') | roleMark('words') | roleMark('organism') | roleMark('class')

// Words before a number: "low 90s", "between 3 and 4", "less than 5"; and before an organism: "few GNR".
const opening =
  `low lower mid high higher upper between less fewer greater more in at up under below over above exceeds exceeded exceeding no not
  mixed few many moderate rare heavy light probable presumptive`.split(/\s+/)
const openers = new Set(opening)
// The tokenizer's hashes of these words: most tokens are told apart without being cut from the text.
const openerHashes = new Set(tokenize(opening.join(' ')).hash)

/** Can a value begin at token i? "138", "<", "(", "neg", "low" can; "the" and "was" can't. */
export function mayBegin(page: Page, i: number): boolean {
  const kind = page.tokens.kind[i]
  if (kind === undefined) return false
  if (kind === Kind.number && isItem(page, i)) return false
  if (kind === Kind.number || kind === Kind.comparator || page.marks[i]! & worded) return true
  if (kind === Kind.sign) return isOpenSign(page.text.charCodeAt(page.tokens.start[i]!))
  if (kind !== Kind.word) return false
  return openerHashes.has(page.tokens.hash[i]!) && openers.has(wordAt(page, i))
}

/** "1a 0", "1b 1": the number of an item of a score, its value after it. */
function isItem({ text, tokens }: Page, i: number): boolean {
  const next = i + 1
  if (
    tokens.kind[next] !== Kind.word ||
    tokens.flags[next]! & Flag.space ||
    tokens.end[next]! - tokens.start[next]! !== 1
  )
    return false
  const code = text.charCodeAt(tokens.start[next]!)
  return code >= 97 && code <= 99 && tokens.kind[next + 1] === Kind.number
}

function isOpenSign(code: number): boolean {
  // ( + - and the dashes
  return code === 40 || code === 43 || code === 45 || code === 0x2013 || code === 0x2014 || code === 0x2212
}

/** Does a number, a result in words or a sign that may be one stand among tokens `from` to `to` (out)? Without it no reader finds anything there. */
export function holdsValue(page: Page, from: number, to: number): boolean {
  const { kind, start } = page.tokens
  const stop = Math.min(to, page.tokens.length)
  for (let i = Math.max(0, from); i < stop; i++) {
    const one = kind[i]!
    if (one === Kind.number || page.marks[i]! & worded) return true
    if (one === Kind.sign) {
      const code = page.text.charCodeAt(start[i]!)
      if (code !== 40 && isOpenSign(code)) return true
    }
  }
  return false
}
