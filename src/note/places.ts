/** Places: lines and columns of a note, as people name them, for offsets and back. */

/** A line and a column, both from 1; a column counts UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where each line of a text begins, in UTF-16 code units; lines end in a line feed. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

/** The place of an offset: in "No fever.\nCough." offset 10 is line 2, column 1. */
export function placeAt(starts: readonly number[], offset: number): Place {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}

/** The offset of a place; null when the text has no such line. A column past the line's end is its end. */
export function offsetOf(starts: readonly number[], { line, column }: Place, length: number): number | null {
  const start = starts[line - 1]
  if (start === undefined) return null
  const end = (starts[line] ?? length + 1) - 1
  return Math.min(start + column - 1, end)
}
