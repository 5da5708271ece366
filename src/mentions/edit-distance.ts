/** Edit distance: how many slips of the pen lie between two words (Damerau-Levenshtein, optimal string alignment). */

/** The kind of slip; `several` for two or more. */
export type EditKind = 'missing' | 'extra' | 'swapped' | 'wrong' | 'several'

/** Words longer than this are compared as being too far apart: no term has them. */
export const maxWord = 40

const width = maxWord + 1
const cells = new Uint8Array(width * width)
for (let i = 0; i < width; i++) {
  cells[i] = i
  cells[i * width] = i
}

/**
 * The distance of two words when it is at most `limit` (3 or less), else `limit + 1`. A letter missing, too many, another or two
 * swapped counts 1: "pnuemonia" and "pneumonia" are 1 apart.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > maxWord || b.length > maxWord) return limit + 1
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    // beyond the band everything is too far
    if (from > 1) cells[i * width + from - 1] = limit + 1
    let best = Math.min(i, limit + 1) // the first column: everything so far is too many
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = cells[(i - 1) * width + j - 1]! + (same ? 0 : 1)
      const extra = (j < i + limit ? cells[(i - 1) * width + j]! : limit) + 1
      if (extra < cost) cost = extra
      const missing = cells[i * width + j - 1]! + 1
      if (missing < cost) cost = missing
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        const swapped = cells[(i - 2) * width + j - 2]! + 1
        if (swapped < cost) cost = swapped
      }
      if (cost > limit) cost = limit + 1
      cells[i * width + j] = cost
      if (cost < best) best = cost
    }
    if (best > limit) {
      restore(i)
      return limit + 1
    }
  }
  const distance = Math.min(cells[a.length * width + b.length]!, limit + 1)
  restore(a.length)
  return distance
}

/** The band may have written over the first column. */
function restore(rows: number): void {
  for (let i = 1; i <= rows; i++) cells[i * width] = i
}

/** What was done to `right` to write `wrong`, for words that differ. */
export function editKind(wrong: string, right: string): EditKind {
  if (editDistance(wrong, right, 1) > 1) return 'several'
  if (wrong.length < right.length) return 'missing'
  if (wrong.length > right.length) return 'extra'
  let at = 0
  while (wrong[at] === right[at]) at++
  return wrong[at + 1] === right[at] && wrong[at] === right[at + 1] ? 'swapped' : 'wrong'
}
