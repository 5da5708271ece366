/** What is known by many values at once: a node a value, so that no string has to be made of them. */

export class Trie<T> {
  known: T | undefined = undefined
  private next: Map<unknown, Trie<T>> | undefined = undefined

  /** Where this value leads. */
  step(value: unknown): Trie<T> {
    this.next ??= new Map()
    let node = this.next.get(value)
    if (node === undefined) this.next.set(value, (node = new Trie<T>()))
    return node
  }

  /** Where all that an object holds leads, to the last value in it. */
  follow(value: unknown): Trie<T> {
    if (typeof value !== 'object' || value === null) return this.step(value)
    let node: Trie<T> = this
    for (const key in value) node = node.step(key).follow((value as Record<string, unknown>)[key])
    return node.step(end)
  }
}

// no value is this one
const end = Symbol('end')
