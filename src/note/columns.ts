/** Columns of numbers over shared slabs: a note needs some thirty small ones, and a buffer for each costs more than its zeros. */

// What is kept of a note keeps its slab: two usual notes fill one.
const slabBytes = 1 << 17
// A column that would fill much of a slab has a buffer of its own.
const ownBytes = slabBytes >> 3

let slab = new ArrayBuffer(slabBytes)
let used = 0

/** Where so many zero bytes begin in a buffer, at a multiple of 8, for several columns of one table. Nothing else is ever there. */
export function roomForColumns(bytes: number): { readonly buffer: ArrayBuffer; readonly at: number } {
  if (bytes > ownBytes) return { buffer: new ArrayBuffer(bytes), at: 0 }
  const at = take(bytes)
  return { buffer: slab, at }
}

/** A column of `length` zeros of 32 bits. */
export function int32Column(length: number): Int32Array {
  if (length << 2 > ownBytes) return new Int32Array(length)
  const at = take(length << 2)
  return new Int32Array(slab, at, length)
}

/** A column of `length` zeros of 8 bits. */
export function uint8Column(length: number): Uint8Array {
  if (length > ownBytes) return new Uint8Array(length)
  const at = take(length)
  return new Uint8Array(slab, at, length)
}

/** Takes bytes that nobody has had, so all are zero. */
function take(bytes: number): number {
  if (used + bytes > slabBytes) {
    slab = new ArrayBuffer(slabBytes)
    used = 0
  }
  const at = used
  used = (used + bytes + 7) & ~7
  return at
}
