/** Inputs of a command: text files, NDJSON files and standard input, one note after the other. */
import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Readable } from 'node:stream'
import type { Note } from '../index.ts'

export type NoteInput = Partial<Note> & { readonly text: string }

/** One note and its place (a file, or a file and line), or the place of one that could not be read and why; never a word of its content. */
export type Read =
  | { readonly note: NoteInput; readonly place: string }
  | { readonly rejected: string; readonly why: string }

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
    yield { note: { id: input === '-' ? 'stdin' : basename(input, extname(input)), text }, place: input }
  } catch (error) {
    yield { rejected: input, why: reasonOf(error) }
  }
}

async function* readLines(input: string): AsyncGenerator<Read> {
  let number = 0
  try {
    for await (const line of linesOf(createReadStream(input))) {
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
      else yield { note: noteOf(value as Record<string, unknown> & { text: string }, place), place }
    }
  } catch (error) {
    yield { rejected: input, why: reasonOf(error) }
  }
}

/** Lines end in a line feed and in nothing else: JSON may hold U+2028, at which node:readline would cut. */
async function* linesOf(bytes: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder() // drops a byte order mark
  let rest = ''
  for await (const chunk of bytes) {
    const [head = '', ...lines] = decoder.decode(chunk as Buffer, { stream: true }).split('\n')
    rest += head
    for (const line of lines) {
      yield rest
      rest = line
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
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
