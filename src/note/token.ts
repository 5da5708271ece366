/** Tokens: the words, numbers and signs of a note, as columns. */

/** What a token is. */
export const Kind = {
  /** "fever", "B12", "q6h", "b.i.d.", "Crohn's" */
  word: 0,
  /** "40", "98.6", "1,200", ".5" */
  number: 1,
  /** One sign, or a run of one of - _ = * . ~ # + ("-----" is one token). */
  sign: 2,
  /** "->", "-->", "=>", "→": what a value became. */
  arrow: 3,
  /** "<", ">", "<=", ">=", "≤", "≥" */
  comparator: 4,
  /** "[**2101-5-3**]": what de-identification put in a name's or date's place. */
  redacted: 5,
} as const

/** What is so about a token, as bits. */
export const Flag = {
  /** White space stands before it. */
  space: 1,
  /** It is the first of its line. */
  line: 2,
  /** A blank line stands before it. */
  blank: 4,
  /** Its first letter is a capital. */
  capital: 8,
  /** It has letters and all are capitals. */
  upper: 16,
  /** It has a digit. */
  digit: 32,
  /** A short form with full stops that ends in one: "b.i.d." may end a sentence or not. */
  dotted: 64,
} as const

/**
 * Tokens as columns: a note has thousands and every stage walks them. Token i is `text.slice(start[i], end[i])`.
 * Everything of the text that is not white space is in exactly one token.
 */
export interface TokenTable {
  readonly length: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly kind: Uint8Array
  readonly flags: Uint8Array
  /** Two 32-bit hashes of the normalised word, made while scanning. */
  readonly hash: Int32Array
  readonly check: Int32Array
  /** One bit for each hash that is in the note, several hashes to a bit: what `mayHold` asks. */
  readonly bag: Int32Array
}
