import type { Generated } from 'kysely'

export interface HubTables {
  hub_pings: {
    hub: string
    /** Whole address of the feed that has changed. */
    feed: string
    feed_sha256: Buffer
    /** The latest act that the feed shows and the hub was not told of. */
    event_seq: number
    owed_since: Date
    attempts: Generated<number>
    next_try_at: Date
    /** Why the last try failed. */
    fault: string | null
    given_up_at: Date | null
  }
}
