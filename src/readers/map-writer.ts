/** Writing a text and its offset map at once. */
import type { OffsetMap } from './offset-map.ts'

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

// Parts are numbered in 16 bits; a resource with more sections than this repeats the last number's name.
const maxParts = 65_535

/** Begins a text: `const out = startText(); out.copy('pain ', 10); out.put('&', 15, 5)`. */
export function startText(firstPart = ''): MapWriter {
  let text = ''
  const parts: string[] = [firstPart]
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
    part = parts.lastIndexOf(name)
    if (part >= 0) return
    part = parts.length
    if (part < maxParts) parts.push(name)
    else part = maxParts - 1
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
        textStart: Uint32Array.from(textStart),
        textLength: Uint32Array.from(textLength),
        sourceStart: Uint32Array.from(sourceStart),
        sourceLength: Uint32Array.from(sourceLength),
        part: Uint16Array.from(partOf),
        parts,
      },
    }),
  }
}
