/** Sites examined: of "The bladder showed no lesions" and "Neck is supple. No masses." the lesions are the bladder's, the masses the neck's. */
import { Flag, Kind, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'
import type { MentionInput } from './find-mentions.ts'
import type { Mention } from './mention.ts'
import { type Places, placeCondition } from './place-condition.ts'
import { siteWords } from './site-words.ts'
import { findStudies, placeByStudy } from './studied-sites.ts'

// So many sentences back the site may have been named: "Neck is supple. No masses. No bruits."; and so many tokens.
const maxSentences = 4
const maxTokens = 60

/**
 * Gives a finding of no site the code of the site that is being examined where it stands: its sentence's subject or label, the subject
 * of the sentences right before it, or what its exam's section is about. Only the code: the span keeps its words. (Guideline: site
 * and laterality for a code may come from the paragraph's heading or the exam sentence.)
 */
export function placeByExam(mentions: Mention[], index: ModifierIndex, input: MentionInput): void {
  const studies = mentions.length === 0 ? [] : findStudies(input)
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]!
    if (mention.kind !== 'condition' || isPlaced(mention, input)) continue
    const placed = placedBySubject(mentions, m, index, input)
    const studied = placed === mention ? placeByStudy(mention, studies, input) : placed
    mentions[m] = studied === mention ? placedBySection(mention, index, input) : studied
  }
}

/** Does it have a site, or a subject of its own ("neck veins were not distended"), or is it of no place? */
function isPlaced({ modifiers, because, head }: Mention, { text, tokens, lexicon }: MentionInput): boolean {
  return (
    modifiers.some(({ role }) => role === 'site') ||
    because.some(({ rule }) => rule === 'lexicon/predicated') ||
    siteWords(lexicon).unplaced.has(wordsOf(head, text, tokens))
  )
}

const wordsOf = ({ first, end }: Mention['head'], text: string, tokens: TokenTable): string =>
  text.slice(tokens.start[first]!, tokens.end[end - 1]!).toLowerCase()

function placedBySubject(mentions: readonly Mention[], m: number, index: ModifierIndex, input: MentionInput): Mention {
  const mention = mentions[m]!
  const { sentences, sectionAt, tokens, text, lexicon } = input
  const { general } = siteWords(lexicon)
  const own = sentences[mention.sentence]!
  const places = subjectBefore(mention.first, own, mentions, m, index, input)
  if (places) return placeCondition(mention, places, input, 'site/examined')
  // "No masses.", "There is mild tenderness.": said of what the sentence before is about
  if (!goesOn(own, mention.first, tokens)) return mention
  if (general.has(wordsOf(mention.head, text, tokens))) return mention
  for (let s = mention.sentence - 1; s >= 0 && mention.sentence - s <= maxSentences; s--) {
    const next = sentences[s + 1]!
    const sentence = sentences[s]!
    if (tokens.flags[next.first]! & Flag.line || sectionAt[sentence.first] !== sectionAt[mention.first]) return mention
    let before = m
    while (before > 0 && mentions[before - 1]!.first >= sentence.end) before--
    const found = subjectBefore(sentence.end, sentence, mentions, before, index, input)
    if (found) return placeCondition(mention, found, input, 'site/examined')
    if (!isOpening(tokens, sentence.first)) return mention
  }
  return mention
}

const isOpening = oneOf('no without there negative positive some mild slight moderate minimal diffuse also')
const isStep = oneOf('no without there is are was were evidence of some mild slight moderate minimal diffuse also any')

/** Does nothing stand before the finding in its sentence that could be a subject of its own? */
function goesOn(sentence: Sentence, first: number, tokens: TokenTable): boolean {
  for (let i = sentence.first; i < first; i++) if (!isStep(tokens, i)) return false
  return true
}

const isDeterminer = oneOf('the his her their my an a this that both')
// "examination of the left knee", "in the right lower lobe there is a nodule"
const isLead = oneOf('examination exam evaluation inspection palpation of on in at over within along')
const isAnd = oneOf('and or & /')
const isComma = oneOf(',')
const isBreak = oneOf(', ; : . ( and but or & /')
const isSaid = oneOf(
  'is are was were has had have show shows showed showing reveal reveals revealed demonstrate demonstrates demonstrated appear appears appeared look looks looked with without no not there : - supple soft clear normal moist pink nontender non benign intact unremarkable symmetric symmetrical atraumatic warm obese flat nondistended negative positive remarkable notable free smooth enlarged firm palpable midline injected erythematous swollen red tender descended circumcised grossly well bilaterally mildly',
)
const isView = oneOf('exam examination x-ray xray mri ct ultrasound films film')

/** The nearest site before token `to` that a clause of the sentence is about, with its side; null where none is. */
function subjectBefore(
  to: number,
  sentence: Sentence,
  mentions: readonly Mention[],
  m: number,
  index: ModifierIndex,
  { tokens, lexicon }: MentionInput,
): Places | null {
  const { vague } = siteWords(lexicon)
  let taken = m - 1
  for (let end = to; end > sentence.first && to - end < maxTokens; end--) {
    while (taken >= 0 && mentions[taken]!.first >= end) taken--
    if (taken >= 0 && mentions[taken]!.end >= end) continue // "knee pain, swelling": the knee is the pain's
    const site = index.ending.get(end)
    if (site?.role !== 'site' || site.first < sentence.first || !isSpokenOf(end, sentence, tokens)) continue
    if (vague.has(site.value)) return null
    return clauseStart(site, sentence, index, tokens)
  }
  return null
}

/** Does something said of it stand behind the site: "neck is", "knee:", "knee exam showed"? */
function isSpokenOf(end: number, sentence: Sentence, tokens: TokenTable): boolean {
  const at = isView(tokens, end) ? end + 1 : end
  return at < sentence.end && isSaid(tokens, at)
}

/** The site with its side, where nothing but these and determiners stand between it and the beginning of its clause. */
function clauseStart(site: FoundModifier, sentence: Sentence, index: ModifierIndex, tokens: TokenTable): Places | null {
  const places: FoundModifier[] = [site]
  let first = site.first
  while (first > sentence.first) {
    const before = index.ending.get(first)
    if (before && (before.role === 'laterality' || before.role === 'direction') && before.first >= sentence.first) {
      places.unshift(before)
      first = before.first
    } else if (isDeterminer(tokens, first - 1) || isLead(tokens, first - 1)) first--
    else break
  }
  if (first > sentence.first && !isBreak(tokens, first - 1)) return null
  // "neck and chest are without masses": of neither alone
  let at = first - 1
  if (at > sentence.first && isAnd(tokens, at)) {
    if (isComma(tokens, at - 1)) at--
    if (index.ending.get(at)?.role === 'site') return null
  }
  return places.map(({ role, value, first: begin, end }) => ({
    role,
    value,
    span: { start: tokens.start[begin]!, end: tokens.end[end - 1]! },
  }))
}

function placedBySection(mention: Mention, index: ModifierIndex, input: MentionInput): Mention {
  const { sections, sectionAt, lexicon, tokens } = input
  const section = sections[sectionAt[mention.head.first]!]!
  const sites = siteWords(lexicon).ofSections.get(section.type)
  if (sites === undefined) return mention
  // a review asks by systems, of which a sentence may look at a part: "EARS: … no masses of the palate"
  if (section.type.startsWith('system-') && namesSite(mention, index, input)) return mention
  const { title, first } = section
  const named = title === null || hasSubject(mention, index, input) ? null : siteInTitle(first, title, index, tokens)
  const { span } = mention
  for (const places of [...(named ? [named] : []), ...sites.map((value) => [{ role: 'site', value, span }])]) {
    const placed = placeCondition(mention, places, input, 'section/site')
    if (placed !== mention) return placed
  }
  return mention
}

function namesSite({ sentence, first: at }: Mention, index: ModifierIndex, { sentences }: MentionInput): boolean {
  const { first, end } = sentences[sentence]!
  for (let i = Math.max(first, at - maxTokens); i < Math.min(end, at + maxTokens); i++)
    if (index.beginning.get(i)?.role === 'site') return true
  return false
}

/** Does another site or a label stand before the finding in its sentence: "Previous exam showed the prostate large, no nodules"? */
function hasSubject({ first, sentence }: Mention, index: ModifierIndex, { sentences, tokens }: MentionInput): boolean {
  for (let i = Math.max(sentences[sentence]!.first, first - maxTokens); i < first; i++)
    if (isColon(tokens, i) || index.beginning.get(i)?.role === 'site') return true
  return false
}

const isColon = oneOf(':')

/** The site that a title names itself: "Cervix:" is the cervix's, though its section is the pelvic exam's. */
function siteInTitle(
  first: number,
  title: { readonly start: number; readonly end: number },
  index: ModifierIndex,
  tokens: TokenTable,
): Places | null {
  let from = first
  while (from > 0 && tokens.start[from - 1]! >= title.start) from--
  for (let i = from; i < tokens.length && tokens.end[i]! <= title.end; i++) {
    const found = index.beginning.get(i)
    if (found?.role === 'site' && tokens.kind[i] === Kind.word) {
      const span = { start: tokens.start[found.first]!, end: tokens.end[found.end - 1]! }
      return [{ role: 'site', value: found.value, span }]
    }
  }
  return null
}
