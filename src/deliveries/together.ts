/**
 * Lets many callers write in few statements without waiting for a clock: while one statement runs, the next ones gather. Each
 * call ends when its own item is written, or throws what its statement threw.
 */
export function together<Item>(write: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let gathered: Item[] = []
  let following: Promise<void> | null = null
  let running: Promise<unknown> = Promise.resolve()
  return (item) => {
    gathered.push(item)
    following ??= running.then(() => {
      const items = gathered
      gathered = []
      following = null
      const written = write(items)
      running = written.catch(() => undefined)
      return written
    })
    return following
  }
}
