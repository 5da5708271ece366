/** The project's own gold: fixtures/gold, fixtures/gold-ehr and fixtures/gold-unread, notes with their answers marked in them, as records of the annotation guideline. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Expected, readExample } from '../../src/testing/index.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures')

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

export type GoldFolder = 'gold' | 'gold-ehr' | 'gold-unread'

/** Each gold note of a folder as `{id, text, mentions}`. */
export function goldNotes(name: GoldFolder): { id: string; text: string; mentions: object[] }[] {
  const folder = join(fixtures, name)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const id = basename(file, '.txt')
      const { text, expected } = readExample(readFileSync(join(folder, file), 'utf8'))
      const others = readOverlapping(join(folder, `${id}.overlapping`), text)
      return { id, text, mentions: [...expected, ...others].map((one) => mentionOf(one, text)) }
    })
}

/** The marks that overlap others, a line each: `words|kind; traits`, or `@2 words|...` for the second place of the words. */
function readOverlapping(file: string, text: string): Expected[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, index) => {
      const [, place = '1', mark = ''] = /^(?:@(\d+) )?(.*)$/.exec(line)!
      const { text: words, expected } = readExample(`{{${mark}}}`, index + 1)
      let start = -1
      for (let k = 0; k < Number(place); k++) start = text.indexOf(words, start + 1)
      if (start < 0) throw new Error(`${basename(file)}, line ${index + 1}: the note has no such words`)
      return { ...expected[0]!, start, end: start + words.length }
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
