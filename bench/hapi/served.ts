/** What a server gives back, looked at: its references, and the words that places of evidence cover. */
export type Json = Record<string, unknown>

interface Part {
  readonly url: string
  readonly valueReference?: { readonly reference: string }
  readonly valueInteger?: number
}

/** Every literal reference in a resource: "Patient/1". */
export function* referencesOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* referencesOf(one)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      if (key === 'reference' && typeof one === 'string') yield one
      else yield* referencesOf(one)
    }
}

function* extensionsOf(value: unknown): Generator<{ url: string; extension: Part[] }> {
  if (Array.isArray(value)) for (const one of value) yield* extensionsOf(one)
  else if (typeof value === 'object' && value !== null) {
    if ('url' in value && 'extension' in value) yield value as never
    for (const one of Object.values(value)) yield* extensionsOf(one)
  }
}

/** The texts of the DocumentReferences, by "DocumentReference/id", character by character as offsets count. */
export function textsOf(resources: readonly Json[]): Map<string, readonly string[]> {
  const out = new Map<string, readonly string[]>()
  for (const one of resources) {
    if (one.resourceType !== 'DocumentReference') continue
    const { content } = one as { content?: { attachment: { data?: string } }[] }
    out.set(`DocumentReference/${one.id}`, [
      ...Buffer.from(content?.[0]?.attachment.data ?? '', 'base64').toString('utf8'),
    ])
  }
  return out
}

/** The words of the document that a resource's places of evidence cover. */
export function coveredBy(resource: Json, texts: ReadonlyMap<string, readonly string[]>): string[] {
  const out: string[] = []
  for (const { url, extension } of extensionsOf(resource)) {
    if (!url.endsWith('derivation-reference')) continue
    const part = (name: string): Part | undefined => extension.find((one) => one.url === name)
    const text = texts.get(part('reference')?.valueReference?.reference ?? '') ?? []
    const offset = part('offset')?.valueInteger ?? -1
    out.push(text.slice(offset, offset + (part('length')?.valueInteger ?? 0)).join(''))
  }
  return out
}

/** The words that a resource is about, as it has them itself; undefined where it has none. */
export function wordsOf({ code, medicationCodeableConcept }: Json): string | undefined {
  return (
    (code as { text?: string } | undefined)?.text ?? (medicationCodeableConcept as { text?: string } | undefined)?.text
  )
}

/** How the words of a value may begin, "158/94" or "7.9": of a later value in a series the place of evidence has no name. */
export function valueWordsOf({
  valueQuantity,
  valueString,
  valueRange,
  valueRatio,
  valueCodeableConcept,
  component,
}: Json): readonly string[] {
  const number = (one: unknown): number => Number((one as { value?: number } | undefined)?.value)
  if (valueQuantity) {
    const value = number(valueQuantity)
    // "5 feet 3 inches" is 63
    const isInches = (valueQuantity as { code?: string }).code === '[in_i]'
    // ".09" is 0.09
    return isInches ? [`${value}`, `${Math.floor(value / 12)}`] : [`${value}`, `${value}`.replace(/^0\./, '.')]
  }
  if (valueRange) return [`${number((valueRange as Json).low)}`]
  if (valueRatio) return [`${number((valueRatio as Json).numerator)}`]
  // "7-8 out of 10" is 7-8/10, "4 plus out of 5" 4+/5
  const parts = (text: string): readonly string[] => {
    const first = text.split('/')[0]!
    // the unit of "mass 5 x 4 cm (6 x 5)" stands once
    return [text, first, first.replace(/^(\d)\+$/, '$1 plus'), text.replace(/ (?:[cm]m|in)$/, '')]
  }
  if (valueString) return parts(valueString as string)
  if (valueCodeableConcept) return parts((valueCodeableConcept as { text: string }).text)
  return [((component ?? []) as Json[]).map((one) => number(one.valueQuantity)).join('/')].filter(Boolean)
}
