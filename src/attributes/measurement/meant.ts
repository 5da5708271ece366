/** Meant: what the readers of values need of an entry, worked out once a lexicon: what it covers, its units and result words. */
import { byEntry, kindBit, type Lexicon, SenseFlag, type UnitConcept, type WordConcept } from '../../lexicon/index.ts'

/** What covers a token. */
export const Covered = { drug: 1, condition: 2, sig: 4, name: 8, unit: 16 } as const

/** What begins at a token, as bits: a unit, a panel's label, and the roles of result-words.tsv. */
export const Mark = { unit: 1, panel: 2, other: 4 } as const

const roles = [
  'result',
  'flag',
  'organism',
  'words',
  'target',
  'setting',
  'specimen',
  'oxygen',
  'pending',
  'threshold',
  'reference',
  'time',
  'class',
]
const roleBits: ReadonlyMap<string, number> = new Map(roles.map((role, i) => [role, 8 << i]))

/** The mark of a role. */
export function roleMark(role: string): number {
  return roleBits.get(role) ?? Mark.other
}

export const anyResult = 0xffff & ~(Mark.unit | Mark.panel)

/** What only one written form means; `form` is null where case does not matter. */
interface Written {
  readonly form: string | null
}
export interface MeantUnit extends Written {
  readonly ucum: string
  readonly dimension: string
  readonly ambiguous: boolean
}
export interface MeantResult extends Written {
  readonly name: string
  readonly role: string
  readonly interpretation: string
  /** Of a specimen: its key in the column `specimens` of the observations. */
  readonly key: string
  /** Of a specimen: `usual`, `own-code`, `dipstick`; of oxygen: `saturation`, one is measured on it. */
  readonly traits: string
}
export interface MeantPanel extends Written {
  readonly name: string
  readonly layout: string
}
export interface MeantName extends Written {
  readonly concept: number
  readonly ambiguous: boolean
}

export interface Meant {
  /** What it covers in any case, and what only when it is written so. */
  readonly covers: number
  readonly coversSo: readonly { readonly form: string; readonly bit: number }[]
  /** The marks that its first token gets, in any case, and when it is written so. */
  readonly mark: number
  readonly marksSo: readonly { readonly form: string; readonly bit: number }[]
  readonly units: readonly MeantUnit[]
  readonly results: readonly MeantResult[]
  readonly panels: readonly MeantPanel[]
  readonly names: readonly MeantName[]
  /** Some of it counts only in one written form. */
  readonly exact: boolean
}

const coverOf: readonly (readonly [number, number])[] = [
  [kindBit('medication'), Covered.drug],
  [kindBit('condition'), Covered.condition],
  [kindBit('route') | kindBit('form') | kindBit('frequency'), Covered.sig],
  [kindBit('observation'), Covered.name],
]

/** Kinds whose terms say something to the readers of values. */
export const telling = coverOf.reduce((all, [mask]) => all | mask, kindBit('unit') | kindBit('word'))

/** What the entries of a lexicon mean: `meantBy(lexicon)(entry)`. */
export const meantBy: (lexicon: Lexicon) => (entry: number) => Meant = byEntry((senses, lexicon) => {
  let covers = 0
  const coversSo: { form: string; bit: number }[] = []
  const units: MeantUnit[] = []
  const results: MeantResult[] = []
  const panels: MeantPanel[] = []
  const names: MeantName[] = []
  for (const sense of senses) {
    const concept = lexicon.concept(sense.concept)
    const form = sense.flags & SenseFlag.exactCase ? sense.form : null
    const ambiguous = (sense.flags & SenseFlag.ambiguous) !== 0
    const bit = coverOf.find(([mask]) => (mask & kindBit(concept.kind)) !== 0)?.[1] ?? 0
    // a drug that is ambiguous alone ("iron") covers nothing by itself
    if (bit > 0 && (!ambiguous || bit === Covered.name)) {
      if (form === null) covers |= bit
      else coversSo.push({ form, bit })
    }
    if (concept.kind === 'observation') names.push({ form, concept: sense.concept, ambiguous })
    else if (concept.kind === 'unit')
      units.push({ form, ucum: concept.name, dimension: (concept as UnitConcept).dimension, ambiguous })
    else if (concept.kind === 'word') {
      const { fields, name } = concept as WordConcept
      if (fields.table === 'result-words')
        results.push({
          form,
          name,
          role: fields.role ?? 'result',
          interpretation: fields.interpretation ?? '',
          key: fields.key ?? '',
          traits: fields.traits ?? '',
        })
      else if (fields.table === 'panels') panels.push({ form, name, layout: fields.layout ?? '' })
    }
  }
  const exact =
    coversSo.length > 0 || [units, results, panels, names].some((list) => list.some(({ form }) => form !== null))
  const marksSo: { form: string; bit: number }[] = []
  let mark = 0
  const add = (form: string | null, bit: number): void => {
    if (form === null) mark |= bit
    else marksSo.push({ form, bit })
  }
  for (const { form } of units) add(form, Mark.unit)
  for (const { form } of panels) add(form, Mark.panel)
  for (const { form, role } of results) add(form, roleMark(role))
  return { covers, coversSo, mark, marksSo, units, results, panels, names, exact }
})

const packed = new WeakMap<Lexicon, Uint32Array>()

/** How `factsOf` packs what it says: bits of `Covered` first, then whether a written form counts, then the marks. */
export const Fact = { covers: 0x1f, exact: 0x20, known: 0x40, markShift: 8 } as const

/** One number an entry, 0 until it was asked for: see `learn`. Most terms of a note are asked for no more than this. */
export function factsOf(lexicon: Lexicon): Uint32Array {
  let facts = packed.get(lexicon)
  if (!facts) packed.set(lexicon, (facts = new Uint32Array(lexicon.columns.entryStart.length)))
  return facts
}

/** Works out the facts of one entry: what it covers and marks in any case, and whether a written form says more. */
export function learn(facts: Uint32Array, entry: number, { covers, mark, exact }: Meant): number {
  return (facts[entry] = Fact.known | covers | (exact ? Fact.exact : 0) | (mark << Fact.markShift))
}
