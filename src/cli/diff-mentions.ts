/** What changed between two runs: mentions gained, lost and changed, counted by kind, by field and by rule. */

/** A mention as a line of `--format mentions` has it, or one place of a finding. */
export interface ComparedMention {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly confidence: number
  /** Everything else that is said of it, as text. */
  readonly fields: Readonly<Record<string, string>>
  /** Names of the rules that led to it; empty where the lines have none. */
  readonly rules: readonly string[]
}

export interface Change {
  readonly note: string
  readonly change: 'gained' | 'lost' | 'changed'
  readonly kind: string
  readonly start: number
  readonly end: number
  /** Its words where the lines have them, else its name. */
  readonly text: string
  /** What was said before and after, by field; of a changed mention only. */
  readonly fields?: Readonly<Record<string, readonly [string, string]>>
  readonly rules: readonly string[]
}

export interface Comparison {
  readonly notes: { readonly both: number; readonly onlyBefore: number; readonly onlyAfter: number }
  readonly kinds: Record<string, { gained: number; lost: number; changed: number; same: number }>
  /** How many mentions changed in each field. */
  readonly fields: Record<string, number>
  /** How many mentions each rule gained, lost and changed. */
  readonly rules: Record<string, { gained: number; lost: number; changed: number }>
  /** Mentions in both whose confidence moved by 0.01 or more, and by how much on average. */
  readonly confidence: { moved: number; mean: number }
  readonly changes: Change[]
}

/** A comparison of two runs: add the notes, then ask for the result. */
export function createComparison(): {
  /** A note as both runs, or one of them, have it. */
  add(note: string, before: readonly ComparedMention[] | null, after: readonly ComparedMention[] | null): void
  readonly result: Comparison
} {
  const notes = { both: 0, onlyBefore: 0, onlyAfter: 0 }
  const confidence = { moved: 0, mean: 0 }
  const result: Comparison = { notes, kinds: {}, fields: {}, rules: {}, confidence, changes: [] }
  let moved = 0

  const count = (change: Change): void => {
    kindOf(result, change.kind)[change.change]++
    for (const rule of change.rules) (result.rules[rule] ??= { gained: 0, lost: 0, changed: 0 })[change.change]++
    for (const field of Object.keys(change.fields ?? {})) result.fields[field] = (result.fields[field] ?? 0) + 1
    result.changes.push(change)
  }

  return {
    add(note, before, after) {
      notes[before === null ? 'onlyAfter' : after === null ? 'onlyBefore' : 'both']++
      for (const [one, other] of pairUp(before ?? [], after ?? [])) {
        const mention = (other ?? one)!
        const place = { kind: mention.kind, start: mention.start, end: mention.end, text: textOf(mention) }
        if (!one || !other) count({ note, change: one ? 'lost' : 'gained', ...place, rules: mention.rules })
        else {
          const difference = Math.abs(one.confidence - other.confidence)
          if (difference >= 0.01) {
            confidence.moved++
            moved += difference
            confidence.mean = Math.round((moved / confidence.moved) * 1000) / 1000
          }
          const fields = differingFields(one, other)
          if (Object.keys(fields).length === 0) kindOf(result, mention.kind).same++
          else count({ note, change: 'changed', ...place, fields, rules: differing(one.rules, other.rules) })
        }
      }
    },
    result,
  }
}

function kindOf({ kinds }: Comparison, kind: string): Comparison['kinds'][string] {
  return (kinds[kind] ??= { gained: 0, lost: 0, changed: 0, same: 0 })
}

function textOf({ fields }: ComparedMention): string {
  return fields.text ?? fields.name ?? fields.ingredient ?? ''
}

type Pair = readonly [ComparedMention | null, ComparedMention | null]

/** Mentions of one place and kind go together; of those left, ones of a kind that share characters, in order. */
function pairUp(before: readonly ComparedMention[], after: readonly ComparedMention[]): Pair[] {
  const pairs: Pair[] = []
  const rest = new Map<string, ComparedMention[]>()
  const key = ({ kind, start, end }: ComparedMention): string => `${kind} ${start} ${end}`
  for (const one of after) {
    const same = rest.get(key(one))
    if (same) same.push(one)
    else rest.set(key(one), [one])
  }
  const unpaired: ComparedMention[] = []
  for (const one of before) {
    const other = rest.get(key(one))?.shift()
    if (other) pairs.push([one, other])
    else unpaired.push(one)
  }
  const left = [...rest.values()].flat().sort(inOrder)
  let from = 0
  for (const one of unpaired.sort(inOrder)) {
    while (from < left.length && left[from]!.end <= one.start) from++
    let found = -1
    for (let i = from; i < left.length && left[i]!.start < one.end; i++)
      if (found < 0 && left[i]!.kind === one.kind && left[i]!.end > one.start) found = i
    if (found < 0) pairs.push([one, null])
    else pairs.push([one, left.splice(found, 1)[0]!])
  }
  for (const one of left) pairs.push([null, one])
  return pairs.sort(([a, b], [c, d]) => inOrder((b ?? a)!, (d ?? c)!))
}

function inOrder(a: ComparedMention, b: ComparedMention): number {
  return a.start - b.start || a.end - b.end
}

function differingFields(one: ComparedMention, other: ComparedMention): Record<string, readonly [string, string]> {
  const fields: Record<string, readonly [string, string]> = {}
  if (one.start !== other.start || one.end !== other.end)
    fields.span = [`${one.start}-${one.end}`, `${other.start}-${other.end}`]
  for (const name of new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])) {
    const [was, is] = [one.fields[name] ?? '', other.fields[name] ?? '']
    if (was !== is) fields[name] = [was, is]
  }
  return fields
}

/** The rules that only one of two mentions has. */
function differing(one: readonly string[], other: readonly string[]): string[] {
  return [...one.filter((rule) => !other.includes(rule)), ...other.filter((rule) => !one.includes(rule))]
}
