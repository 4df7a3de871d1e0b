import { promisify } from 'node:util'
import { deflate } from 'node:zlib'

const compress = promisify(deflate)

/** Pieces that may wait to be compressed before who adds more is asked to wait. */
const MOST = 2

/** Compresses beside the main thread and writes in the order of asking, so that the same pieces always give the same file. */
export class DeflateQueue {
  #last: Promise<void> = Promise.resolve()
  #waiting = 0

  /** Has `write` called with the compressed data, after all that was added before. Its failure is thrown by the next `drained`. */
  add(data: Uint8Array, write: (compressed: Uint8Array) => void): void {
    this.#waiting += 1
    const before = this.#last
    const compressed = compress(data)
    this.#last = Promise.all([compressed, before]).then(([bytes]) => {
      this.#waiting -= 1
      write(bytes)
    })
    this.#last.catch(() => undefined)
  }

  /** Waits while too much is waiting. */
  async room(): Promise<void> {
    if (this.#waiting > MOST) await this.#last
  }

  /** Waits until all is written. */
  async drained(): Promise<void> {
    await this.#last
  }
}
