/** The file of shards: a plan that other machines work on. It names the inputs, so it is as secret as their names are. */
import { readFileSync, writeFileSync } from 'node:fs'
import { TinctureError } from '../errors.ts'
import { version } from '../node.ts'
import type { Plan } from './plan.ts'
import { unwritable } from './unwritable.ts'

const kind = 'tincture shards'

/** Writes a plan to a file. */
export function writeShards(path: string, plan: Plan): void {
  try {
    writeFileSync(path, `${JSON.stringify({ kind, version, ...plan })}\n`)
  } catch (error) {
    throw unwritable(error)
  }
}

/**
 * Reads the plan of a file.
 *
 * @throws TinctureError when it is none, or one of another version.
 */
export function readShards(path: string): Plan {
  let given: Plan & { kind?: unknown; version?: unknown }
  try {
    given = JSON.parse(readFileSync(path, 'utf8')) as typeof given
  } catch (error) {
    throw new TinctureError(
      'batch/bad-shards',
      `${path}: can't be read (${(error as { code?: string }).code ?? 'no JSON'}); make it with \`tincture shards\`.`,
    )
  }
  if (given?.kind !== kind || !Array.isArray(given.shards) || !Array.isArray(given.inputs))
    throw new TinctureError('batch/bad-shards', `${path}: is no file of shards; make one with \`tincture shards\`.`)
  if (given.version !== version)
    throw new TinctureError(
      'batch/bad-shards',
      `${path}: was made by another version; make it again with \`tincture shards\`.`,
    )
  const { reading, inputs, shards } = given
  return { reading, inputs, shards }
}
