/** Concepts of two lexicons: the second's follow the first's, but for those that are the same, which become one. */
import { type Columns, type Concept, type Lexicon, SenseFlag } from '../lexicon/index.ts'
import type { Code } from '../note/index.ts'
import { withDefaults } from './concept-defaults.ts'
import { entryOf } from './entry-of.ts'

export interface MergedConcepts {
  /** By concept of the second lexicon: its number in the merged one. */
  readonly idOf: Uint32Array
  /** How many of a kind were known already. */
  readonly known: ReadonlyMap<string, number>
  readonly columns: Pick<Columns, 'conceptKind' | 'conceptOffsets' | 'conceptPool'>
}

const encoder = new TextEncoder()

export function mergeConcepts(base: Lexicon, top: Lexicon): MergedConcepts {
  const a = base.columns
  const b = top.columns
  const before = a.conceptKind.length
  const imported = importedConcepts(b)
  const idOf = new Uint32Array(b.conceptKind.length)
  const known = new Map<string, number>()
  const replaced = new Map<number, Concept>()
  const addedKinds: number[] = []
  const added: Uint8Array[] = []
  for (let id = 0; id < b.conceptKind.length; id++) {
    const concept = top.concept(id)
    const same = sameConcept(base, concept)
    const merged = same === -1 ? null : join(replaced.get(same) ?? base.concept(same), concept, imported[id] === 1)
    if (merged) {
      idOf[id] = same
      known.set(concept.kind, (known.get(concept.kind) ?? 0) + 1)
      replaced.set(same, merged)
    } else {
      idOf[id] = before + added.length
      addedKinds.push(b.conceptKind[id]!)
      added.push(encoder.encode(JSON.stringify(withDefaults(concept))))
    }
  }
  return { idOf, known, columns: concatenate(a, replaced, addedKinds, added) }
}

/** 1 for each concept of which every term is imported. */
function importedConcepts({ conceptKind, senseConcept, senseFlags }: Columns): Uint8Array {
  const imported = new Uint8Array(conceptKind.length).fill(1)
  senseConcept.forEach((concept, s) => {
    if (!(senseFlags[s]! & SenseFlag.imported)) imported[concept] = 0
  })
  return imported
}

/** The concept of that kind and name, found through its name as a term; -1 when there is none. */
function sameConcept(base: Lexicon, { kind, name }: Concept): number {
  if (kind !== 'condition' && kind !== 'medication' && kind !== 'observation') return -1
  const entry = entryOf(base, name)
  if (entry === 0) return -1
  const lower = name.toLowerCase()
  const sense = base.senses(entry).find(({ concept: id }) => {
    const concept = base.concept(id)
    return concept.kind === kind && concept.name.toLowerCase() === lower
  })
  return sense ? sense.concept : -1
}

/** One concept of two; null when an imported one has another code of the same system, and is another one. */
function join(base: Concept, top: Concept, imported: boolean): Concept | null {
  if (!('codes' in base) || !('codes' in top)) return null
  if (!imported) {
    // What an own concept doesn't say (no codes, no class, no units), it leaves as it was.
    const said = Object.entries(top).filter(([, value]) => value !== null && !isEmpty(value))
    return { ...base, ...Object.fromEntries(said), name: base.name } as Concept
  }
  const lacking: Code[] = []
  for (const code of top.codes) {
    const own = base.codes.find(({ system }) => system === code.system)
    if (!own) lacking.push(code)
    else if (own.code !== code.code) return null
  }
  return lacking.length === 0 ? base : { ...base, codes: [...base.codes, ...lacking] }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function concatenate(
  { conceptKind, conceptOffsets, conceptPool }: Columns,
  replaced: ReadonlyMap<number, Concept>,
  addedKinds: readonly number[],
  added: readonly Uint8Array[],
): MergedConcepts['columns'] {
  const before = conceptKind.length
  const kinds = new Uint8Array(before + added.length)
  kinds.set(conceptKind)
  kinds.set(addedKinds, before)
  const fresh = new Map([...replaced].map(([id, concept]) => [id, encoder.encode(JSON.stringify(concept))]))
  const offsets = new Uint32Array(before + added.length + 1)
  let size = 0
  for (let id = 0; id < before; id++) {
    offsets[id] = size
    size += fresh.get(id)?.length ?? conceptOffsets[id + 1]! - conceptOffsets[id]!
  }
  added.forEach((bytes, i) => {
    offsets[before + i] = size
    size += bytes.length
  })
  offsets[before + added.length] = size
  const pool = new Uint8Array(size)
  // stretches between replaced concepts are copied at once
  let from = 0
  for (const id of [...fresh.keys()].sort((x, y) => x - y)) {
    pool.set(conceptPool.subarray(conceptOffsets[from]!, conceptOffsets[id]!), offsets[from]!)
    pool.set(fresh.get(id)!, offsets[id]!)
    from = id + 1
  }
  if (from < before) pool.set(conceptPool.subarray(conceptOffsets[from]!, conceptOffsets[before]!), offsets[from]!)
  added.forEach((bytes, i) => {
    pool.set(bytes, offsets[before + i]!)
  })
  return { conceptKind: kinds, conceptOffsets: offsets, conceptPool: pool }
}
