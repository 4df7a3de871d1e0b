/** What a shop may hold and do at a time. */
export interface ShopLimits {
  /** Of all that is kept. */
  readonly bytes: number
  /** Orders that wait while another is made. */
  readonly waiting: number
}

export interface Shop<Made extends { readonly length: number }> {
  /**
   * What a key stands for, made at most once while it is kept; whoever asks meanwhile waits for the same. Null when too many others
   * wait already. What the making throws is thrown to all who wait for it, and not kept.
   */
  order(key: string, make: () => Promise<Made>): Promise<Made | null>
}

/**
 * Makes costly things (`length` in bytes) one after the other, keeps the ones asked for last and refuses more orders than it could
 * serve soon: whatever is asked for, it takes one core and so many bytes. A key holds the state of the record, so nothing is stale.
 */
export function openShop<Made extends { readonly length: number }>({ bytes, waiting }: ShopLimits): Shop<Made> {
  const kept = new Map<string, Made>()
  const underWay = new Map<string, Promise<Made>>()
  let held = 0
  let last: Promise<unknown> = Promise.resolve()

  const keep = (key: string, made: Made) => {
    kept.set(key, made)
    held += made.length
    for (const [oldest, old] of kept) {
      if (held <= bytes) break
      kept.delete(oldest)
      held -= old.length
    }
  }

  return {
    async order(key, make) {
      const found = kept.get(key)
      if (found) {
        kept.delete(key)
        kept.set(key, found)
        return found
      }
      const same = underWay.get(key)
      if (same) return same
      if (underWay.size > waiting) return null
      const making = last.then(make)
      underWay.set(key, making)
      last = making.catch(() => undefined)
      try {
        const made = await making
        keep(key, made)
        return made
      } finally {
        underWay.delete(key)
      }
    },
  }
}
