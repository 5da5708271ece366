/** The bag of a note's words: one bit for each hash, several hashes to a bit, so that a stage may ask for rare words at once. */

// 8192 bits: the 250 different words of a usual note leave 97 of 100 unset
export const bagBytes = 1024

/** Puts the first `count` hashes into a bag of zeros. */
export function fillBag(bag: Int32Array, hash: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const h = hash[i]!
    bag[slotOf(h)]! |= 1 << h
  }
}

/** Is a hash in the bag? True of some that are not, never false of one that is. */
export function isInBag(bag: Int32Array, hash: number): boolean {
  return ((bag[slotOf(hash)]! >>> hash) & 1) !== 0
}

/** The number that holds the bit of a hash, which is the hash's last five bits. */
function slotOf(hash: number): number {
  return (hash >>> 5) & ((bagBytes >> 2) - 1)
}
