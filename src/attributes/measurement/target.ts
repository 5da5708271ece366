/** Not measured: values that are aimed at, waited for or set ("goal INR 2-3", "if T > 101.5", "Vent: AC/VC 380 x 20"). */
import { Kind, oneOf } from '../../note/index.ts'
import { Covered, type Page, resultAt, signAt, wordAt } from './page.ts'

const nearReach = 5 // tokens from "goal", "keep", "maintain" to the name
const farthest = 60
const listReach = 8 // tokens more for each value of a list
const farReach = 14 // tokens from "if", "call for", "hold for" to a name with a comparator

const isReport = oneOf('notable noted significant remarkable positive except')

/** Is the value of the name at token `first` aimed at or waited for? `limited` says that it has a comparator or is a range. */
export function isTarget(page: Page, first: number, limited: boolean): boolean {
  const from = page.sentences[page.sentenceOf[first]!]?.first ?? first
  // "for SBP < 100", "w/ T > 101"; not "notable for 5-10 WBCs"
  if (limited && wordAt(page, first - 1) === 'for' && first - 1 >= from && !isReport(page.tokens, first - 2))
    return true
  // "hold HR<55", "while plt <50"
  if (limited && first - 1 >= from && isWaiting(page.tokens, first - 1)) return true
  let joined = false
  let reach = farReach
  for (let i = first - 1; i >= from && first - i <= reach; i--) {
    const distance = first - i
    if (page.tokens.kind[i] === Kind.comparator) {
      joined = true
      if (limited && reach < farthest) reach += listReach // "call for T >101, SBP <90, HR >120"
    }
    // "for SBP < 100 or HR < 55"
    if (limited && joined && wordAt(page, i) === 'for' && page.covered[i + 1]! & Covered.name) return true
    const sign = signAt(page, i)
    // "antiXa 0.28 (goal .2-.3) hapto <8": what a bracket says is of what stands before it
    if (sign === ')') {
      const open = openBefore(page, i, from)
      if (open >= 0) {
        i = open
        continue
      }
    }
    if (sign === '.' || sign === ';' || sign === '|') return false
    if (!limited && (sign === ',' || distance > nearReach)) return false
    // a value that was read before ends the reach of "goal", unless it has a comparator of its own
    if (page.tokens.kind[i] === Kind.number && page.tokens.kind[i - 1] !== Kind.comparator && !limited) return false
    const target = resultAt(page, i, 'target')
    if (target && isOwnRange(page, i + 1, first)) return false
    if (target && (distance <= nearReach || limited)) return true
    if (limited && resultAt(page, i, 'threshold')) return true
  }
  return false
}

/** "goal 140-180, BG 148-232": the goal has its own range right behind it, and a comma ends it. */
function isOwnRange(page: Page, i: number, first: number): boolean {
  return (
    page.tokens.kind[i] === Kind.number &&
    signAt(page, i + 1) === '-' &&
    page.tokens.kind[i + 2] === Kind.number &&
    signAt(page, i + 3) === ',' &&
    first === i + 4
  )
}

const isWaiting = oneOf('hold held holding while until til till unless when once stop stopped avoid')

/** Where the bracket that ends at token i opens; -1 when that is too far. */
function openBefore(page: Page, i: number, from: number): number {
  for (let k = i - 1; k >= from && i - k <= nearBracket; k--) if (signAt(page, k) === '(') return k
  return -1
}

const nearBracket = 8

const negations = oneOf('no not without nor denies denied negative never')
const negationReach = 6 // tokens from "no" to "greater than 50%": "no evidence of a hemodynamically significant"

/** "no evidence of greater than 50% stenosis", "without nodes larger than 1 cm": a limit at token `first` that nothing reached. */
export function isDenied(page: Page, first: number): boolean {
  const from = Math.max(page.sentences[page.sentenceOf[first]!]?.first ?? first, first - negationReach)
  for (let i = first - 1; i >= from; i--) {
    if (page.tokens.kind[i] !== Kind.word && signAt(page, i) !== '-') return false
    if (negations(page.tokens, i)) return true
    if (/^(?:is|was|are|were|but|and|with)$/.test(wordAt(page, i))) return false
  }
  return false
}

/** "if cultures are positive", "until the guaiac is negative": a result in words that has not come. */
export function isAwaited(page: Page, first: number): boolean {
  const from = page.sentences[page.sentenceOf[first]!]?.first ?? first
  for (let i = first - 1; i >= from && first - i <= 3; i--) {
    if (signAt(page, i) !== '') return false
    if (/^(if|unless|until|whether)$/.test(wordAt(page, i))) return true
  }
  return false
}

/** Does a word of aiming stand right after a value: "INR 2-3 goal", "MAP > 65 as target"? */
export function isTargetAfter(page: Page, i: number): boolean {
  return (
    resultAt(page, i, 'target') !== null &&
    /^(goal|goals|target|targeted|ideal)$/.test(wordAt(page, i)) &&
    signAt(page, i + 1) !== ':'
  )
}

/** Does the sentence begin with a device and its settings: "Vent: AC/VC 380 x 20"? */
export function isSetting(page: Page, first: number): boolean {
  const sentence = page.sentences[page.sentenceOf[first]!]
  if (!sentence) return false
  for (let i = sentence.first; i < first && i < sentence.first + 4; i++) {
    const setting = resultAt(page, i, 'setting')
    if (
      setting &&
      (/^(vent|ventilator|device|pacemaker|pacer)$/.test(wordAt(page, i)) || signAt(page, setting.end) === ':')
    )
      return true
  }
  // "PEEP 10, RR 16" among other settings: a setting right before
  for (let i = first - 1; i >= sentence.first && first - i <= 4; i--)
    if (resultAt(page, i, 'setting') && !/^(vent|cpap|bipap|settings?)$/.test(wordAt(page, i))) return true
  return false
}

/** "Grade II: 40-60% obstruction": what a grade means, told before the value at token i or before its name. */
export function isLegend(page: Page, i: number): boolean {
  const sign = signAt(page, i - 1)
  return (
    (sign === ':' || sign === '=') &&
    /^(\d|[iv]{1,3})$/.test(wordAt(page, i - 2)) &&
    /^(grade|stage|class|type|category)$/.test(wordAt(page, i - 3))
  )
}

const pacedReach = 6 // tokens from "pacing" to "rate"

/** "Pacing at a rate of 80", "rate 70 VVI": a bare rate at token `first`, up to `end` with its value, that a pacemaker was set to. */
export function isPaced(page: Page, first: number, end: number): boolean {
  if (wordAt(page, first) !== 'rate') return false
  const from = page.sentences[page.sentenceOf[first]!]?.first ?? first
  for (let i = first - 1; i >= from && first - i <= pacedReach; i--)
    if (/^(paced|pacing|pacer|pacemaker|programmed|generator)$/.test(wordAt(page, i))) return true
  return resultAt(page, end, 'setting') !== null
}
