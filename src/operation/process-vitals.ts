import { monitorEventLoopDelay } from 'node:perf_hooks'
import type pg from 'pg'

/** What a process measures of itself. */
export interface ProcessVitals {
  /** How long 99 % of the turns of the event loop were late at most, in milliseconds, since the last look. */
  loopDelay(): number
  /** Bytes of memory that the process holds. */
  memory(): number
  stop(): void
}

/** Connections of a pool, and how many callers wait for one. */
export interface PoolFigures {
  readonly open: number
  readonly idle: number
  readonly waiting: number
}

/** Milliseconds between two looks at the event loop; what a look takes itself does not count as delay. */
const RESOLUTION = 50

/** Begins to measure how late this process is. */
export function measureProcess(): ProcessVitals {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
  delays.enable()
  return {
    loopDelay() {
      const late = delays.count === 0 ? 0 : Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION)
      delays.reset()
      return late
    },
    memory: () => process.memoryUsage.rss(),
    stop: () => void delays.disable(),
  }
}

export function poolFigures(pool: pg.Pool): PoolFigures {
  return { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }
}
