/** What a term means when two lexicons write it: the later one's senses, and those of the earlier that they leave standing. */
import {
  type Columns,
  type Concept,
  conceptKinds,
  kindBit,
  type Lexicon,
  type Sense,
  SenseFlag,
} from '../lexicon/index.ts'
import { growingColumn } from './growing-column.ts'

const mentionBits = kindBit('condition') | kindBit('medication') | kindBit('observation')
const wordKind = conceptKinds.indexOf('word')

export type SenseColumns = Pick<Columns, 'entryStart' | 'entryKinds' | 'senseConcept' | 'senseFlags' | 'senseForm'>

/** One sense of a merged entry, by the columns. */
interface NewSense {
  readonly concept: number
  readonly kind: number
  readonly flags: number
  readonly form: number
}

export interface SenseAppender {
  /** A new entry of these senses; one without senses is no term any more. */
  entry(senses: readonly NewSense[]): number
  columns(): SenseColumns
}

/** Writes new entries behind those of a lexicon; the old ones stay, whether or not something still leads to them. */
export function senseAppender({ columns }: Lexicon, extra: number): SenseAppender {
  const start = growingColumn<Uint32Array<ArrayBuffer>>(Uint32Array, columns.entryStart.subarray(0, -1), extra)
  const kinds = growingColumn<Uint16Array<ArrayBuffer>>(Uint16Array, columns.entryKinds, extra)
  const concept = growingColumn<Uint32Array<ArrayBuffer>>(Uint32Array, columns.senseConcept, extra)
  const flags = growingColumn<Uint8Array<ArrayBuffer>>(Uint8Array, columns.senseFlags, extra)
  const form = growingColumn<Uint32Array<ArrayBuffer>>(Uint32Array, columns.senseForm, extra)
  return {
    entry(senses) {
      const entry = start.length()
      start.push(concept.length())
      let mask = 0
      for (const sense of senses) {
        concept.push(sense.concept)
        flags.push(sense.flags)
        form.push(sense.form)
        mask |= 1 << sense.kind
      }
      kinds.push(mask)
      return entry
    },
    columns() {
      start.push(concept.length())
      return {
        entryStart: start.done(),
        entryKinds: kinds.done(),
        senseConcept: concept.done(),
        senseFlags: flags.done(),
        senseForm: form.done(),
      }
    },
  }
}

/** The senses of an entry by the columns, those for which `keep` says no left out. */
export function sensesToKeep(
  lexicon: Lexicon,
  entry: number,
  keep: (sense: Sense, kind: number) => boolean,
): readonly NewSense[] {
  if (entry === 0) return []
  const { entryStart, conceptKind, senseForm } = lexicon.columns
  return lexicon.senses(entry).flatMap((sense, i) => {
    const kind = conceptKind[sense.concept]!
    if (!keep(sense, kind)) return []
    return [{ concept: sense.concept, kind, flags: sense.flags, form: senseForm[entryStart[entry]! + i]! }]
  })
}

/** Decides between the senses of a term in `base` and in `top`; null when `top` adds none. */
export function settle(
  base: Lexicon,
  baseEntry: number,
  top: Lexicon,
  topEntry: number,
): { readonly kept: readonly NewSense[]; readonly added: readonly NewSense[] } | null {
  const old = baseEntry === 0 ? [] : base.senses(baseEntry)
  const oldKinds = old.map((sense) => base.columns.conceptKind[sense.concept]!)
  const added = sensesToKeep(
    top,
    topEntry,
    ({ flags }, kind) => !(flags & SenseFlag.imported) || !oldKinds.includes(kind),
  )
  if (added.length === 0 && baseEntry !== 0) return null
  // A made variant ("colds") doesn't take a term that somebody wrote.
  const wins = top
    .senses(topEntry)
    .filter(({ flags }) => !(flags & SenseFlag.imported))
    .map(({ concept, form, flags }) => ({
      kind: top.columns.conceptKind[concept]!,
      form,
      made: flags & SenseFlag.variant,
    }))
  // A term that `top` writes is decided by `top` alone: the old rows of ambiguous.tsv are not asked any more.
  const decided = wins.some(({ kind }) => (1 << kind) & mentionBits)
  const kept = sensesToKeep(base, baseEntry, (sense, kind) => {
    if (decided && isRule(base.concept(sense.concept))) return false
    return !wins.some(
      (win) =>
        win.kind === kind &&
        kind !== wordKind &&
        (win.form === null || win.form === sense.form) &&
        (!win.made || (sense.flags & SenseFlag.variant) !== 0),
    )
  })
  return { kept, added }
}

/** Is this a row of ambiguous.tsv? */
function isRule(concept: Concept): boolean {
  return concept.kind === 'word' && concept.fields.table === 'ambiguous'
}
