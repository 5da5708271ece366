/** Several lexicons made one: one id space, one walk; what a later one writes wins over what an earlier one wrote. */

import { type Columns, insertEdge, type Lexicon, lexiconOf } from '../lexicon/index.ts'
import { textDigest } from './digest.ts'
import { edgeAt } from './entry-of.ts'
import { mergeConcepts } from './merge-concepts.ts'
import { senseAppender, settle } from './merge-senses.ts'
import { mergeForms, mergeWords } from './merge-words.ts'
import { notWorkedOut } from './write.ts'

/**
 * The two lexicons as one. Where both write the same words for the same kind, `top` wins, unless its term is imported:
 * an imported term (of UMLS, RxNorm, ...) only fills gaps. A concept of `top` that has the name of one of `base` is
 * that one, with its codes. Neither lexicon is changed.
 */
export function mergeLexicons(base: Lexicon, top: Lexicon): Lexicon {
  const concepts = mergeConcepts(base, top)
  const words = mergeWords(base, top)
  const forms = mergeForms(base, top)
  const appender = senseAppender(base, top.columns.senseConcept.length)
  let terms = base.header.counts.terms ?? 0
  const joined = (baseEntry: number, topEntry: number): number => {
    if (topEntry === 0) return baseEntry
    const settled = settle(base, baseEntry, top, topEntry)
    if (!settled) return baseEntry
    const added = settled.added.map((sense) => ({
      ...sense,
      concept: concepts.idOf[sense.concept]!,
      form: forms.idOf(sense.form),
    }))
    terms += added.length + settled.kept.length - (baseEntry === 0 ? 0 : base.senses(baseEntry).length)
    return appender.entry([...added, ...settled.kept])
  }
  const automaton = joinAutomata(base.columns, top.columns, words.idOf, words.count, joined)
  const counts: Record<string, number> = { ...base.header.counts }
  for (const [name, count] of Object.entries(top.header.counts)) counts[name] = (counts[name] ?? 0) + count
  for (const [kind, count] of concepts.known) counts[kind] = counts[kind]! - count
  counts.terms = terms
  const digest = textDigest(`${base.header.digest}\n${top.header.digest}`)
  return lexiconOf(
    { ...base.header, digest, counts, columns: {} },
    { ...words.columns, ...forms.columns, ...concepts.columns, ...automaton, ...appender.columns(), ...notWorkedOut() },
  )
}

type AutomatonColumns = Pick<Columns, 'rootNext' | 'rootAccept' | 'edges'>

/** Lays the automaton of `b` over that of `a`: walks both at once and adds what `a` lacks. */
function joinAutomata(
  a: Columns,
  b: Columns,
  wordOf: Int32Array,
  words: number,
  joined: (baseEntry: number, topEntry: number) => number,
): AutomatonColumns {
  const { slots, starts } = edgesByState(b)
  const edges = roomyEdges(a.edges, slots.length)
  const rootNext = widened(a.rootNext, words)
  const rootAccept = widened(a.rootAccept, words)
  let states = 1 + highestState(a)
  // of each state of `b` that is still to be walked: the state that stands for it
  const from: number[] = []
  const to: number[] = []
  for (let w = 1; w < b.rootNext.length; w++) {
    const word = wordOf[w]!
    rootAccept[word] = joined(rootAccept[word]!, b.rootAccept[w]!)
    if (b.rootNext[w] === 0) continue
    if (rootNext[word] === 0) rootNext[word] = states++
    from.push(b.rootNext[w]!)
    to.push(rootNext[word]!)
  }
  for (let q = 0; q < from.length; q++) {
    const state = to[q]!
    for (let e = starts[from[q]!]!; e < starts[from[q]! + 1]!; e++) {
      const source = slots[e]!
      const word = wordOf[b.edges[source + 1]!]!
      const at = edgeAt(edges, state, word)
      const accept = joined(edges[at + 3]!, b.edges[source + 3]!)
      let next = edges[at + 2]!
      if (b.edges[source + 2] !== 0) {
        if (next === 0) next = states++
        from.push(b.edges[source + 2]!)
        to.push(next)
      }
      edges[at] = state
      edges[at + 1] = word
      edges[at + 2] = next
      edges[at + 3] = accept
    }
  }
  return { rootNext, rootAccept, edges }
}

/** The places of all edges, ordered by state; `starts[state]` is where a state's begin. */
function edgesByState({ edges, rootNext }: Columns): { slots: Int32Array; starts: Int32Array } {
  const states = highestState({ edges, rootNext }) + 1
  const starts = new Int32Array(states + 1)
  let count = 0
  for (let at = 0; at < edges.length; at += 4) {
    if (edges[at + 2] === 0 && edges[at + 3] === 0) continue
    starts[edges[at]! + 1]!++
    count++
  }
  for (let s = 0; s < states; s++) starts[s + 1]! += starts[s]!
  const next = starts.slice()
  const slots = new Int32Array(count)
  for (let at = 0; at < edges.length; at += 4)
    if (edges[at + 2] !== 0 || edges[at + 3] !== 0) slots[next[edges[at]!]!++] = at
  return { slots, starts }
}

/** A copy with room for `count` numbers. */
function widened(column: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(count)
  wider.set(column)
  return wider
}

function highestState({ rootNext, edges }: Pick<Columns, 'rootNext' | 'edges'>): number {
  let highest = 0
  for (const next of rootNext) if (next > highest) highest = next
  for (let at = 2; at < edges.length; at += 4) if (edges[at]! > highest) highest = edges[at]!
  return highest
}

/** A copy of the table in which `more` edges have room: at most three quarters full. */
function roomyEdges(edges: Int32Array, more: number): Int32Array<ArrayBuffer> {
  let used = more
  for (let at = 0; at < edges.length; at += 4) if (edges[at + 2] !== 0 || edges[at + 3] !== 0) used++
  let capacity = edges.length >> 2
  if (used * 4 <= capacity * 3) return new Int32Array(edges)
  while (used * 2 > capacity) capacity *= 2
  const wider = new Int32Array(capacity * 4)
  for (let at = 0; at < edges.length; at += 4)
    if (edges[at + 2] !== 0 || edges[at + 3] !== 0)
      insertEdge(wider, capacity - 1, edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!)
  return wider
}
