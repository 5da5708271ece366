/** What is read of a command's inputs, one note or many, and the extraction of each. */
import type { InputRead } from '../inputs/index.ts'
import { ConfigError, type Extraction, type Note } from '../node.ts'
import { reasonOf } from './reject-reasons.ts'

// Inputs of these are streams of records, even where there is one.
const streams = new Set(['ndjson', 'csv'])

/** Reads up to the second record, which tells whether the output is of one note. */
export async function beginInputs(
  given: AsyncGenerator<InputRead>,
  inputs: number,
): Promise<{ first: IteratorResult<InputRead>; single: boolean; reads: AsyncIterator<InputRead> }> {
  const first = await given.next()
  const second = first.done ? first : await given.next()
  async function* rest(): AsyncGenerator<InputRead> {
    if (second.done) return
    yield second.value
    yield* given
  }
  return {
    first,
    single: inputs === 1 && !!second.done && !(first.value && streams.has(first.value.reader)),
    reads: rest(),
  }
}

/** The extraction of what was read, or why there is none. */
export function extractOne({ read }: InputRead, extract: (note: Note) => Extraction): Extraction | string {
  if ('rejected' in read) return reasonOf(read.rejected.code)
  try {
    return extract(read.note)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}
