import { sql, type Kysely } from 'kysely'

/**
 * What can be followed and what happened to it. `event_facts` holds, for each act and each addressee that it touches, what a filter
 * may ask (before and after the act), written once behind the log; `event_topics` says which of the followed topics an act belongs
 * to. A channel (mail, webhooks, hubs) remembers how far it has told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vault (only_row boolean primary key default true check (only_row), fingerprint bytea not null check (octet_length(fingerprint) = 32));

    create table topics (
      id uuid primary key, stream text not null check (stream in ('changes', 'corrections', 'reports')), query text not null,
      q text, theme text, institution text, status text, country text, overdue boolean not null default false,
      stale boolean not null default false, awaiting_reply boolean not null default false,
      recommendation text, agreement text, kind text,
      created_at timestamptz not null, unique (stream, query)
    );
    create table noted_events (seq bigint primary key references events, significant boolean not null);
    create table event_topics (
      event_seq bigint not null references noted_events, topic_id uuid not null references topics,
      primary key (event_seq, topic_id)
    );
    create index event_topics_topic on event_topics (topic_id, event_seq);
    create table channel_cursors (channel text primary key, next_seq bigint not null check (next_seq >= 0));
  `.execute(db)
}
