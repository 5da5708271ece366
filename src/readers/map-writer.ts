/** Writing a text and its offset map at once. */
import type { Column, OffsetMap } from './offset-map.ts'

/** A text being written, each piece with the place it came from. */
export interface MapWriter {
  /** Characters so far. */
  readonly length: number
  /** Adds source characters as they are: the piece at `at` of the source. */
  copy(piece: string, at: number): void
  /** Adds a piece that stands for `size` source characters at `at`, as "&" stands for "&amp;". */
  put(piece: string, at: number, size: number): void
  /** Adds a piece that has no source. */
  add(piece: string): void
  /** What follows comes from this part of the record. */
  enter(part: string): void
  /** Adds a text already written elsewhere, its map with it. */
  append(text: string, map: OffsetMap): void
  finish(): { readonly text: string; readonly map: OffsetMap }
}

/** Many numbers take half the room in a typed array; for a few, making one costs more than it saves. */
const packed = (numbers: number[]): Column => (numbers.length < 64 ? numbers : Uint32Array.from(numbers))

/** Begins a text: `const out = startText(); out.copy('pain ', 10); out.put('&', 15, 5)`. */
export function startText(firstPart = ''): MapWriter {
  let text = ''
  const parts: string[] = [firstPart]
  const numbers = new Map([[firstPart, 0]])
  let part = 0
  const textStart: number[] = []
  const textLength: number[] = []
  const sourceStart: number[] = []
  const sourceLength: number[] = []
  const partOf: number[] = []

  function segment(piece: string, at: number, size: number): void {
    if (piece === '') return
    const last = textStart.length - 1
    // A run of copied characters is one segment, however many pieces it came in.
    const joins =
      last >= 0 &&
      piece.length === size &&
      textLength[last] === sourceLength[last] &&
      partOf[last] === part &&
      sourceStart[last]! + sourceLength[last]! === at &&
      textStart[last]! + textLength[last]! === text.length
    if (joins) {
      textLength[last]! += size
      sourceLength[last]! += size
    } else {
      textStart.push(text.length)
      textLength.push(piece.length)
      sourceStart.push(at)
      sourceLength.push(size)
      partOf.push(part)
    }
    text += piece
  }

  function enter(name: string): void {
    if (parts[part] === name) return
    part = numbers.get(name) ?? parts.length
    if (part < parts.length) return
    numbers.set(name, part)
    parts.push(name)
  }

  return {
    get length() {
      return text.length
    },
    copy: (piece, at) => segment(piece, at, piece.length),
    put: segment,
    add(piece) {
      text += piece
    },
    enter,
    append(piece, map) {
      const base = text.length
      for (let i = 0; i < map.length; i++) {
        enter(map.parts[map.part[i]!]!)
        textStart.push(base + map.textStart[i]!)
        textLength.push(map.textLength[i]!)
        sourceStart.push(map.sourceStart[i]!)
        sourceLength.push(map.sourceLength[i]!)
        partOf.push(part)
      }
      text += piece
    },
    finish: () => ({
      text,
      map: {
        length: textStart.length,
        textStart: packed(textStart),
        textLength: packed(textLength),
        sourceStart: packed(sourceStart),
        sourceLength: packed(sourceLength),
        part: packed(partOf),
        parts,
      },
    }),
  }
}
