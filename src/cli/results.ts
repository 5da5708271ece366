/** Where the results of `extract` go: standard output, a file, or a folder of resources. */
import { closeSync, openSync, writeSync } from 'node:fs'
import {
  type BundleOptions,
  ConfigError,
  type Extraction,
  toBundle,
  toResources,
  writeJson,
  writeXml,
} from '../node.ts'
import type { OffsetMap } from '../readers/index.ts'
import { findingsLine, mentionsLine, renderTable } from '../writers/index.ts'
import type { Console } from './console.ts'
import type { FhirFlags } from './fhir-options.ts'
import { unwritable } from './unwritable.ts'

export type ResultFormat = 'bundle' | 'mentions' | 'findings' | 'table' | 'parquet'

/** Takes the results, note by note. */
export interface Results {
  write(extraction: Extraction, map: OffsetMap): Promise<void>
  /** Notes a record that gave no note; never what it holds. */
  reject(record: number, why: string): void
  /** Ends; a manifest, where there is one, says that it was at this time. Not all may be done. */
  close(time: string, done: boolean): void
}

/**
 * Opens what `--out` names, or standard output.
 *
 * @throws TinctureError when it can't be written.
 */
export async function openResults(
  format: ResultFormat,
  single: boolean,
  flags: FhirFlags & { readonly out?: string; readonly text: boolean },
  bundleOptions: BundleOptions,
  console: Console,
): Promise<Results> {
  if (format === 'bundle' && flags.mode === 'ndjson' && flags.out !== undefined) {
    const { openNdjsonFolder } = await import('./write-ndjson.ts')
    const folder = openNdjsonFolder(flags.out)
    return { ...folder, write: async (extraction) => folder.write(toResources(extraction, bundleOptions)) }
  }
  if (format === 'parquet') {
    if (flags.out === undefined)
      throw new ConfigError('config/bad-option', '--format parquet: name a folder for the tables with --out.')
    const { openTablesFolder } = await import('./write-tables.ts')
    const folder = openTablesFolder(flags.out, flags.text)
    return {
      write: async (extraction, map) => void folder.tables.write(extraction, map),
      reject: () => undefined,
      close: (_, done) => folder.close(done),
    }
  }
  if (!flags.text) throw new ConfigError('config/bad-option', '--no-text is of --format parquet.')
  const out = openOut(flags.out, console)
  return {
    write: (extraction, map) => out.write(render(extraction, map, format, single, flags, bundleOptions)),
    reject: () => undefined,
    close: () => out.close(),
  }
}

function render(
  extraction: Extraction,
  map: OffsetMap,
  format: Exclude<ResultFormat, 'parquet'>,
  single: boolean,
  { mode, xml }: FhirFlags,
  bundleOptions: BundleOptions,
): string {
  switch (format) {
    case 'bundle':
      if (mode === 'ndjson')
        return toResources(extraction, bundleOptions)
          .map((one) => `${writeJson(one)}\n`)
          .join('')
      if (xml) return writeXml(toBundle(extraction, bundleOptions))
      return `${writeJson(toBundle(extraction, bundleOptions), single ? 2 : 0)}\n`
    case 'mentions':
      return `${mentionsLine(extraction, map)}\n`
    case 'findings':
      return `${findingsLine(extraction, map)}\n`
    case 'table':
      return `${single ? '' : `${extraction.note.id}\n`}${renderTable(extraction)}${issuesOf(extraction)}`
    default:
      return format satisfies never
  }
}

function issuesOf({ issues }: Extraction): string {
  return issues
    .map((issue) => `${issue.severity}: ${issue.code}${issue.span ? ` at ${issue.span.start}` : ''}\n`)
    .join('')
}

/** Standard output, waiting when it is full, or a file. */
function openOut(path: string | undefined, console: Console): { write(text: string): Promise<void>; close(): void } {
  if (path === undefined) return { write: (text) => console.write(text), close: () => undefined }
  let file: number
  try {
    file = openSync(path, 'w')
  } catch (error) {
    throw unwritable(path, error)
  }
  return {
    write: async (text) => {
      const bytes = Buffer.from(text)
      try {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      } catch (error) {
        throw unwritable(path, error)
      }
    },
    close: () => closeSync(file),
  }
}
