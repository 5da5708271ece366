/** Refusing a record: an error that stays inside the readers and becomes a rejection at their door. */
import type { RejectCode } from '../errors.ts'

/** Thrown where a record turns out unreadable; it holds a code and a position, never a word. */
export class Refused extends Error {
  readonly code: RejectCode
  readonly position: number | undefined
  constructor(code: RejectCode, position?: number) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.position = position
  }
}

/** A record that gave no note, and why: a code, its number, a place in it. */
export interface Rejection {
  readonly code: RejectCode
  readonly record: number
  /** Where the record begins in the input, in bytes. */
  readonly at?: number
  /** Where in the record the trouble is. */
  readonly position?: number
}

/** An error as the reading of bytes throws it: a refusal is given back, a disk that fails is the caller's to know. */
export function refusalOnly(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}

/** The rejection for an error: a `Refused` gives its code; anything else is a parser's, whose message may quote the note. */
export function rejectionOf(error: unknown, record: number, at?: number): Rejection {
  const refused = error instanceof Refused ? error : new Refused('readers/failed')
  return {
    code: refused.code,
    record,
    ...(at === undefined ? {} : { at }),
    ...(refused.position === undefined ? {} : { position: refused.position }),
  }
}
