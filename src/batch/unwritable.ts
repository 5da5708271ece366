/** What is said of a result that can't be written: the system's code, and how to go on. */
import { TinctureError } from '../errors.ts'

/** The error for what the system said; one that is made already stays as it is. */
export function unwritable(error: unknown): TinctureError {
  if (error instanceof TinctureError) return error
  const { code } = error as { code?: string }
  const why = code === 'ENOSPC' ? 'the disk is full' : `${code ?? 'unknown error'}`
  return new TinctureError(
    'batch/unwritable-output',
    `The output can't be written (${why}): mend that, and the same command goes on from where it stopped.`,
  )
}
