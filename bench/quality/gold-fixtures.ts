/** The project's own gold: fixtures/gold/*.txt, notes with their answers marked in them, as records of the annotation guideline. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Expected, readExample } from '../../src/testing/index.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/gold')

/** What a slot holds when a mark does not name it. */
const empty = {
  condition: { icd10cm: null, name: null },
  medication: {
    ingredient: null,
    strength: null,
    dose: null,
    form: null,
    route: null,
    frequency: null,
    duration: null,
    prn: false,
    reason: null,
    status: 'unknown',
  },
  observation: { name: null, loinc: null, value: null, comparator: null, unit: null, interpretation: null },
} as const // prettier-ignore

/** Each gold note as `{id, text, mentions}`. */
export function goldNotes(): { id: string; text: string; mentions: object[] }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const { text, expected } = readExample(readFileSync(join(folder, file), 'utf8'))
      return { id: basename(file, '.txt'), text, mentions: expected.map((one) => mentionOf(one, text)) }
    })
}

function mentionOf({ kind, start, end, traits }: Expected, text: string): object {
  const { prn, ...others } = traits
  return {
    kind,
    start,
    end,
    text: text.slice(start, end),
    ...empty[kind],
    ...others,
    ...(kind === 'medication' ? { prn: prn === 'true' } : {}),
  }
}
