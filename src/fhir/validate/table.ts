/** R4's elements by type: read once from the generated lines; the validator and the XML writer walk it. */
import { typeLines, valueSetLines } from './r4-table.ts'

/** One element of a type: `value[x]` stands under each of its names ("valueQuantity"), once a name. */
export interface Field {
  /** The name in JSON: "status", "valueQuantity". */
  readonly name: string
  /** The element's own name, shared by the names of a choice: "value[x]". */
  readonly element: string
  readonly type: string
  readonly primitive: boolean
  readonly min: number
  readonly many: boolean
  /** Codes of a required binding: "code" for bare codes, "system|code" for Codings. */
  readonly codes: ReadonlySet<string> | null
  /** Types that a Reference may point to; null for any. */
  readonly targets: ReadonlySet<string> | null
  /** Place in the order of XML. */
  readonly order: number
}

export interface TypeTable {
  readonly name: string
  readonly fields: ReadonlyMap<string, Field>
  /** Elements that must be there, with all the names they may have. */
  readonly mandatory: readonly { readonly element: string; readonly names: readonly string[] }[]
}

const sets = valueSetLines.map((line) => {
  const codes = new Set<string>()
  for (const part of line.split('|')) {
    const [system, ...words] = part.split(' ')
    for (const word of words) codes.add(word).add(`${system}|${word}`)
  }
  return codes
})

const lines = new Map(typeLines.map((line) => [line.slice(0, line.indexOf(' ')), line]))
const types = new Map<string, TypeTable>()

/** The table of a type ("Condition", "Dosage", "Timing.repeat"); undefined for what R4 has not, or we don't need. */
export function tableOf(type: string): TypeTable | undefined {
  const known = types.get(type)
  if (known) return known
  const line = lines.get(type)
  if (line === undefined) return undefined
  const fields = new Map<string, Field>()
  const mandatory: { element: string; names: string[] }[] = []
  for (const [order, word] of line.split(' ').slice(1).entries()) {
    const [element, typeList, cardinality, set, targets] = word.split(':') as [string, string, string, string?, string?]
    const min = Number(cardinality.slice(0, cardinality.indexOf('.')))
    const choice = element.endsWith('[x]')
    const names: string[] = []
    for (const one of typeList.split(',')) {
      const name = choice ? `${element.slice(0, -3)}${one[0]!.toUpperCase()}${one.slice(1)}` : element
      names.push(name)
      fields.set(name, {
        name,
        element,
        type: one,
        primitive: isPrimitive(one),
        min,
        many: cardinality.endsWith('*'),
        codes: set ? sets[Number(set)]! : null,
        targets: targets ? new Set(targets.split(',')) : null,
        order,
      })
    }
    if (min > 0) mandatory.push({ element, names })
  }
  const made = { name: type, fields, mandatory }
  types.set(type, made)
  return made
}

/** Whether R4 has such a resource type, among those of the table. */
export function isResourceType(type: string): boolean {
  return lines.get(type)?.includes(' implicitRules:') ?? false
}

function isPrimitive(type: string): boolean {
  const first = type.charCodeAt(0)
  return first >= 97 && first <= 122 // a-z
}
