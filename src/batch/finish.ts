/** The end of a run: counts are held against each other, and what the shards have in common is written: manifest, rejects, review, report. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { TinctureError } from '../errors.ts'
import { version } from '../node.ts'
import { reviewHeader } from '../writers/index.ts'
import { readResult } from './checkpoint.ts'
import { fileBytes } from './open-bytes.ts'
import { partName, type WrittenFile } from './parts.ts'
import { bytesOf, inputsOf, type Plan, type Shard } from './plan.ts'
import type { BatchSettings } from './settings.ts'
import { type Counts, sum, type Tally } from './tally.ts'
import { stateFolder, writeAtomic } from './write-atomic.ts'

/** What a run came to; `report.json` is this. Speed is not in it: the same run gives the same bytes. */
export interface BatchReport extends Tally {
  readonly version: string
  readonly lexicon: string
  readonly inputs: number
  readonly bytes: number
  readonly shards: number
  /** Resources by type, or bundles. */
  readonly resources: Counts
  /** Rows of Parquet by table. */
  readonly tables: Counts
}

/**
 * Finishes a run whose shards are all done.
 *
 * @throws TinctureError when what was read, what was written and what was refused don't add up.
 */
export function finish(out: string, plan: Plan, settings: BatchSettings, lexiconDigest: string): BatchReport {
  const tallies: Tally[] = []
  const files: WrittenFile[] = []
  const once = new Map<string, string>()
  for (const [number, shard] of plan.shards.entries()) {
    const result = readResult(out, number)
    checkShard(out, plan, number, shard, result.tally, result.files, settings)
    tallies.push(result.tally)
    files.push(...result.files)
    for (const [type, line] of Object.entries(result.once)) if (!once.has(type)) once.set(type, line)
  }
  const total = sum(tallies)
  const isTable = ({ name }: WrittenFile): boolean => name.endsWith('.parquet')
  const own = files.filter((file) => !file.name.startsWith(stateFolder) && !isTable(file))
  for (const [type, line] of once) {
    const name = `${type}.ndjson${settings.gzip ? '.gz' : ''}`
    const bytes = settings.gzip ? gzipSync(line, { level: 1 }) : Buffer.from(line)
    writeAtomic(out, join(out, name), [bytes])
    own.push({ name, type, lines: 1, bytes: bytes.length })
  }
  joinParts(out, plan, files, 'rejects', 'ndjson', '', total.rejected)
  if (settings.review !== null) joinParts(out, plan, files, 'review', 'csv', reviewHeader, total.review)
  writeAtomic(out, join(out, 'manifest.json'), `${JSON.stringify(manifestOf(plan, own, settings), null, 2)}\n`)
  const report = {
    version,
    lexicon: lexiconDigest,
    inputs: plan.inputs.length,
    bytes: bytesOf(plan),
    shards: plan.shards.length,
    ...total,
    resources: countTypes(own),
    tables: countTypes(files.filter(isTable)),
  }
  writeAtomic(out, join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  return report
}

/** Every record that was planned was read, every note read was written or refused, and every file is there in full. */
function checkShard(
  out: string,
  plan: Plan,
  number: number,
  shard: Shard,
  tally: Tally,
  files: readonly WrittenFile[],
  settings: BatchSettings,
): void {
  const differ = (what: string): never => {
    throw new TinctureError(
      'batch/counts-differ',
      `Shard ${number}: ${what}. This should not be: please report it, and don't use the output.`,
    )
  }
  const planned = plannedRecords(plan, shard)
  if (planned !== null && planned !== tally.records)
    differ(`${planned} records were planned, and ${tally.records} were read`)
  if (tally.notes + tally.rejected < tally.records)
    differ('fewer notes were written and refused than records were read')
  const linesOf = (type: string): number =>
    files.filter((file) => file.type === type).reduce((total, { lines }) => total + lines, 0)
  if (linesOf('rejects') !== tally.rejected) differ('not every refused record is among the rejects')
  // a note has one DocumentReference, or one Bundle
  const perNote = settings.as === 'bundle' ? 'Bundle' : settings.bundle.document ? null : 'DocumentReference'
  if (perNote && linesOf(perNote) !== tally.notes) differ('not every note is in the output')
  for (const { name, bytes } of files)
    if (statSync(join(out, name), { throwIfNoEntry: false })?.size !== bytes)
      throw new TinctureError(
        'batch/counts-differ',
        `${name}: is not in the output folder as it was written: give a new folder with --out.`,
      )
}

/** Records of a shard as they were counted before it was read; null where only reading tells. */
function plannedRecords({ inputs }: Plan, shard: Shard): number | null {
  if ('input' in shard) return shard.records
  const [from, to] = inputsOf(shard)
  let records = 0
  for (const input of inputs.slice(from, to)) {
    if (input.records === null) return null
    records += input.records
  }
  return records
}

/** The shards' files of one kind as one. */
function joinParts(
  out: string,
  { shards }: Plan,
  files: readonly WrittenFile[],
  type: string,
  extension: string,
  header: string,
  lines: number,
): void {
  const known = new Set(files.map(({ name }) => name))
  const names = shards.map((_, i) => `${stateFolder}/${partName(type, i, extension)}`).filter((name) => known.has(name))
  let found = 0
  function* bytes(): Generator<Uint8Array> {
    yield Buffer.from(header)
    for (const name of names)
      for (const chunk of fileBytes(join(out, name))) {
        for (const byte of chunk) if (byte === 10) found++
        yield chunk
      }
  }
  writeAtomic(out, join(out, `${type}.${extension}`), bytes())
  // a cell of CSV may hold a line break
  if (extension === 'ndjson' && found !== lines)
    throw new TinctureError('batch/counts-differ', `${type}.${extension} has ${found} lines, and should have ${lines}.`)
}

function countTypes(files: readonly WrittenFile[]): Counts {
  const counts = new Map<string, number>()
  for (const { type, lines } of files) counts.set(type, (counts.get(type) ?? 0) + lines)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The manifest of Bulk Data. Its time is that of the newest input unless the options say one: the clock would give other bytes each time. */
function manifestOf({ inputs }: Plan, files: readonly WrittenFile[], { bundle }: BatchSettings): object {
  const newest = inputs.reduce((latest, { modified }) => Math.max(latest, modified), 0)
  return {
    manifestType: 'http://hl7.org/fhir/uv/bulkdata/StructureDefinition/BulkDataManifest',
    transactionTime: bundle.recorded ?? new Date(newest).toISOString(),
    requiresAccessToken: false,
    outputFormat: 'application/fhir+ndjson',
    output: [...files]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ type, name, lines, bytes }) => ({ type, url: name, count: lines, fileSize: bytes })),
    outcome: [],
  }
}
