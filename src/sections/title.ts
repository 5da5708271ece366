/** One title found: where it stands and what it may name. */
import type { TitleConcept } from '../lexicon/index.ts'
import { type Page, styleOf } from './title-page.ts'

/** A title: its words are tokens `first` to `end`, what it names begins at token `body`. */
export interface Title {
  readonly first: number
  readonly end: number
  readonly body: number
  /** Its rows of titles.tsv, first of the table first; empty for a title that is in no table. */
  readonly concepts: readonly TitleConcept[]
  /** Number of its line. */
  readonly line: number
  /** It stands in the middle of a line. */
  readonly inline: boolean
  readonly style: 'caps' | 'title' | 'lower'
  readonly rule: string
}

export function makeTitle(
  page: Page,
  line: number,
  first: number,
  end: number,
  body: number,
  concepts: readonly TitleConcept[],
  inline: boolean,
  rule: string,
): Title {
  return { first, end, body, concepts, line, inline, style: styleOf(page, first, end), rule }
}
