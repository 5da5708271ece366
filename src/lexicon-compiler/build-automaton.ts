/** Terms into columns: a vocabulary of words, and a trie over word numbers in one open-addressed table. */
import { edgeSlot, wordSlot } from '../lexicon/index.ts'
import { hashWord } from '../note/index.ts'

/** One term of one concept, in words. */
export interface BuiltTerm {
  readonly words: readonly string[]
  readonly concept: number
  readonly kind: number
  readonly flags: number
  readonly form: string | null
}

/** The columns of `lexicon/format.ts` that the automaton fills, pools still as strings. */
export interface Automaton {
  readonly words: readonly string[]
  readonly vocabulary: Int32Array
  readonly rootNext: Int32Array
  readonly rootAccept: Int32Array
  readonly edges: Int32Array
  readonly entryStart: Uint32Array
  readonly entryKinds: Uint16Array
  readonly senseConcept: Uint32Array
  readonly senseFlags: Uint8Array
  readonly senseForm: Uint32Array
  readonly forms: readonly string[]
}

interface Node {
  readonly next: Map<number, Node>
  state: number
  readonly terms: BuiltTerm[]
}

const newNode = (): Node => ({ next: new Map(), state: 0, terms: [] })

/** At most half full, so that a search ends soon. */
function capacityFor(count: number): number {
  let capacity = 16
  while (capacity < count * 2) capacity *= 2
  return capacity
}

/** Builds the automaton. Words are numbered in code-point order, states breadth first: the same terms give the same columns. */
export function buildAutomaton(terms: readonly BuiltTerm[]): Automaton {
  const words = ['', ...[...new Set(terms.flatMap((term) => term.words))].sort()]
  const wordIds = new Map(words.map((word, id) => [word, id]))
  const root = newNode()
  for (const term of terms) {
    let node = root
    for (const word of term.words) {
      const id = wordIds.get(word)!
      let next = node.next.get(id)
      if (!next) node.next.set(id, (next = newNode()))
      node = next
    }
    node.terms.push(term)
  }
  const forms: string[] = ['']
  const formIds = new Map<string, number>()
  const entryStart: number[] = [0]
  const entryKinds: number[] = [0]
  const senseConcept: number[] = []
  const senseFlags: number[] = []
  const senseForm: number[] = []
  const accept = (node: Node): number => {
    if (node.terms.length === 0) return 0
    const entry = entryStart.length
    entryStart.push(senseConcept.length)
    let kinds = 0
    for (const term of node.terms) {
      kinds |= 1 << term.kind
      senseConcept.push(term.concept)
      senseFlags.push(term.flags)
      let form = 0
      if (term.form !== null) {
        form = formIds.get(term.form) ?? 0
        if (form === 0) {
          form = forms.length
          forms.push(term.form)
          formIds.set(term.form, form)
        }
      }
      senseForm.push(form)
    }
    entryKinds.push(kinds)
    return entry
  }
  const rootNext = new Int32Array(words.length)
  const rootAccept = new Int32Array(words.length)
  const edges: [number, number, number, number][] = []
  let states = 1
  const queue: Node[] = []
  const byWord = (node: Node): [number, Node][] => [...node.next].sort((a, b) => a[0] - b[0])
  for (const [word, node] of byWord(root)) {
    rootAccept[word] = accept(node)
    if (node.next.size > 0) {
      node.state = states++
      rootNext[word] = node.state
      queue.push(node)
    }
  }
  for (let q = 0; q < queue.length; q++) {
    const node = queue[q]!
    for (const [word, next] of byWord(node)) {
      const entry = accept(next)
      if (next.next.size > 0) {
        next.state = states++
        queue.push(next)
      }
      edges.push([node.state, word, next.state, entry])
    }
  }
  entryStart.push(senseConcept.length)
  const vocabulary = new Int32Array(capacityFor(words.length) * 4)
  const wordMask = vocabulary.length / 4 - 1
  for (let id = 1; id < words.length; id++) {
    const { hash, check } = hashWord(words[id]!)
    let slot = wordSlot(hash, wordMask)
    while (vocabulary[slot * 4 + 2] !== 0) slot = (slot + 1) & wordMask
    vocabulary.set([hash, check, id, 0], slot * 4)
  }
  const edgeTable = new Int32Array(capacityFor(edges.length) * 4)
  const edgeMask = edgeTable.length / 4 - 1
  for (const edge of edges) {
    let slot = edgeSlot(edge[0], edge[1], edgeMask)
    while (edgeTable[slot * 4 + 2] !== 0 || edgeTable[slot * 4 + 3] !== 0) slot = (slot + 1) & edgeMask
    edgeTable.set(edge, slot * 4)
  }
  return {
    words,
    vocabulary,
    rootNext,
    rootAccept,
    edges: edgeTable,
    entryStart: Uint32Array.from(entryStart),
    entryKinds: Uint16Array.from(entryKinds),
    senseConcept: Uint32Array.from(senseConcept),
    senseFlags: Uint8Array.from(senseFlags),
    senseForm: Uint32Array.from(senseForm),
    forms,
  }
}
