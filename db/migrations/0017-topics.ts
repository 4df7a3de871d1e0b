import { sql, type Kysely } from 'kysely'

/**
 * What can be followed and what happened to it. `circumstances` are the distinct sets of what a filter may ask about an act and one
 * addressee that it touches, just before it or just after it; they grow with the addressees and their statuses, not with the acts.
 * `searched_texts` are what the text search looks through. `event_facts` says which circumstances an act had, so that any filter is a walk over few indexes, however many acts there are.
 * Both are written once, behind the log. `event_topics` says which of the followed topics an act belongs to. A channel (mail,
 * webhooks, hubs) remembers how far it has told; `noted` is how far the facts are written, `beginning` where a new channel begins.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vault (only_row boolean primary key default true check (only_row), fingerprint bytea not null check (octet_length(fingerprint) = 32));

    create table topics (
      id uuid primary key, stream text not null check (stream in ('changes', 'corrections', 'reports')), query text not null,
      q text, theme text, institution text, status text, country text, overdue boolean not null default false,
      stale boolean not null default false, awaiting_reply boolean not null default false,
      recommendation text, agreement text, kind text, words text[],
      created_at timestamptz not null, unique (stream, query), check ((q is null) = (words is null))
    );
    create table noted_events (seq bigint primary key references events, significant boolean not null);
    create table searched_texts (id uuid primary key, body text not null);
    create table circumstances (
      id uuid primary key, stream text not null check (stream in ('changes', 'reports')), kind text not null,
      addressee_id uuid references addressees, recommendation text, theme text, institution text, country text, agreement text,
      status text, overdue boolean not null, stale boolean not null, awaiting_reply boolean not null,
      everything boolean not null, searched_id uuid references searched_texts, latest_seq bigint not null
    );
    create table event_facts (
      circumstance_id uuid not null references circumstances, event_seq bigint not null references noted_events,
      primary key (circumstance_id, event_seq)
    );
    create index event_facts_event on event_facts (event_seq);
    create table event_topics (
      event_seq bigint not null references noted_events, topic_id uuid not null references topics,
      primary key (event_seq, topic_id)
    );
    create index event_topics_topic on event_topics (topic_id, event_seq);
    create table channel_cursors (channel text primary key, next_seq bigint not null check (next_seq >= 0));
    insert into channel_cursors select 'noted', 0 union all select 'beginning', size from log_head;
  `.execute(db)
}
