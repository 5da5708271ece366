/** RTF as text: control words dropped, \'hh and \u read, each character with its place in the bytes. */
import { latin1 } from './bytes.ts'
import { windows1252 } from './decode.ts'
import { startText } from './map-writer.ts'
import type { Limits } from './reader.ts'
import { Refused } from './refused.ts'
import type { Rendition } from './rendition.ts'
import { characters, silentGroups } from './rtf-words.ts'

/** What a group inherits and its end restores. */
interface GroupState {
  silent: boolean
  /** Characters after \u that stand in for it where Unicode is not understood. */
  fallback: number
  hidden: boolean
}

// The longest control word is far shorter; bounds the look-ahead.
const longestWord = 40

/** The text of an RTF document: `{\rtf1 Temp 38\'b0\par}` gives "Temp 38°" and a line feed. */
export function rtfText(bytes: Uint8Array, limits: Limits): Rendition {
  const source = latin1(bytes) // RTF is ASCII; a position is a byte
  const out = startText()
  let state: GroupState = { silent: false, fallback: 1, hidden: false }
  const groups: GroupState[] = []
  let decodeByte = windows1252
  let toSkip = 0 // fallback characters still to be skipped
  let cells = 0 // separators due, so that a row ends without one
  let rowStart = true
  let starts = false // a group has just begun: the next control word may name it
  let i = 0

  function emit(piece: string, at: number, size: number): void {
    starts = false
    if (toSkip > 0) {
      toSkip--
      return
    }
    if (state.silent || state.hidden) return
    if (piece === '\n') {
      cells = 0
      rowStart = true
    } else {
      if (cells > 0) out.add(rowStart ? ' | '.repeat(cells).slice(1) : ' | '.repeat(cells))
      cells = 0
      rowStart = false
    }
    if (piece.length === size) out.copy(piece, at)
    else out.put(piece, at, size)
  }

  /** Acts on a control word and says where reading goes on. */
  function obey(word: string, parameter: number | null, at: number, end: number): number {
    const opens = starts
    starts = false
    if (opens && silentGroups.has(word)) state.silent = true
    const char = characters.get(word)
    if (char !== undefined) emit(char, at, end - at)
    else if (word === 'cell' || word === 'nestcell') {
      if (!state.silent) cells++
    } else if (word === 'u' && parameter !== null) {
      toSkip = 0
      emit(String.fromCharCode(parameter & 0xffff), at, end - at)
      toSkip = state.fallback
    } else if (word === 'uc') state.fallback = Math.max(0, parameter ?? 1)
    else if (word === 'bin') return end + Math.max(0, parameter ?? 0)
    else if (word === 'v' || word === 'deleted') state.hidden = parameter !== 0
    else if (word === 'plain') state.hidden = false
    else if (word === 'ansicpg' && parameter !== null) decodeByte = codePage(parameter)
    return end
  }

  while (i < source.length) {
    const code = source.charCodeAt(i)
    if (code === 123 /* { */) {
      groups.push({ ...state })
      if (groups.length > limits.depth) throw new Refused('readers/too-deep', i)
      starts = true
      toSkip = 0
      i++
    } else if (code === 125 /* } */) {
      state = groups.pop() ?? state
      starts = false
      toSkip = 0
      i++
      if (groups.length === 0) break // what follows the document's end is padding
    } else if (code === 92 /* \ */) {
      const next = source.charCodeAt(i + 1)
      if (isLetter(next)) {
        let end = i + 1
        while (end < source.length && isLetter(source.charCodeAt(end)) && end - i <= longestWord) end++
        const word = source.slice(i + 1, end)
        const from = end
        if (source.charCodeAt(end) === 45 /* - */) end++
        while (isDigit(source.charCodeAt(end)) && end - from < 11) end++
        const digits = source.slice(from, end)
        const parameter = /\d/.test(digits) ? Number(digits) : null
        if (parameter === null) end = from
        const stop = source.charCodeAt(end) === 32 ? end + 1 : end
        i = obey(word, parameter, i, stop)
      } else if (next === 39 /* ' */) {
        const byte = Number.parseInt(source.slice(i + 2, i + 4), 16)
        if (Number.isNaN(byte)) i += 2
        else {
          emit(decodeByte(byte), i, 4)
          i += 4
        }
      } else {
        const symbol = source[i + 1] ?? ''
        if (symbol === '*') state.silent = true
        else if (symbol === '~') emit('\u00a0', i, 2)
        else if (symbol === '_') emit('-', i, 2)
        else if (symbol === '\n' || symbol === '\r') emit('\n', i, 2)
        else if (symbol === '\\' || symbol === '{' || symbol === '}') emit(symbol, i, 2)
        i += 2
      }
    } else if (code === 10 || code === 13 || code === 0) i++
    else {
      emit(code < 0x80 ? source[i]! : decodeByte(code), i, 1)
      i++
    }
  }
  return out.finish()
}

/** Reads bytes of a Windows code page, as in \ansicpg1251; one that is none of those is taken for 1252. */
function codePage(page: number): (byte: number) => string {
  if (page < 1250 || page > 1258 || page === 1252) return windows1252
  const decoder = new TextDecoder(`windows-${page}`)
  return (byte) => decoder.decode(Uint8Array.of(byte))
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
