/** What is said of a file that can't be written. */
import { TinctureError } from '../errors.ts'

/** The error of a result file that the system refused: path and the system's code. */
export function unwritable(path: string, error: unknown): TinctureError {
  return new TinctureError('cli/unwritable-output', `${path}: can't be written (${(error as { code?: string }).code}).`)
}
