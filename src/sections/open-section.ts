/** Sections as they begin: under a title of the note, or where the source says that one begins. */
import type { TitleConcept } from '../lexicon/index.ts'
import type { TokenTable } from '../note/index.ts'
import { inheritImplies, readImplies } from './implies.ts'
import type { Begun, Mark } from './outline-marks.ts'
import type { Title } from './title.ts'

/** A section whose end is not known yet. */
export interface Draft {
  type: string
  loinc: string
  title: { start: number; end: number } | null
  first: number
  end: number
  parent: number | null
  implies: string
  because: { rule: string; span: { start: number; end: number } }
}

/** The stretch from a token on that stands under no title. */
export function untitled(tokens: TokenTable, first: number, rule: string): Draft {
  const span = rule === 'section/none' ? { start: 0, end: 0 } : spanOf(tokens, first, first + 1)
  return {
    type: 'none',
    loinc: '',
    title: null,
    first,
    end: tokens.length,
    parent: null,
    implies: '',
    because: { rule, span },
  }
}

/**
 * The section that a title begins, a part of the open one when that may hold it. A title that no table has says nothing
 * of its own: within a section of the source (`around`), what that one implies still holds.
 */
export function openTitled(
  tokens: TokenTable,
  title: Title,
  sections: readonly Draft[],
  top: number,
  around: number | undefined,
): { section: Draft; part: boolean } {
  const span = spanOf(tokens, title.first, title.end)
  const holder = sections[top]!
  const holds = readImplies(holder.implies).parts
  let concept: TitleConcept | null = null
  let part = false
  for (const one of title.concepts) {
    if (!readImplies(one.implies).part || holds === 'none') continue
    const answers = one.name.startsWith('pertinent-')
    if (holds === 'answers' && !answers) continue
    if (holds === 'system' && !answers && !one.name.startsWith('system-') && one.name !== 'diagnosis-rank') continue
    concept = one
    part = true
    break
  }
  concept ??= title.concepts.find((one) => !readImplies(one.implies).part) ?? title.concepts[0] ?? null
  const inherits = concept === null && around !== undefined
  const implies = inherits
    ? sections[around]!.implies
    : concept === null || concept.implies === 'none'
      ? ''
      : part
        ? inheritImplies(concept.implies, holder.implies)
        : concept.implies
  const section: Draft = {
    type: concept?.name ?? 'unknown',
    loinc: concept?.loinc ?? '',
    title: span,
    first: title.body,
    end: tokens.length,
    parent: part ? top : inherits ? around : null,
    implies,
    because: { rule: title.rule, span },
  }
  return { section, part: part || inherits }
}

/**
 * The section that the source marks, by its code, else by the title found at its place. Words that are no title known to
 * us stay in the section: what a laboratory calls a part of its report ("Color: yellow") may be a test.
 */
export function openMarked(
  tokens: TokenTable,
  mark: Mark,
  begins: Begun,
  title: Title | null,
  sections: readonly Draft[],
  around: number | undefined,
): Draft {
  const concept = begins.concept ?? title?.concepts[0] ?? null
  const stands = begins.concept !== null && begins.titleEnd > mark.first
  const end = stands ? begins.titleEnd : (title?.end ?? mark.first)
  const span = end > mark.first ? spanOf(tokens, mark.first, end) : null
  const own = concept === null || concept.implies === 'none' ? '' : concept.implies
  const inherits = around !== undefined && (concept === null || readImplies(own).part)
  return {
    type: concept?.name ?? 'unknown',
    loinc: begins.loinc || (concept?.loinc ?? ''),
    title: span,
    first: stands ? begins.body : (title?.body ?? mark.first),
    end: tokens.length,
    parent: inherits ? around : null,
    implies: inherits ? inheritImplies(own, sections[around]!.implies) : own,
    because: {
      rule: begins.concept ? 'section/code' : 'section/outline',
      span: span ?? spanOf(tokens, mark.first, mark.first + 1),
    },
  }
}

function spanOf(tokens: TokenTable, first: number, end: number): { start: number; end: number } {
  if (first >= tokens.length) return { start: tokens.end[first - 1]!, end: tokens.end[first - 1]! }
  return { start: tokens.start[first]!, end: tokens.end[end - 1]! }
}
