/** The text of an HL7 v2 field: escapes read, repetitions on lines of their own, each character with its place. */
import type { Span } from '../note/index.ts'
import { bytesOf } from './bytes.ts'
import { decodeBytes } from './decode.ts'
import type { Delimiters, Message } from './hl7v2-segments.ts'
import { type MapWriter, startText } from './map-writer.ts'

// The longest escape is \X with hex digits; what is longer is no escape but a backslash in the text.
const longestEscape = 200
// Lines or blanks that \.sp and \.sk may ask for.
const mostRepeats = 40

/** What an escape stands for: "\\.br\\" a line feed, "\\T\\" an ampersand, "\\H\\" nothing. Null when it is none. */
function meaning(name: string, delimiters: Delimiters): string | null {
  const letter = name[0] ?? ''
  if (name.length === 1) {
    if (letter === 'F') return delimiters.field
    if (letter === 'S') return delimiters.component
    if (letter === 'T') return delimiters.subcomponent
    if (letter === 'R') return delimiters.repetition
    if (letter === 'E') return delimiters.escape
    if (letter === 'H' || letter === 'N') return ''
    return null
  }
  if (/^X(?:[0-9A-F]{2})+$/i.test(name)) {
    const pairs = name.slice(1).match(/../g) ?? []
    const text = decodeBytes(bytesOf(String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16)))))
    return text.replace(/\r\n?/g, '\n')
  }
  if (/^(?:C[0-9A-F]{4}|M[0-9A-F]{4,6}|Z[\w .-]*)$/i.test(name)) return ''
  const command = /^\.(br|sp|ce|in|ti|fi|nf|sk)\s*[+-]?(\d{1,4})?$/i.exec(name)
  if (!command) return null
  const count = Math.min(mostRepeats, Number(command[2] ?? 1))
  switch (command[1]!.toLowerCase()) {
    case 'br':
    case 'ce':
      return '\n'
    case 'sp':
      return '\n'.repeat(count)
    case 'sk':
      return ' '.repeat(count)
    default:
      return '' // indents and filling say how it is printed
  }
}

/** Writes a stretch of a message: "Pain \\T\\ fever~none" becomes "Pain & fever" and "none" on two lines. */
export function writeField(message: Message, { start, end }: Span, out: MapWriter): void {
  const { text, delimiters } = message
  let i = start
  let from = start
  const flush = (): void => {
    if (i > from) out.copy(text.slice(from, i), from)
  }
  while (i < end) {
    const char = text[i]!
    let size = 0
    let piece = ''
    if (char === delimiters.repetition) {
      piece = '\n'
      size = 1
    } else if (char === '\r' || char === '\v' || char === '\x1c') {
      piece = '\n'
      size = char === '\r' && text[i + 1] === '\n' ? 2 : 1
    } else if (char === delimiters.escape) {
      const close = text.slice(i + 1, Math.min(end, i + longestEscape)).indexOf(delimiters.escape)
      const found = close < 0 ? null : meaning(text.slice(i + 1, i + 1 + close), delimiters)
      if (found !== null) {
        piece = found
        size = close + 2
      }
    }
    if (size === 0) {
      i++
      continue
    }
    flush()
    if (piece !== '') out.put(piece, i, size)
    i += size
    from = i
  }
  flush()
}

/** A short value with its escapes read: an identifier, a label. */
export function plainValue(message: Message, span: Span): string {
  const raw = message.text.slice(span.start, span.end)
  const { escape: escaping, repetition } = message.delimiters
  if (!raw.includes(escaping) && !raw.includes(repetition)) return raw.trim()
  const out = startText()
  writeField(message, span, out)
  return out.finish().text.trim()
}
