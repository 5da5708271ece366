/** Answers by number, worked out when first asked for: a large lexicon pays only for the entries that notes meet. */

// Entries a page: small enough that a rare term costs little, large enough that common ones share.
const pageBits = 8
const pageMask = (1 << pageBits) - 1

/** A function of a number below `size` that computes its answer once. */
export function lazyTable<T>(size: number, compute: (index: number) => T): (index: number) => T {
  const pages: (T | undefined)[][] = new Array((size >> pageBits) + 1)
  return (index) => {
    const page = (pages[index >> pageBits] ??= new Array(pageMask + 1))
    const known = page[index & pageMask]
    if (known !== undefined) return known
    const made = compute(index)
    page[index & pageMask] = made
    return made
  }
}
