import { databaseFault } from '../../../db/faults.ts'

/** How many acts the log has, for many who ask at once. */
export interface LogSize {
  /** As of after the question: who asks while a reading is under way waits for the next, so the database is asked once at a time. */
  read(): Promise<number>
  /** The same; null when the database cannot be asked now, or has not answered for a while (`WAIT`). */
  reach(): Promise<number | null>
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

/** Milliseconds after which a reader is better served with a copy than with waiting. */
const WAIT = 2_000

/** `commits`: a commit of this process since a reading began makes it old at once. `health`: whether it is worth asking. */
export function logSize(readSize: () => Promise<number>, commits: OwnCommits, health: { readonly away: unknown }): LogSize {
  const patience = commits.alone ? Number.POSITIVE_INFINITY : PATIENCE
  const ahead = commits.alone ? Number.POSITIVE_INFINITY : AHEAD
  let underWay: Promise<unknown> | null = null
  let next: Promise<number> | null = null
  let size = 0
  let since = Number.NEGATIVE_INFINITY
  let seen = -1
  let asked = Number.NEGATIVE_INFINITY

  const begin = (): Promise<number> => {
    next = null
    const began = performance.now()
    asked = began
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
  const read = (): Promise<number> => {
    if (underWay === null) return begin()
    next ??= underWay.then(begin)
    return next
  }
  return {
    read,
    async reach() {
      if (health.away !== null || (underWay !== null && performance.now() - asked > WAIT)) return null
      const { promise: tired, resolve } = Promise.withResolvers<null>()
      const timer = setTimeout(() => resolve(null), WAIT)
      try {
        return await Promise.race([read(), tired])
      } catch (error) {
        if (databaseFault(error) === null) throw error
        return null
      } finally {
        clearTimeout(timer)
      }
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
