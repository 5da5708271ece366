/** An input that can't be opened or read: a code, never the system's message, which has the path in it. */
import type { RejectCode } from '../errors.ts'

/** Thrown where bytes should come and don't; becomes a rejection at the door. */
export class InputError extends Error {
  readonly code: RejectCode
  constructor(code: RejectCode) {
    super(code)
    this.name = 'InputError'
    this.code = code
  }
}

const codes: ReadonlyMap<string, RejectCode> = new Map([
  ['ENOENT', 'inputs/not-found'],
  ['EACCES', 'inputs/not-permitted'],
  ['EPERM', 'inputs/not-permitted'],
])

/** The error of the file system as ours; anything that is no system error is thrown on. */
export function inputErrorOf(error: unknown): InputError {
  if (error instanceof InputError) return error
  const { code, syscall } = error as { code?: string; syscall?: string }
  if (code === undefined || syscall === undefined) throw error
  return new InputError(codes.get(code) ?? 'inputs/unreadable')
}
