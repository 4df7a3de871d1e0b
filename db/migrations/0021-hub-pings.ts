import { sql, type Kysely } from 'kysely'

/**
 * What WebSub hubs are to be told: one row for each hub and feed, however many acts it waits for. It goes when the hub has taken it;
 * a hub that does not take it for a day is told no more until the feed changes again. The digest stands for the feed's address, which
 * may be longer than an index takes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hub_pings (
      hub text not null, feed text not null, feed_sha256 bytea not null check (octet_length(feed_sha256) = 32),
      event_seq bigint not null references events, owed_since timestamptz not null,
      attempts int not null default 0, next_try_at timestamptz not null, fault text, given_up_at timestamptz,
      primary key (hub, feed_sha256)
    );
    create index hub_pings_due on hub_pings (hub, next_try_at) where given_up_at is null;
  `.execute(db)
}
