/** Found in: the values read so far in a sentence, in the order in which they were read. */
import type { State } from './state.ts'

interface Index {
  /** How many of the values are in it. */
  upTo: number
  readonly bySentence: Map<number, number[]>
}

const known = new WeakMap<State, Index>()
const none: readonly number[] = []

/** The places in `state.found` of what was read in a sentence; those read since the last question are added. */
export function foundIn(state: State, sentence: number): readonly number[] {
  let index = known.get(state)
  if (!index) {
    index = { upTo: 0, bySentence: new Map() }
    known.set(state, index)
  }
  for (; index.upTo < state.found.length; index.upTo++) {
    const one = state.found[index.upTo]!
    const list = index.bySentence.get(one.sentence)
    if (list) list.push(index.upTo)
    else index.bySentence.set(one.sentence, [index.upTo])
  }
  return index.bySentence.get(sentence) ?? none
}
