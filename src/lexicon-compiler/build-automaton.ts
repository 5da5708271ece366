/** Terms into columns: a vocabulary of words, and a trie over word numbers in one open-addressed table. */
import { capacityFor, edgeCapacityFor, edgeSlot, fillVocabulary, insertEdge } from '../lexicon/index.ts'

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

/** A trie as columns: node 0 is the root, and each further node has the word that leads to it from its parent. */
interface Trie {
  readonly size: number
  readonly parent: Int32Array
  readonly word: Int32Array
  /** By node its first term, by term the next one of its node; -1 ends. */
  readonly firstTerm: Int32Array
  readonly nextTerm: Int32Array
}

function buildTrie(terms: readonly BuiltTerm[], wordIds: ReadonlyMap<string, number>): Trie {
  const room = terms.reduce((sum, term) => sum + term.words.length, 1)
  const parent = new Int32Array(room)
  const word = new Int32Array(room)
  const firstTerm = new Int32Array(room).fill(-1)
  const lastTerm = new Int32Array(room)
  const nextTerm = new Int32Array(terms.length).fill(-1)
  const nodes = new Int32Array(capacityFor(room)) // slots of node numbers, by parent and word
  const mask = nodes.length - 1
  let size = 1
  for (let t = 0; t < terms.length; t++) {
    let node = 0
    for (const text of terms[t]!.words) {
      const id = wordIds.get(text)!
      let slot = edgeSlot(node, id, mask)
      while (nodes[slot] !== 0 && (parent[nodes[slot]!] !== node || word[nodes[slot]!] !== id)) slot = (slot + 1) & mask
      if (nodes[slot] === 0) {
        nodes[slot] = size
        parent[size] = node
        word[size] = id
        size++
      }
      node = nodes[slot]!
    }
    if (firstTerm[node] === -1) firstTerm[node] = t
    else nextTerm[lastTerm[node]!] = t
    lastTerm[node] = t
  }
  return { size, parent, word, firstTerm, nextTerm }
}

/** A stable counting sort: the items, ordered by key. `starts[key]` is where a key's items begin. */
function sortByKey(items: Int32Array, key: Int32Array, keys: number): { sorted: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(keys + 1)
  for (const item of items) starts[key[item]! + 1]!++
  for (let k = 0; k < keys; k++) starts[k + 1]! += starts[k]!
  const at = starts.slice()
  const sorted = new Int32Array(items.length)
  for (const item of items) sorted[at[key[item]!]!++] = item
  return { sorted, starts }
}

/** Builds the automaton. Words are numbered in code-point order, states breadth first: the same terms give the same columns. */
export function buildAutomaton(terms: readonly BuiltTerm[]): Automaton {
  const distinct = new Set<string>()
  for (const term of terms) for (const word of term.words) distinct.add(word)
  const words = ['', ...[...distinct].sort()]
  const wordIds = new Map(words.map((word, id) => [word, id]))
  const trie = buildTrie(terms, wordIds)
  // children stand together by parent, in the order of their words
  const everyNode = Int32Array.from({ length: trie.size - 1 }, (_, i) => i + 1)
  const byWord = sortByKey(everyNode, trie.word, words.length).sorted
  const { sorted: children, starts } = sortByKey(byWord, trie.parent, trie.size)
  const forms: string[] = ['']
  const formIds = new Map<string, number>()
  const entryStart: number[] = [0]
  const entryKinds: number[] = [0]
  const senseConcept: number[] = []
  const senseFlags: number[] = []
  const senseForm: number[] = []
  const accept = (node: number): number => {
    if (trie.firstTerm[node] === -1) return 0
    const entry = entryStart.length
    entryStart.push(senseConcept.length)
    let kinds = 0
    for (let t = trie.firstTerm[node]!; t !== -1; t = trie.nextTerm[t]!) {
      const term = terms[t]!
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
  const rootChildren = starts[1]!
  const edgeTable = new Int32Array(edgeCapacityFor(trie.size - 1 - rootChildren) * 4)
  const edgeMask = edgeTable.length / 4 - 1
  const state = new Int32Array(trie.size)
  const queue: number[] = []
  let states = 1
  const numbered = (node: number): number => {
    if (starts[node] === starts[node + 1]) return 0
    queue.push(node)
    return (state[node] = states++)
  }
  for (let c = 0; c < rootChildren; c++) {
    const node = children[c]!
    const word = trie.word[node]!
    rootAccept[word] = accept(node)
    rootNext[word] = numbered(node)
  }
  for (let q = 0; q < queue.length; q++) {
    const node = queue[q]!
    for (let c = starts[node]!; c < starts[node + 1]!; c++) {
      const child = children[c]!
      const entry = accept(child)
      insertEdge(edgeTable, edgeMask, state[node]!, trie.word[child]!, numbered(child), entry)
    }
  }
  entryStart.push(senseConcept.length)
  const vocabulary = new Int32Array(capacityFor(words.length) * 4)
  fillVocabulary(vocabulary, words)
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
