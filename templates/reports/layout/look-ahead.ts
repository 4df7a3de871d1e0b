/** A stream that can be looked into before it is read; keeps no more than was looked at. */
export class LookAhead<Item> {
  readonly #source: Iterator<Item>
  #seen: Item[] = []
  #start = 0

  constructor(source: Iterable<Item>) {
    this.#source = source[Symbol.iterator]()
  }

  /** The item `offset` steps ahead; undefined past the end. */
  peek(offset = 0): Item | undefined {
    while (this.#seen.length - this.#start <= offset) {
      const { done, value } = this.#source.next()
      if (done) return undefined
      this.#seen.push(value)
    }
    return this.#seen[this.#start + offset]
  }

  next(): Item | undefined {
    const item = this.peek()
    if (item === undefined) return undefined
    this.#start += 1
    if (this.#start > 64) {
      this.#seen = this.#seen.slice(this.#start)
      this.#start = 0
    }
    return item
  }
}
