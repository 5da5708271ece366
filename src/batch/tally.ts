/** What a run counts: records, notes, and what was found in them. */
import type { Extraction } from '../node.ts'

/** Counts by name. */
export type Counts = Readonly<Record<string, number>>

/** All counts of a shard, or of a run. */
export interface Tally {
  /** Records of the inputs: lines, rows, messages, files. A record may hold several notes. */
  readonly records: number
  /** Notes that were extracted. */
  readonly notes: number
  /** Records and notes that were refused, all of them in rejects.ndjson. */
  readonly rejected: number
  /** Refused by code. */
  readonly rejects: Counts
  /** Findings by kind. */
  readonly findings: Counts
  /** Codes of findings by their system. */
  readonly codes: Counts
  /** Findings by type of section. */
  readonly sections: Counts
  /** Issues of notes by code. */
  readonly issues: Counts
  /** Rows of the review table. */
  readonly review: number
  /** Resources that the validator refused. */
  readonly invalid: number
}

/** Counting as it goes on. */
export interface Counter {
  record(): void
  note(extraction: Pick<Extraction, 'findings' | 'issues'>): void
  reject(code: string): void
  review(rows: number): void
  invalid(resources: number): void
  tally(): Tally
}

export function createCounter(): Counter {
  const numbers = { records: 0, notes: 0, rejected: 0, review: 0, invalid: 0 }
  const maps = {
    rejects: new Map<string, number>(),
    findings: new Map<string, number>(),
    codes: new Map<string, number>(),
    sections: new Map<string, number>(),
    issues: new Map<string, number>(),
  }
  return {
    record: () => void numbers.records++,
    note({ findings, issues }) {
      numbers.notes++
      for (const { kind, codes, section } of findings) {
        add(maps.findings, kind)
        add(maps.sections, section.type)
        for (const { system } of codes) add(maps.codes, system)
      }
      for (const { code } of issues) add(maps.issues, code)
    },
    reject(code) {
      numbers.rejected++
      add(maps.rejects, code)
    },
    review: (rows) => void (numbers.review += rows),
    invalid: (resources) => void (numbers.invalid += resources),
    tally: () => ({
      records: numbers.records,
      notes: numbers.notes,
      rejected: numbers.rejected,
      rejects: sorted(maps.rejects),
      findings: sorted(maps.findings),
      codes: sorted(maps.codes),
      sections: sorted(maps.sections),
      issues: sorted(maps.issues),
      review: numbers.review,
      invalid: numbers.invalid,
    }),
  }
}

/** The counts of several shards as one. */
export function sum(tallies: Iterable<Tally>): Tally {
  let total = createCounter().tally()
  for (const one of tallies)
    total = {
      records: total.records + one.records,
      notes: total.notes + one.notes,
      rejected: total.rejected + one.rejected,
      rejects: both(total.rejects, one.rejects),
      findings: both(total.findings, one.findings),
      codes: both(total.codes, one.codes),
      sections: both(total.sections, one.sections),
      issues: both(total.issues, one.issues),
      review: total.review + one.review,
      invalid: total.invalid + one.invalid,
    }
  return total
}

function add(map: Map<string, number>, name: string, count = 1): void {
  map.set(name, (map.get(name) ?? 0) + count)
}

function both(a: Counts, b: Counts): Counts {
  const map = new Map(Object.entries(a))
  for (const [name, count] of Object.entries(b)) add(map, name, count)
  return sorted(map)
}

function sorted(map: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
}
