/** What the sig tables of a lexicon say, read once: units, forms, routes and frequencies by entry number. */
import { kindBit, type Lexicon, SenseFlag, type WordConcept } from '../../lexicon/index.ts'
import type { Frequency } from './sig.ts'

export interface FormMeaning {
  readonly name: string
  /** The route that the form implies; null when none. */
  readonly route: string | null
  /** `dose`: counted and a form ("2 tablets"); `only`: counted, no form ("2 puffs"); null: a form that is not counted ("cream"). */
  readonly counted: 'yes' | 'only' | null
}

/** One meaning with the condition it counts under. */
export interface Meaning<T> {
  readonly value: T
  /** The only written form that counts; null when case does not matter. */
  readonly form: string | null
  /** Counts only beside other words of a sig. */
  readonly ambiguous: boolean
}

/** The meanings of one entry of the lexicon, by kind; absent kinds are null. */
export interface EntryMeanings {
  readonly unit: Meaning<string> | null
  readonly form: readonly Meaning<FormMeaning>[] | null
  readonly route: Meaning<string> | null
  readonly frequency: Meaning<Frequency> | null
  /** Looks like a frequency and is none ("this morning"). */
  readonly notFrequency: boolean
}

// The lexicon asked for last: nearly always the only one.
let lastLexicon: Lexicon | null = null
let lastKnown: (EntryMeanings | undefined)[] = []

const cache = new WeakMap<Lexicon, (EntryMeanings | undefined)[]>()

export const sigKinds = kindBit('route') | kindBit('form') | kindBit('frequency') | kindBit('word')

/** The meanings of an entry in the sig tables, decoded once per lexicon. */
export function meaningsOf(lexicon: Lexicon, entry: number): EntryMeanings {
  if (lexicon !== lastLexicon) {
    lastLexicon = lexicon
    lastKnown = cache.get(lexicon) ?? []
    cache.set(lexicon, lastKnown)
  }
  return (lastKnown[entry] ??= decode(lexicon, entry))
}

function decode(lexicon: Lexicon, entry: number): EntryMeanings {
  let unit: Meaning<string> | null = null
  let form: Meaning<FormMeaning>[] | null = null
  let route: Meaning<string> | null = null
  let frequency: Meaning<Frequency> | null = null
  let notFrequency = false
  for (const sense of lexicon.senses(entry)) {
    const concept = lexicon.concept(sense.concept)
    const as = <T>(value: T): Meaning<T> => ({
      value,
      form: sense.form,
      ambiguous: (sense.flags & SenseFlag.ambiguous) !== 0,
    })
    switch (concept.kind) {
      case 'route':
        route = as(concept.name)
        break
      case 'form':
        ;(form ??= []).push(as(formOf(concept)))
        break
      case 'frequency':
        frequency = as(frequencyOf(concept))
        break
      case 'word':
        if (concept.fields.table === 'dose-units') unit = as(concept.name)
        else if (concept.fields.table === 'not-frequencies') notFrequency = true
        break
    }
  }
  return { unit, form, route, frequency, notFrequency }
}

function formOf({ name, fields }: WordConcept): FormMeaning {
  const counted = fields.dose === 'yes' || fields.dose === 'only' ? fields.dose : null
  return { name, route: fields.route || null, counted }
}

function frequencyOf({ name, fields }: WordConcept): Frequency {
  const number = (cell: string | undefined): number | undefined => (cell ? Number(cell) : undefined)
  const list = (cell: string | undefined): string[] => (cell ? cell.split(' ') : [])
  const when = list(fields.when)
  const made: { -readonly [K in keyof Frequency]: Frequency[K] } = { text: name }
  const count = number(fields.count)
  const frequency = number(fields.frequency)
  const period = number(fields.period)
  const frequencyMax = number(fields.frequencyMax)
  const periodMax = number(fields.periodMax)
  if (frequency !== undefined) made.frequency = frequency
  if (frequencyMax !== undefined) made.frequencyMax = frequencyMax
  if (period !== undefined) made.period = period
  if (periodMax !== undefined) made.periodMax = periodMax
  if (fields.periodUnit) made.periodUnit = fields.periodUnit as NonNullable<Frequency['periodUnit']>
  if (count !== undefined) made.count = count
  // three words of ours stand beside FHIR's codes in that column; it has none for "dialysis"
  if (when[0] === 'continuous') made.continuous = true
  else if (when[0] === 'as-directed') made.asDirected = true
  else if (when.length > 0 && when[0] !== 'dialysis') made.when = when
  if (fields.dayOfWeek) made.dayOfWeek = list(fields.dayOfWeek)
  if (fields.timeOfDay) made.timeOfDay = list(fields.timeOfDay)
  return made
}
