/** Said elsewhere: a drug that the note states as ended is not taken where it is named again in passing. */
import type { Mention } from '../../mentions/index.ts'
import type { Attributes } from '../attributes.ts'
import type { MedicationStatus } from './sig.ts'

const ended: ReadonlySet<MedicationStatus> = new Set(['stopped', 'on-hold', 'not-taken'])

/** Is nothing said of the drug, and no dose and no frequency of it? */
const inPassing = ({ because, sig }: Attributes & { kind: 'medication' }): boolean =>
  because[0]?.rule === 'status/default' &&
  sig.dose === undefined &&
  sig.strength === undefined &&
  sig.frequency === undefined

/**
 * "Benadryl 25 mg - discontinued. ... Delirium: Benadryl was blamed": the second is stopped too. Only where
 * nothing at all was said of the later one, and where no mention of the drug says that it is taken.
 */
export function carryEnded(mentions: readonly Mention[], attributes: Attributes[]): void {
  const ends = new Map<number, Attributes & { kind: 'medication' }>()
  const taken = new Set<number>()
  let waiting = false
  mentions.forEach((mention, m) => {
    const own = attributes[m]!
    if (own.kind !== 'medication') return
    const concept = mention.concepts[0]
    if (inPassing(own)) waiting = true
    // "insulin drip -> glargine", "insulin gtt off": what is named elsewhere may be the same drug in another form
    else if (
      ended.has(own.status) &&
      own.because[0]?.rule !== 'status/exchanged' &&
      !own.sig.frequency?.value.continuous
    )
      ends.set(concept, ends.get(concept) ?? own)
    else if (own.status === 'active') taken.add(concept)
  })
  if (!waiting || ends.size === 0) return
  mentions.forEach((mention, m) => {
    const own = attributes[m]!
    const end = ends.get(mention.concepts[0])
    if (own.kind !== 'medication' || end === undefined || taken.has(mention.concepts[0])) return
    if (!inPassing(own)) return
    attributes[m] = { ...own, status: end.status, because: [{ ...end.because[0]!, rule: 'status/said-elsewhere' }] }
  })
}
