import type { Database } from '../../db/schema.ts'
import type { Clock } from './clock.ts'
import type { Files } from './files.ts'
import type { FetchLink } from './link-fetcher.ts'
import type { Mailer } from './mailer.ts'
import type { Actor, Role } from './permissions.ts'
import type { Queue } from './queue.ts'
import type { Vault } from './vault.ts'
import type { WebhookSender } from './webhook-sender.ts'

export interface PurgeSettings {
  /** Their operator chose them; `{url}` in one stands for the public address. */
  readonly urls: readonly string[]
  readonly method: string
  /** Sent as `Authorization: Bearer`; undefined: nothing is. */
  readonly token: string | undefined
}

export interface Settings {
  readonly publicUrl: string
  readonly timeZone: string
  readonly singlePerson: boolean
  /** Where readers write to: an e-mail address or the address of a page; undefined: nowhere is named. */
  readonly contact?: string | undefined
  /** Who is told of a weakness, where it is somebody else; an e-mail address or the address of a page. */
  readonly securityContact?: string | undefined
  /** WebSub hubs that the feeds name and that are told when one has changed. */
  readonly hubs: readonly string[]
  /** Caches in front of the service that are told what an act has changed; undefined: none. */
  readonly purge?: PurgeSettings | undefined
  /** Roles that must have a second factor; undefined: nobody must. */
  readonly secondFactorFor?: readonly Role[] | undefined
  /** The largest PDF that is attached to a mail, in bytes; undefined: 5 MB. */
  readonly attachmentBytes?: number | undefined
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
  readonly webhooks: WebhookSender
  /** The batch of an import that what is done now belongs to; its events say so. */
  readonly importBatch?: string
  /** Who acts; null for a reader. */
  readonly actor: Actor | null
}
