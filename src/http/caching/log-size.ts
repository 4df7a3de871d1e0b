/** How many acts the log has, for many who ask at once. */
export interface LogSize {
  /** As of after the question: who asks while a reading is under way waits for the next, so the database is asked once at a time. */
  read(): Promise<number>
  /** What was read less than 250 ms ago; undefined when it must be read, also for a while after an act of this process. */
  recent(): number | undefined
}

/** How long a size that was read may serve, in milliseconds: nobody is told "nothing new" for longer than that after an act. */
const PATIENCE = 250
/** After how many of these it is read again, so that nobody waits for it while there is much to answer. */
const AHEAD = 125
/** How long after an act of this process nothing is taken from memory unasked: its transaction has ended by then. */
const OPEN = 5_000

/** `sinceAppend`: milliseconds since this process last added an act. */
export function logSize(readSize: () => Promise<number>, sinceAppend: () => number): LogSize {
  let underWay: Promise<unknown> | null = null
  let next: Promise<number> | null = null
  let known = { size: 0, since: Number.NEGATIVE_INFINITY }

  const begin = (): Promise<number> => {
    next = null
    const since = performance.now()
    const reading = readSize().then((size) => {
      known = { size, since }
      return size
    })
    underWay = reading
      .catch(() => undefined)
      .finally(() => {
        underWay = null
      })
    return reading
  }
  return {
    read() {
      if (underWay === null) return begin()
      next ??= underWay.then(begin)
      return next
    },
    recent() {
      const age = performance.now() - known.since
      if (age >= PATIENCE || sinceAppend() < OPEN) return undefined
      // A failure is left to whoever asks after the patience is over.
      if (age > AHEAD && underWay === null) void begin().catch(() => undefined)
      return known.size
    },
  }
}
