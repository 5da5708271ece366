/** NDJSON as Bulk Data has it: a folder with one file a resource type, and a manifest that counts them. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyResource, writeJson } from '../node.ts'
import { unwritable } from './unwritable.ts'

interface Open {
  readonly file: number
  count: number
  bytes: number
}

/** A folder that resources are written into, each into the file of its type. */
export interface NdjsonFolder {
  write(resources: readonly AnyResource[]): void
  /** Notes a record that could not be read; never what it holds. */
  reject(record: number, why: string): void
  /** Writes the manifest, and closes all files. */
  close(time: string): void
}

/**
 * Opens the folder, and makes it where there is none.
 *
 * @throws TinctureError when that is refused.
 */
export function openNdjsonFolder(folder: string): NdjsonFolder {
  const open = new Map<string, Open>()
  const devices = new Set<string>() // the program is the same for many notes
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw unwritable(folder, error)
  }
  const line = (type: string, text: string): void => {
    try {
      let one = open.get(type)
      if (!one) open.set(type, (one = { file: openSync(join(folder, `${type}.ndjson`), 'w'), count: 0, bytes: 0 }))
      const bytes = Buffer.from(`${text}\n`)
      for (let at = 0; at < bytes.length; ) at += writeSync(one.file, bytes, at)
      one.count++
      one.bytes += bytes.length
    } catch (error) {
      throw unwritable(join(folder, `${type}.ndjson`), error)
    }
  }
  return {
    write(resources) {
      for (const resource of resources) {
        if (resource.resourceType === 'Device') {
          if (devices.has(resource.id)) continue
          devices.add(resource.id)
        }
        line(resource.resourceType, writeJson(resource))
      }
    },
    reject(record, why) {
      const issue = [{ severity: 'error', code: 'invalid', diagnostics: `record ${record}: ${why}` }]
      line('OperationOutcome', JSON.stringify({ resourceType: 'OperationOutcome', issue }))
    },
    close(time) {
      const output: object[] = []
      const outcome: object[] = []
      for (const [type, { file, count, bytes }] of [...open].sort(([a], [b]) => (a < b ? -1 : 1))) {
        closeSync(file)
        const one = { url: `${type}.ndjson`, count, fileSize: bytes }
        if (type === 'OperationOutcome') outcome.push({ ...one, countSeverity: [{ severity: 'error', count }] })
        else output.push({ type, ...one })
      }
      const manifest = {
        manifestType: 'http://hl7.org/fhir/uv/bulkdata/StructureDefinition/BulkDataManifest',
        transactionTime: time,
        requiresAccessToken: false,
        outputFormat: 'application/fhir+ndjson',
        output,
        outcome,
      }
      writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    },
  }
}
