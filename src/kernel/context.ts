import type { Database } from '../../db/schema.ts'
import type { Clock } from './clock.ts'
import type { Files } from './files.ts'
import type { FetchLink } from './link-fetcher.ts'
import type { Mailer } from './mailer.ts'
import type { Actor } from './permissions.ts'
import type { Queue } from './queue.ts'
import type { Vault } from './vault.ts'

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
  readonly mail: Mailer
  readonly files: Files
  readonly vault: Vault
  /** Null: addresses are not fetched. */
  readonly fetchLink: FetchLink | null
  /** Who acts; null for a reader. */
  readonly actor: Actor | null
}
