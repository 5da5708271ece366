/** Inputs of a command: text files, NDJSON files and standard input, one note after the other. */
import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Note } from '../index.ts'

export type NoteInput = Partial<Note> & { readonly text: string }

/** One note, or the place of one that could not be read and why; never a word of its content. */
export type Read = { readonly note: NoteInput } | { readonly rejected: string; readonly why: string }

/** Does this input hold one note a line? */
export function isLines(input: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(input)
}

/** Reads the notes of one input: "-" is standard input, a text note of id "stdin". */
export async function* readInput(input: string, stdin: Readable): AsyncGenerator<Read> {
  if (isLines(input)) {
    yield* readLines(input)
    return
  }
  try {
    const chunks: Buffer[] = []
    for await (const chunk of input === '-' ? stdin : createReadStream(input)) chunks.push(Buffer.from(chunk))
    // Bytes that are no UTF-8 become U+FFFD, which the extraction reports.
    const text = new TextDecoder().decode(Buffer.concat(chunks))
    yield { note: { id: input === '-' ? 'stdin' : basename(input, extname(input)), text } }
  } catch (error) {
    yield { rejected: input, why: reasonOf(error) }
  }
}

async function* readLines(input: string): AsyncGenerator<Read> {
  let number = 0
  try {
    const lines = createInterface({ input: createReadStream(input), crlfDelay: Number.POSITIVE_INFINITY })
    for await (const line of lines) {
      number++
      if (line.trim() === '') continue
      const place = `${input}:${number}`
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch {
        // the parser's own message quotes the line, which is a note
        yield { rejected: place, why: 'not valid JSON' }
        continue
      }
      if (typeof value !== 'object' || value === null || typeof (value as NoteInput).text !== 'string')
        yield { rejected: place, why: 'no object with a "text" in it' }
      else yield { note: noteOf(value as Record<string, unknown> & { text: string }, place) }
    }
  } catch (error) {
    yield { rejected: input, why: reasonOf(error) }
  }
}

const fields = ['id', 'text', 'subject', 'encounter', 'writtenAt', 'type'] as const

function noteOf(value: Record<string, unknown> & { text: string }, place: string): NoteInput {
  const note: Record<string, unknown> = { id: place }
  for (const field of fields) if (value[field] !== undefined && value[field] !== null) note[field] = value[field]
  if (typeof note.id === 'number') note.id = String(note.id)
  return note as unknown as NoteInput
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
  EPERM: 'may not be read',
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code ?? ''
  return reasons[code] ?? `can't be read (${code || 'unknown error'})`
}
