/** Which section a token stands in: one array for the stages that ask for every token. */
import { int32Column } from '../note/index.ts'
import type { Section } from './section.ts'

/** For each of `length` tokens the number of its section; a title's own tokens belong to the section that they begin. */
export function sectionsByToken(sections: readonly Section[], length: number): Int32Array {
  const map = int32Column(length)
  let from = 0
  for (let s = 0; s < sections.length; s++) {
    map.fill(s, from, sections[s]!.end)
    from = sections[s]!.end
  }
  return map
}

/** The number of the section in which a token stands, by halving: for a stage that asks for few. */
export function sectionOf(sections: readonly Section[], token: number): number {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (token < sections[middle]!.end) high = middle
    else low = middle + 1
  }
  return low
}
