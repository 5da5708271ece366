/** The gold notes at hand: the project's own, and those of files that are named or stand beside the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { goldNotes } from './gold-fixtures.ts'
import type { GoldNote } from './score.ts'

const root = resolve(import.meta.dirname, '../..')
const beside = resolve(root, '../shared/gold')

export interface GoldSet {
  readonly name: string
  readonly notes: readonly GoldNote[]
}

/** The own notes as a set. */
export const ownGold = 'fixtures/gold'

/** The sets of the files given; of none, the own notes and the development files beside the project, where they are. */
export function goldSets(files: readonly string[]): readonly GoldSet[] {
  if (files.length > 0) return files.map(readSet)
  const others = [join(beside, 'dev.jsonl'), join(beside, 'dev-ehr.jsonl')].filter((file) => existsSync(file))
  return [{ name: ownGold, notes: goldNotes('gold') as unknown as GoldNote[] }, ...others.map(readSet)]
}

/** Notes in the style of EHRs, annotated by those who had not seen the program: no weight of confidence is trained on them. */
export function ehrGold(): GoldSet {
  return { name: 'fixtures/gold-ehr', notes: goldNotes('gold-ehr') as unknown as GoldNote[] }
}

/** Notes of the same kind whose errors nobody has looked at: what is scored on them is not flattered. Their errors are not listed. */
export function unreadGold(): GoldSet {
  return { name: 'fixtures/gold-unread', notes: goldNotes('gold-unread') as unknown as GoldNote[] }
}

function readSet(file: string): GoldSet {
  const notes = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldNote)
  return { name: file.split('/').at(-1)!, notes }
}
