/** A typed column that grows at its end: what a merged lexicon has more than its first one. */

type Column = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

export interface GrowingColumn<C extends Column> {
  length(): number
  push(value: number): void
  done(): C
}

/** Begins with a copy of `start`, with room for `extra` more numbers. */
export function growingColumn<C extends Column>(
  type: { new (length: number): C },
  start: ArrayLike<number>,
  extra: number,
): GrowingColumn<C> {
  let column = new type(start.length + extra + 16)
  column.set(start)
  let length = start.length
  return {
    length: () => length,
    push(value) {
      if (length === column.length) {
        const wider = new type(length * 2)
        wider.set(column)
        column = wider
      }
      column[length++] = value
    },
    done: () => column.slice(0, length) as C,
  }
}
