/** Loose extents: lengths that words of dimension stand beside, where no name and no verb of measuring does: "2.5 cm in width", "approximately 15 x 15 cm". */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import { isMade, readAnySize } from './loose-size.ts'
import { isPlace } from './not-a-value.ts'
import { hasUnit, type Page, resultAt, signAt, startsLine, unitsAt, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import { isLength } from './size.ts'
import { put, type State } from './state.ts'
import { isTarget } from './target.ts'

const isIn = oneOf('in')
const isDimension = oneOf(
  'length width diameter size depth height thickness dimension dimensions extent circumference diam',
)
const isHow = oneOf('long wide deep thick tall across')
const isWhich = oneOf(
  'its the greatest maximum maximal overall total vertical transverse horizontal longest largest anteroposterior ap craniocaudal longitudinal sagittal axial coronal external internal outer inner',
)
const isLink = oneOf('of is was to at up about approximately approx roughly around : = only nearly almost')
const isHedge = oneOf('about approximately approx roughly around nearly almost')
const isWidened = oneOf('dilated enlarged distended widened thickened narrowed')
const isAlong = oneOf(
  'on in the right left and another other one second third about approximately approx long wide deep x by',
)
// "25 cm from the verge" is a place; "cut by 2 mm", "advanced to 25 cm" how far somebody went
const isFar = oneOf('to at by beyond within from every past over under through for')
const isBelow = oneOf(
  'lateral medial distal proximal anterior posterior superior inferior cephalad caudal caudad deep beneath past beyond into off behind inside outside',
)
const isCut = oneOf(
  'incision incisions incised laparotomy thoracotomy arthrotomy port ports trocar mark marks line lines cuff increments intervals interval hole holes tape dressing wedge bite bites slice slices slit window opening sheath tract needle depth drilled reamed reamer scalpel blade scope bur burr punch rongeur graft grafts patch mesh implant spacer cage screw screws pin pins wire wires suture sutures stapler balloon balloons dilator dilators catheter tube tubing drain stent stents osteotome curette trephine speculum ring lens paddle crosslink cages component components polyethylene plug shell stem head piece pieces rod rods trial flap flaps pocket system cap cup reaming sizer sizers prosthesis',
)
const isDone = oneOf(
  'advanced inserted introduced passed placed used using utilized selected chosen resected trimmed shortened lowered raised reamed drilled carried extended extending undermined created opened widened released trialed sized reduced set fixed secured divided ran drawn outlined filled folded dissected impacted snapped',
)
const isBetween = oneOf('x by to or')
const longest = 14 // tokens of "2-1/4 x 2-3/4 inch"
const aside = 8 // tokens after a length in which what it is of may be a tool's
const before = 12

/** Reads a length at token i that says what of something it is; gives the token after it, or `i` when there is none. */
export function readLooseExtent(state: State, i: number): number {
  const { page } = state
  if (!mayBeLength(page, i)) return i
  const any = readAnySize(page, i)
  if (any === null || !isLength(any.reading)) return i
  const { reading, meaning } = any
  if (isTool(page, reading) || isTarget(page, i, false)) return i
  const end = dimensionEnd(page, reading.end)
  const first = dimensionBefore(page, i)
  if (end === reading.end && first === i && !isTold(state, reading)) return i
  put(state, { meaning, name: null, first, reading, end, rule: 'loose-extent' })
  return end
}

/** A unit of lengths stands soon behind the number: most numbers are asked no more. */
function mayBeLength(page: Page, i: number): boolean {
  const { tokens } = page
  for (let k = i + 1; k < i + longest && k < tokens.length && !startsLine(page, k); k++) {
    if (hasUnit(page, k)) return unitsAt(page, k).some(({ dimension }) => dimension === 'length')
    if (tokens.kind[k] === Kind.word && !isBetween(tokens, k)) return false
  }
  return false
}

/** Do the words around say that it is how large something is? */
function isTold(state: State, { first, end, value }: Reading): boolean {
  const { page } = state
  const { tokens } = page
  if (isPlace(page, end) || isBelow(tokens, end)) return false
  // "15 x 15 cm"
  if (value.type === 'words') return true
  if (isFar(tokens, first - 1)) return false
  return isAnother(state, first) || isAside(page, first, end)
}

/** The token after "in greatest diameter", "long"; `i` where none stands there. */
function dimensionEnd(page: Page, i: number): number {
  const { tokens } = page
  if (isHow(tokens, i) || isDimension(tokens, i)) return i + 1
  if (!isIn(tokens, i)) return i
  let at = i + 1
  while (at < i + 5 && isWhich(tokens, at)) at++
  return isDimension(tokens, at) ? at + 1 : i
}

/** The token of "diameter of", "dilated to" right before token i; i where none stands there. */
function dimensionBefore({ tokens }: Page, i: number): number {
  let at = i - 1
  while (at > i - 4 && isLink(tokens, at)) at--
  return at < i - 1 && (isDimension(tokens, at) || isWidened(tokens, at)) ? at : i
}

/** "1.3 cm on the right and 1.1 cm on the left": right behind another size, with little between. */
function isAnother({ page, used }: State, first: number): boolean {
  for (let k = first - 1; k > first - 8 && k > 0; k--) {
    if (used[k]) return unitsAt(page, k).some(({ dimension }) => dimension === 'length')
    if (!isAlong(page.tokens, k) && signAt(page, k) !== ',') return false
  }
  return false
}

/** "a cord, approximately 3 cm.": a hedged length between a comma and the end of the clause. */
function isAside(page: Page, first: number, end: number): boolean {
  const { tokens } = page
  if (!isHedge(tokens, first - 1)) return false
  const dot = signAt(page, first - 2) === '.' && wordAt(page, first - 1) === 'approx'
  if (signAt(page, first - 2) !== ',' && !dot) return false
  return (
    end >= tokens.length ||
    startsLine(page, end) ||
    (tokens.kind[end] === Kind.sign && ',.;)'.includes(signAt(page, end)))
  )
}

/** Is it of what a surgeon makes, uses or puts in, or how far something went? */
function isTool(page: Page, { first, end }: Reading): boolean {
  const { tokens } = page
  if (isMade(page, first)) return true
  const sentence = page.sentences[page.sentenceOf[first]!]!
  for (let k = end; k < Math.min(end + aside, sentence.end); k++) {
    // "4 cm in length, an incision was made"
    if (signAt(page, k) === ',' && /^an?$/.test(wordAt(page, k + 1))) continue
    if (signAt(page, k) === ',' || signAt(page, k) === ';') break
    if (isCut(tokens, k) || isDone(tokens, k) || resultAt(page, k, 'device')) return true
    // "6 x 16-mm Stryker polyethylene": a maker's name
    if (k === end && tokens.flags[k]! & Flag.capital && tokens.kind[k] === Kind.word) return true
  }
  for (let k = first - 1; k >= Math.max(first - before, sentence.first); k--)
    if (isCut(tokens, k) || isDone(tokens, k)) return true
  return false
}
