/** Something read from the database that may be so many milliseconds old, for many who ask. */
export interface Recent<Value> {
  /** Null: the database did not answer within the patience, or not well. Never throws. */
  read(): Promise<Value | null>
}

export interface RecentOptions {
  /** How long an answer, also a missing one, serves. */
  readonly lastsMilliseconds: number
  /** How long somebody who asks waits. A reading that takes longer goes on, and no other begins meanwhile. */
  readonly patienceMilliseconds: number
  readonly onError: (error: unknown) => void
}

/** Reads at most once at a time, and once in so long, however many ask. */
export function recent<Value>(read: () => Promise<Value>, options: RecentOptions): Recent<Value> {
  let known: { readonly value: Value | null; readonly at: number } | null = null
  let underWay: Promise<Value | null> | null = null
  const begin = () =>
    read()
      .catch((error: unknown) => {
        options.onError(error)
        return null
      })
      .then((value) => {
        known = { value, at: performance.now() }
        underWay = null
        return value
      })
  return {
    async read() {
      if (underWay === null && known !== null && performance.now() - known.at < options.lastsMilliseconds) return known.value
      underWay ??= begin()
      const { promise: late, resolve } = Promise.withResolvers<null>()
      const timer = setTimeout(resolve, options.patienceMilliseconds, null)
      try {
        return await Promise.race([underWay, late])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
