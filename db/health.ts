import { databaseFault } from './faults.ts'
import type { Database } from './schema.ts'

/** Since when the database cannot be asked, and what was said last. */
export interface Away {
  readonly since: Date
  readonly reason: string
}

/** Whether a database answers, as far as this process has found out by asking. */
export interface DatabaseHealth {
  /** Null: it answers. */
  readonly away: Away | null
}

/** Milliseconds between one attempt and the next while it is away. */
const PAUSE = 500

const known = new WeakMap<Database, DatabaseHealth>()

/** The health of a handle that `connect` opened: a value in memory. */
export function healthOf(db: Database): DatabaseHealth {
  const health = known.get(db)
  if (health === undefined) throw new Error('not a handle that was opened here')
  return health
}

export interface WatchedHealth extends DatabaseHealth {
  /** Tells of an error that a question ended with. One that speaks of a database which is away has it asked again until it answers. */
  note(error: unknown): void
  /** Ends the asking. */
  stop(): void
}

/**
 * Watches over a handle. `ask` finds out whether the database answers; one lost connection alone makes nothing away. `tell` hears when
 * it went away (with since when) and when it is back (null).
 */
export function watchHealth(ask: () => Promise<unknown>, tell: (away: Away | null) => void): WatchedHealth {
  let away: Away | null = null
  let asking = false
  let stopped = false
  let pause: NodeJS.Timeout | undefined
  const again = async (): Promise<void> => {
    try {
      await ask()
    } catch (error) {
      if (stopped) return
      if (away === null) {
        away = { since: new Date(), reason: reasonOf(error) }
        tell(away)
      }
      pause = setTimeout(() => void again(), PAUSE)
      pause.unref()
      return
    }
    asking = false
    if (away === null || stopped) return
    away = null
    tell(null)
  }
  return {
    get away() {
      return away
    },
    note(error) {
      if (asking || stopped || databaseFault(error) !== 'away') return
      asking = true
      void again()
    },
    stop() {
      stopped = true
      clearTimeout(pause)
    },
  }
}

/** Remembers the health that belongs to a handle. */
export function keepHealth(db: Database, health: DatabaseHealth): void {
  known.set(db, health)
}

/** A code, or what was said: never a question, its values or an address. */
function reasonOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown }
  if (typeof code === 'string') return code
  return databaseFault(error) === null || !(error instanceof Error) ? 'unknown' : error.message
}
