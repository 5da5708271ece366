/** The attributes of a finding as names and words: dose, route, value, unit, site, with the place of each. */
import type { Finding } from '../findings/index.ts'
import type { Extracted, Span } from '../note/index.ts'

export interface NamedAttribute {
  /** "dose", "as needed", "reference range" */
  readonly name: string
  /** Its normal form: "40 mg", "twice daily". */
  readonly text: string
  /** The words it was read from; null where none say it, as an implied unit. */
  readonly span: Span | null
}

/** What is said about a finding beside its assertion: "Lasix 40 mg PO BID" has a dose, a route, a frequency and a status. */
export function attributesOf(finding: Finding): readonly NamedAttribute[] {
  switch (finding.kind) {
    case 'condition':
      return finding.modifiers.map(({ role, value, span }) => ({ name: words(role), text: value, span }))
    case 'medication':
      return [
        ...slotsOf(finding.sig),
        ...(finding.sig.then ?? []).flatMap((step, i) =>
          slotsOf(step).map((one) => ({ ...one, name: `step ${i + 2}: ${one.name}` })),
        ),
      ]
    case 'observation': {
      const { measurement } = finding
      const { comparator, unit, unitImplied, interpretation, value } = measurement
      return [
        { name: 'value', text: `${comparator ?? ''}${value.value.text}`, span: value.span },
        ...(unit === null ? [] : [{ name: unitImplied ? 'unit (implied)' : 'unit', text: unit, span: null }]),
        ...(interpretation === null ? [] : [{ name: 'flag', text: flags[interpretation], span: null }]),
        ...slotsOf(measurement).filter(({ name }) => name !== 'value'),
      ]
    }
    default:
      return finding satisfies never
  }
}

const flags = { H: 'high', L: 'low', A: 'abnormal', N: 'normal' } as const

/** Every slot that holds a value and the words it was read from. */
function slotsOf(slots: object): NamedAttribute[] {
  return Object.entries(slots).flatMap(([name, slot]) => {
    if (typeof slot !== 'object' || slot === null || !('value' in slot) || !('span' in slot)) return []
    const { value, span } = slot as Extracted<unknown>
    return [{ name: words(name), text: textOf(value), span }]
  })
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return 'yes'
  const { text, amount, reason, value: number, unit, perHours } = value as Record<string, unknown>
  if (typeof text === 'string') return text
  if (amount !== undefined) return `${textOf(amount)}${perHours === undefined ? '' : ` in ${perHours} hours`}`
  if (typeof reason === 'string') return `for ${reason}`
  if (number !== undefined) return [number, unit].filter(Boolean).join(' ')
  return 'yes'
}

/** "asNeeded" as people write it: "as needed". */
export function words(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
}
