/** Room: the arrays that reading one note needs, kept for the next one: making them costs more than filling them. */

/** Arrays with a place for each token. What stands in them is of no note yet: whoever uses one clears it first. */
export interface Room {
  readonly lineOf: Uint32Array
  readonly sentenceOf: Uint32Array
  readonly sectionOf: Int32Array
  readonly covered: Uint8Array
  readonly marks: Uint16Array
  readonly termAt: Uint32Array
  readonly nameAt: Int32Array
  readonly longestFirst: Uint32Array
  readonly longestEnd: Uint32Array
  readonly specimenAt: Uint8Array
  readonly inName: Uint8Array
  readonly used: Uint8Array
}

/** New room for so many tokens. */
export function makeRoom(size: number): Room {
  return {
    lineOf: new Uint32Array(size),
    sentenceOf: new Uint32Array(size),
    sectionOf: new Int32Array(size),
    covered: new Uint8Array(size),
    marks: new Uint16Array(size),
    termAt: new Uint32Array(size),
    nameAt: new Int32Array(size),
    longestFirst: new Uint32Array(size),
    longestEnd: new Uint32Array(size),
    specimenAt: new Uint8Array(size),
    inName: new Uint8Array(size),
    used: new Uint8Array(size),
  }
}

const least = 4096 // tokens: most notes
const most = 1 << 16 // a larger note's room is not kept: hostile notes shall not hold memory
let kept: Room | null = null

/** Room for one note, to be used until the next is asked for: never two at once. */
export function roomFor(tokens: number): Room {
  if (tokens > most) return makeRoom(tokens)
  if (!kept || kept.lineOf.length < tokens) {
    let size = least
    while (size < tokens) size *= 2
    kept = makeRoom(size)
  }
  return kept
}
