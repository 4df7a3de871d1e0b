const BLOCK = 1 << 20

/**
 * Gathers many small pieces of bytes into few large blocks: a file has a hundred thousand pieces, each of which would cost more than it
 * holds. Keeps what it is given only when that is larger than a block.
 */
export class ByteBlocks {
  #ended: { readonly bytes: Uint8Array; readonly own: boolean }[] = []
  #block = new Uint8Array(BLOCK)
  #used = 0
  #total = 0

  add(bytes: Uint8Array): void {
    this.#total += bytes.length
    if (this.#used + bytes.length > BLOCK) this.#endBlock()
    if (bytes.length > BLOCK) this.#ended.push({ bytes, own: false })
    else {
      this.#block.set(bytes, this.#used)
      this.#used += bytes.length
    }
  }

  /** Everything added, in a row. To be called once: each block is given back as soon as it is copied. */
  join(): Uint8Array {
    this.#endBlock()
    const joined = new Uint8Array(this.#total)
    let at = 0
    for (const { bytes, own } of this.#ended) {
      joined.set(bytes, at)
      at += bytes.length
      if (own) (bytes.buffer as ArrayBuffer).transfer(0)
    }
    this.#ended = []
    return joined
  }

  #endBlock(): void {
    this.#ended.push({ bytes: this.#block.subarray(0, this.#used), own: true })
    this.#block = new Uint8Array(BLOCK)
    this.#used = 0
  }
}
