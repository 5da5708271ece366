/** What an own or imported concept has when its source doesn't say. */
import type { Concept } from '../lexicon/index.ts'

const defaults: Readonly<Record<string, object>> = {
  condition: { class: 'acute' },
  medication: { type: 'drug' },
  observation: { units: [], implied: null, plausible: null, category: 'laboratory', values: ['number'], specimens: {} },
}

/** The concept with every field of its kind. */
export function withDefaults(concept: Concept): Concept {
  const given = Object.entries(concept).filter(([, value]) => value !== undefined)
  const made: Record<string, unknown> = { ...defaults[concept.kind], ...Object.fromEntries(given) }
  if (Array.isArray(made.values) && made.values.length === 0) made.values = ['number']
  return made as unknown as Concept
}
