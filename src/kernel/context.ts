import type { Database } from '../../db/schema.ts'
import type { Clock } from './clock.ts'
import type { Actor } from './permissions.ts'
import type { Queue } from './queue.ts'

export interface Settings {
  readonly publicUrl: string
  readonly timeZone: string
  readonly singlePerson: boolean
}

/** What every verb is given. A verb that opens a transaction passes `{ ...ctx, db: trx }` on. */
export interface Context {
  readonly db: Database
  readonly clock: Clock
  readonly queue: Queue
  readonly settings: Settings
  /** Who acts; null for a reader. */
  readonly actor: Actor | null
}
