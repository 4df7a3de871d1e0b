/** How many acts the log has, for many who ask at once. */
export interface LogSize {
  /** As of after the question: who asks while a reading is under way waits for the next, so the database is asked once at a time. */
  read(): Promise<number>
  /** What was read so lately that no act that anybody was told of is missing (`PATIENCE`); undefined when it must be read. */
  recent(): number | undefined
}

/** The transactions of this process, as a number that grows, and whether nobody else writes. */
export interface OwnCommits {
  readonly count: number
  readonly alone: boolean
}

/** Milliseconds after which the act of another process is missed by nobody. Of this process's own acts none is missed at all. */
const PATIENCE = 50
/** After how many milliseconds it is read again, so that nobody waits for it while there is much to answer. */
const AHEAD = 20

/** `commits`: a commit of this process since a reading began makes it old at once. */
export function logSize(readSize: () => Promise<number>, commits: OwnCommits): LogSize {
  const patience = commits.alone ? Number.POSITIVE_INFINITY : PATIENCE
  const ahead = commits.alone ? Number.POSITIVE_INFINITY : AHEAD
  let underWay: Promise<unknown> | null = null
  let next: Promise<number> | null = null
  let size = 0
  let since = Number.NEGATIVE_INFINITY
  let seen = -1

  const begin = (): Promise<number> => {
    next = null
    const began = performance.now()
    const { count } = commits
    const reading = readSize().then((answer) => {
      size = answer
      since = began
      seen = count
      return answer
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
      if (seen !== commits.count) return undefined
      const age = performance.now() - since
      if (age >= patience) return undefined
      // A failure is left to whoever asks after the patience is over.
      if (age > ahead && underWay === null) void begin().catch(() => undefined)
      return size
    },
  }
}
