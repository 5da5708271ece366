/** Composition: the modifiers around a condition's term that belong to its span. */
import { byEntry, kindBit, type Lexicon, type TermTable } from '../lexicon/index.ts'
import { Flag, int32Column, Kind, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import { amountAfter } from './amount-after.ts'
import { isAfterNon } from './candidates.ts'
import { isHeading } from './exam-regions.ts'
import { invertedModifiers } from './inverted-modifiers.ts'
import { isBehindOnly, placeAfter, sideAfter } from './side-after.ts'
import { isSign, stageAfter, stageBefore } from './stage-modifiers.ts'

/** A modifier found, by tokens. */
export interface FoundModifier {
  readonly role: string
  readonly value: string
  readonly first: number
  readonly end: number
  /** The number of its concept; -1 for one that numbers make ("stage 3", "2+"). */
  readonly concept: number
}

/** Modifiers of a note by token; places without one answer undefined. */
class ByToken {
  private readonly list: FoundModifier[] = []
  private readonly numbers: Int32Array
  constructor(length: number) {
    this.numbers = int32Column(length + 1)
  }
  get(i: number): FoundModifier | undefined {
    const number = i >= 0 && i < this.numbers.length ? this.numbers[i]! : 0
    return number === 0 ? undefined : this.list[number - 1]
  }
  set(i: number, modifier: FoundModifier): void {
    this.numbers[i] = this.list.push(modifier)
  }
}

/** Modifier terms by the token they begin at and by the one they end at, the longest of each. */
export interface ModifierIndex {
  readonly beginning: Pick<ByToken, 'get'>
  readonly ending: Pick<ByToken, 'get'>
}

/** The modifiers that an entry may be, with the written form that counts, if only one does. */
const modifiersOf = byEntry((senses, lexicon) =>
  senses.flatMap((sense) => {
    const concept = lexicon.concept(sense.concept)
    return concept.kind === 'modifier'
      ? [{ role: concept.role, value: concept.value, form: sense.form, concept: sense.concept }]
      : []
  }),
)

const modifierBit = kindBit('modifier')

/** Indexes the modifier terms of a note. */
export function indexModifiers(text: string, tokens: TokenTable, terms: TermTable, lexicon: Lexicon): ModifierIndex {
  const of = modifiersOf(lexicon)
  const beginning = new ByToken(tokens.length)
  const ending = new ByToken(tokens.length)
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & modifierBit)) continue
    const first = terms.first[t]!
    const end = terms.end[t]!
    for (const { role, value, form, concept } of of(terms.entry[t]!)) {
      if (form !== null && text.slice(tokens.start[first]!, tokens.end[end - 1]!) !== form) continue
      const modifier = { role, value, first, end, concept }
      const longest = beginning.get(first)
      if (!longest || longest.end < end) beginning.set(first, modifier)
      const earliest = ending.get(end)
      if (!earliest || earliest.first > first) ending.set(end, modifier)
    }
  }
  return { beginning, ending }
}

const joinsTwo = oneOf('and / & or -')

/** A comma joins only where an "and" or "or" has already: "cervical, axillary or inguinal". */
function isJoiner(text: string, tokens: TokenTable, i: number, joined: boolean): boolean {
  return joinsTwo(tokens, i) || (joined && isSign(text, tokens, i, 44))
}

const isPreposition = oneOf('of in to at on over involving around along near from into within')
const isDeterminer = oneOf('the his her their my a an this that')
const isShortSide = oneOf('rt lt')
const isBoth = oneOf('both')
// "up to the knees", "located in the foot"
const leadsIn = oneOf('up located localized situated')
const isAspect = oneOf('aspect surface side portion horn body root')
const isLevel = oneOf('level')
const isOf = oneOf('of')

/**
 * The span of a condition with its modifiers: "pain in the right knee", "acute on chronic systolic heart failure". The next
 * condition begins at token `limit`.
 */
export function extendSpan(
  text: string,
  tokens: TokenTable,
  sentence: Sentence,
  head: { readonly first: number; readonly end: number },
  index: ModifierIndex,
  limit = sentence.end,
): { readonly first: number; readonly end: number; readonly modifiers: readonly FoundModifier[] } {
  const modifiers: FoundModifier[] = []
  let first = head.first
  let joined = false
  // a site that ends inside the head: "left great toe pain", where "toe pain" is the term
  for (let at = first - 1; at >= Math.max(sentence.first, head.first - 2); at--) {
    const site = index.beginning.get(at)
    if (site?.role !== 'site' || site.end <= head.first || site.end >= head.end) continue
    modifiers.push(site)
    first = at
    break
  }
  // To the left: modifiers that touch, hyphens between them passed over, two of one role joined by "and" or "/".
  while (first > sentence.first) {
    let to = first
    if (isHyphen(text, tokens, to - 1) && !(tokens.flags[to]! & Flag.space)) to--
    if (to - 2 >= sentence.first && isSign(text, tokens, to - 1, 46) && isShortSide(tokens, to - 2)) to-- // "Rt. knee pain"
    let found = index.ending.get(to)
    if (!found && isJoiner(text, tokens, to - 1, joined)) {
      // "upper and lower back pain", "chest/abdominal pain", "cervical, axillary or inguinal nodes": one role, an elided head
      const role = modifiers[0]?.role ?? index.beginning.get(head.first)?.role
      const other = index.ending.get(to - 1)
      // "upper and lower extremity": the direction begins the site's name
      const same = other?.role === role || (other?.role === 'direction' && role === 'site')
      if (other && same && role !== 'type' && role !== 'severity') {
        found = other
        joined = true
      }
    }
    if (!found) found = stageBefore(text, tokens, to, index)
    if (!found) {
      const grade = gradeBefore(text, tokens, to, sentence.first)
      if (grade < to) found = { role: 'grade', value: '', first: grade, end: to, concept: -1 }
    }
    if (
      !found ||
      isBehindOnly(tokens, found.first) ||
      found.role === 'course' ||
      found.first < sentence.first ||
      isAfterNon(text, tokens, found.first)
    )
      break
    if (found.role === 'stage' && !found.value.includes(' ')) break // "class" alone
    if (found.role === 'severity' && isMeasure(tokens, found.first)) break
    modifiers.unshift(found)
    first = found.first
  }
  if (first < head.first && isHeading(text, tokens, sentence, first, head.first, modifiers)) first++
  let end = head.end
  const stage = stageAfter(text, tokens, sentence, end, index)
  // "cirrhosis, grade II varices": the next condition's
  if (stage && (stage.end < limit || limit === sentence.end)) {
    modifiers.push(stage)
    end = stage.end
  }
  // To the right: "of the right knee", "in her face", "on the left", "up to the level of the knees".
  while (
    end < sentence.end &&
    (isPreposition(tokens, end) || (leadsIn(tokens, end) && isPreposition(tokens, end + 1)))
  ) {
    let at = end + (leadsIn(tokens, end) ? 2 : 1)
    while (at < sentence.end && isDeterminer(tokens, at)) at++
    if (isLevel(tokens, at) && isOf(tokens, at + 1)) at += 2
    // "on the plantar aspect of the foot"
    if (isAspect(tokens, at + 1) && isOf(tokens, at + 2)) at += 3
    while (at < sentence.end && isDeterminer(tokens, at)) at++
    const run: FoundModifier[] = []
    while (at < sentence.end) {
      const found = index.beginning.get(at)
      if (
        found &&
        found.end <= sentence.end &&
        (found.role === 'site' || found.role === 'laterality' || found.role === 'direction')
      ) {
        run.push(found)
        at = found.end
        continue
      }
      if (
        run.length > 0 &&
        joinsTwo(tokens, at) &&
        index.beginning.get(at + 1)?.role === 'site' &&
        at + 1 < sentence.end
      ) {
        at++
        continue
      }
      if (run.length > 0 && isHyphen(text, tokens, at)) {
        at++
        continue
      }
      break
    }
    // "of his right femoral bypass", "in the left frontal": the side is of what the next word names
    while (run.length > 0 && run.at(-1)!.role !== 'site' && isSideOf(text, tokens, sentence, at)) {
      at = run.pop()!.first
      if (isHyphen(text, tokens, at - 1)) at--
    }
    const last = run.at(-1)
    // "on the left", "of both knees"; not "in both parents"
    const places = (one: FoundModifier): boolean =>
      one.role === 'site' || (one.role === 'laterality' && !isBoth(tokens, one.first))
    // the site of the next condition: "due to chemotherapy from breast cancer"
    if (!last || (last.end > limit && !isOf(tokens, end)) || !run.some(places)) break
    if (isHyphen(text, tokens, at - 1)) at--
    modifiers.push(...run)
    end = isArea(tokens, last.end) && last.end < sentence.end ? last.end + 1 : last.end // "of the right palatal area"
  }
  const side = sideAfter(text, tokens, end, index, Math.min(limit, sentence.end))
  if (side) {
    modifiers.push(side)
    end = side.end
  }
  const inverted = end < sentence.end ? invertedModifiers(text, tokens, sentence, end, index) : []
  if (inverted.length > 0) {
    modifiers.push(...inverted)
    end = inverted.at(-1)!.end
    const later = stage ? undefined : stageAfter(text, tokens, sentence, end, index)
    if (later) {
      modifiers.push(later)
      end = later.end
    }
  } else if (!side) {
    const place = placeAfter(text, tokens, end, index, Math.min(limit, sentence.end), sentence.end)
    if (place.length > 0) {
      modifiers.push(...place)
      end = place.at(-1)!.end
    }
  }
  const felt = end < sentence.end ? index.beginning.get(end) : undefined
  if (felt?.role === 'circumstance' && felt.end <= limit) end = felt.end // "lightheaded on standing"
  return { first, end: amountAfter(text, tokens, end, Math.min(limit, sentence.end)), modifiers }
}

const isArea = oneOf('area areas region regions hemisphere body bodies fossa fossae notch')
// what may stand behind "on the left" without being at its left
const goesOn = oneOf(
  'and or but with without for at in on of to from than since when while after before during which that who where as is was were are has had have having greater more less worse better side only today yesterday now this last also status secondary due improved resolved noted seen present consistent suggestive measuring not no then associated which both what if because over through extending radiating going starting started began',
)

/** Is a side before token `at` one of the word there: "of his right femoropopliteal", and not "on the right with"? */
function isSideOf(text: string, tokens: TokenTable, sentence: Sentence, at: number): boolean {
  if (at >= sentence.end || tokens.kind[at] !== Kind.word || goesOn(tokens, at) || isArea(tokens, at)) return false
  const code = text.charCodeAt(tokens.start[at]!)
  return code >= 97 && code <= 122 && !text.slice(tokens.start[at]!, tokens.end[at]!).endsWith('ly')
}

function isHyphen(text: string, tokens: TokenTable, i: number): boolean {
  return i >= 0 && tokens.end[i]! - tokens.start[i]! === 1 && text.charCodeAt(tokens.start[i]!) === 45
}

/** Where "3/6", "grade II/VI", "2+" before a sign begin; `to` itself when there is no such grade. */
function gradeBefore(text: string, tokens: TokenTable, to: number, from: number): number {
  const first = degreeBefore(text, tokens, to, from)
  return first < to && first > from && isGrade(tokens, first - 1) ? first - 1 : first
}

function degreeBefore(text: string, tokens: TokenTable, to: number, from: number): number {
  if (to - 2 < from || !endsGrade(tokens, to - 1)) return to
  const word = (i: number): string => text.slice(tokens.start[i]!, tokens.end[i]!).toLowerCase()
  if (
    to - 2 >= from &&
    word(to - 1) === '+' &&
    tokens.kind[to - 2] === Kind.number &&
    tokens.end[to - 2]! - tokens.start[to - 2]! === 1
  )
    return to - 2
  if (
    to - 3 >= from &&
    word(to - 2) === '/' &&
    (word(to - 1) === '6' || word(to - 1) === 'vi') &&
    /^(?:[1-6]|[iv]{1,3})$/.test(word(to - 3))
  ) {
    // "1-2/6"
    const ranged = to - 5 >= from && word(to - 4) === '-' && /^(?:[1-6]|[iv]{1,3})$/.test(word(to - 5))
    const first = ranged ? to - 5 : to - 3
    // the 4/6 of "4/2-4/6" is a date's
    const inDate = first - 1 >= from && /[/-]/.test(word(first - 1)) && tokens.start[first] === tokens.end[first - 1]
    return inDate ? to : first
  }
  return to
}

const endsGrade = oneOf('+ 6 vi')
const isGrade = oneOf('grade gr')

/** "4 cm large": the word measures, it does not grade. */
function isMeasure(tokens: TokenTable, i: number): boolean {
  return i > 0 && tokens.kind[i - 1] === Kind.number
}
