import { sql } from 'kysely'
import type { Connection } from '../../db/connect.ts'
import type { Database } from '../../db/schema.ts'
import type { SunkMail } from '../support/mail-sink.ts'
import type { Entry, Ledger } from './mixed-ledger.ts'
import { IMPORT_ROWS } from './mixed-load.ts'

export interface Findings {
  readonly lost: string[]
  readonly doubled: string[]
  readonly corrupt: string[]
}

/** The mails that the database owed, gathered over time: what is old is removed. */
export type Owed = Map<string, { readonly subscriber: string; readonly about: string; readonly messageId: string; readonly state: string }>

/** What a look at a database in the middle of it all may never find: half of a write. */
export async function checkHalves({ db }: Connection, { corrupt }: Findings): Promise<void> {
  const { rows } = await sql<{
    id: string
    texts: number
    evidence: number
    journal: number
    events: number
    state: string
    seq: number | null
  }>`
    select u.id, u.state, u.event_seq as seq,
      (select count(*)::int from texts t where t.owner_id = u.id and t.field in ('summary', 'reason')) as texts,
      (select count(*)::int from status_update_evidence e where e.status_update_id = u.id) as evidence,
      (select count(*)::int from journal_entries j where j.subject_id = u.id) as journal,
      (select count(*)::int from events v where v.status_update_id = u.id and v.seq = u.event_seq) as events
    from status_updates u where u.author_id in (select id from accounts where role <> 'system')`.execute(db)
  for (const row of rows) {
    const published = row.state === 'published'
    if (
      row.texts !== 4 ||
      row.evidence !== 1 ||
      row.journal === 0 ||
      row.events !== (published ? 1 : 0) ||
      (row.seq !== null) !== published
    )
      corrupt.push(`half an update: ${JSON.stringify(row)}`)
  }
  const { rows: loose } = await sql<{ id: string }>`
    select e.id from evidence e where not exists (select from status_update_evidence s where s.evidence_id = e.id)
      and e.created_by in (select id from accounts where role <> 'system')`.execute(db)
  for (const { id } of loose) corrupt.push(`evidence ${id} without its update`)
  const { rows: gaps } = await sql<{ size: number; events: number; least: number; most: number; back: number }>`
    select (select size::int from log_head) as size, count(*)::int as events, min(seq)::int as least, max(seq)::int as most,
      (count(*) filter (where occurred_at < before))::int as back
    from (select seq, occurred_at, lag(occurred_at) over (order by seq) as before from events) e`.execute(db)
  const [log] = gaps
  if (log && (log.size !== log.events || log.least !== 0 || log.most !== log.size - 1 || log.back !== 0))
    corrupt.push(`the log has gaps or goes back in time: ${JSON.stringify(log)}`)
}

/** Every write that was acknowledged, against what is there. */
export async function checkWrites({ db }: Connection, { entries }: Ledger, findings: Findings): Promise<void> {
  const { lost, doubled } = findings
  const found = await db
    .selectFrom('texts')
    .select(['owner_id', 'body'])
    .where('field', '=', 'summary')
    .where('language', '=', 'es')
    .where('body', 'like', 'Acto %')
    .execute()
  const byMarker = Map.groupBy(found, ({ body }) => body ?? '')
  for (const entry of entries.filter(({ kind }) => kind === 'update')) {
    const own = byMarker.get(entry.key) ?? []
    if (own.length > 1) doubled.push(`update ${entry.key}: ${own.length} times`)
    if (entry.acknowledged && !own.some(({ owner_id }) => owner_id === entry.id)) lost.push(`update ${entry.key}`)
  }
  const published = await db.selectFrom('events').select(['status_update_id', 'kind']).where('status_update_id', 'is not', null).execute()
  const byUpdate = Map.groupBy(published, ({ status_update_id }) => status_update_id)
  for (const [id, events] of byUpdate) if (events.length > 1) doubled.push(`publication of ${id}: ${events.length} events`)
  for (const entry of entries.filter(({ kind, acknowledged }) => kind === 'publication' && acknowledged))
    if (!byUpdate.has(entry.key)) lost.push(`publication of ${entry.key}`)
  const editions = await db.selectFrom('editions').select('slug').where('slug', 'like', '%held%').execute()
  for (const entry of entries.filter(({ kind, acknowledged }) => kind === 'approval' && acknowledged))
    if (!editions.some(({ slug }) => slug.includes(entry.key))) lost.push(`approved edition ${entry.key}`)
  await checkImports(
    db,
    entries.filter(({ kind }) => kind === 'import'),
    findings,
  )
}

async function checkImports(db: Database, entries: readonly Entry[], { lost, doubled, corrupt }: Findings): Promise<void> {
  const batches = await db.selectFrom('import_batches').select(['id', 'state', 'kind', 'fault']).execute()
  const bodies = await db.selectFrom('institutions').select('slug').where('slug', 'like', 'body-%').execute()
  const { rows: activities } = await sql<{ id: string; rows: number }>`
    select batch_id as id, count(*)::int as rows from activities group by batch_id`.execute(db)
  for (const { key, id, acknowledged } of entries) {
    const batch = batches.find((one) => one.id === id)
    if (!batch) {
      if (id !== undefined) lost.push(`import ${key}`)
      continue
    }
    const wanted = batch.kind === 'activities' ? IMPORT_ROWS.activities : IMPORT_ROWS.institutions
    const there =
      batch.kind === 'activities'
        ? (activities.find((one) => one.id === id)?.rows ?? 0)
        : bodies.filter(({ slug }) => slug.startsWith(`body-${key}-`)).length
    if (batch.state === 'failed') corrupt.push(`import ${key} failed: ${JSON.stringify(batch.fault)}`)
    if (acknowledged && batch.state !== 'applied') lost.push(`import ${key} is ${batch.state}`)
    if (there > wanted) doubled.push(`import ${key}: ${there} rows of ${wanted}`)
    if (batch.state === 'applied' && there < wanted) lost.push(`import ${key}: ${there} rows of ${wanted}`)
    if (batch.state !== 'applied' && batch.state !== 'applying' && batch.state !== 'failed' && there > 0)
      corrupt.push(`import ${key} is ${batch.state} with ${there} rows`)
  }
}

/** Adds what the database owes now. */
export async function gatherMails({ db }: Connection, owed: Owed): Promise<void> {
  const rows = await db.selectFrom('mails').selectAll().execute()
  for (const row of rows) {
    const about = `${row.kind} ${row.run_id ?? row.event_seq ?? row.subscription_id ?? ''}`
    owed.set(row.id, { subscriber: row.subscriber_id, about, messageId: row.message_id, state: row.state })
  }
}

/**
 * One mail a subscriber and matter, and each in its mailbox. A Message-ID that the server took twice is one mail: when a process dies
 * between the server's yes and its own note of it, SMTP leaves no other choice than to send the same again.
 */
export async function checkMails(
  { db }: Connection,
  { entries }: Ledger,
  owed: Owed,
  taken: readonly SunkMail[],
  { lost, doubled, corrupt }: Findings,
): Promise<void> {
  const took = new Set(taken.map(({ messageId }) => messageId))
  const boxes = new Set(taken.map(({ to }) => to))
  for (const { kind, key, acknowledged } of entries)
    if (kind === 'subscription' && acknowledged && !boxes.has(key)) lost.push(`the answer to ${key}, who asked for mails`)
  const all = [...owed.values()]
  for (const [key, own] of Map.groupBy(all, ({ subscriber, about }) => `${subscriber} ${about}`))
    if (own.length > 1 && !key.includes('confirmation')) doubled.push(`mail: ${own.length} of ${key}`)
  for (const { messageId, state, about } of all)
    if (state === 'sent' && !took.has(messageId)) lost.push(`mail ${messageId} (${about}): sent, and never arrived`)
    else if (state !== 'sent') lost.push(`mail ${messageId} (${about}) is ${state}`)
  const known = new Set(all.map(({ messageId }) => messageId))
  for (const { to, messageId } of taken) {
    // Whoever asked and never confirmed is forgotten after a week, with the mail that was sent.
    if (!known.has(messageId) && !isAsking(to)) corrupt.push(`mail ${messageId}: nobody owed it`)
  }
  for (const [to, own] of Map.groupBy(taken, (mail) => mail.to))
    if (isAsking(to) && new Set(own.map(({ messageId }) => messageId)).size > 1) doubled.push(`mail: more than one confirmation to ${to}`)
  const bySubscriber = Map.groupBy(all, ({ subscriber }) => subscriber)
  const told = await db
    .selectFrom('subscriptions as s')
    .innerJoin('topics as t', 't.id', 's.topic_id')
    .select(['s.subscriber_id', 's.frequency', 't.stream'])
    .where('s.confirmed_at', 'is not', null)
    .execute()
  for (const [frequency, people] of Map.groupBy(told, (row) => row.frequency)) {
    const matters = people.map(({ subscriber_id }) =>
      (bySubscriber.get(subscriber_id) ?? [])
        .map(({ about }) => about)
        .toSorted()
        .join(),
    )
    if (new Set(matters).size !== 1) lost.push(`those who follow ${frequency} were not all told the same`)
  }
  await checkWindows(db, corrupt)
}

/** Those who ask for mails while the campaign runs, each once. */
function isAsking(address: string): boolean {
  return address.startsWith('reader-')
}

/** The windows of digests follow each other: no act in two, none in no. */
async function checkWindows(db: Database, corrupt: string[]): Promise<void> {
  const runs = await db
    .selectFrom('digest_runs')
    .select(['frequency', 'from_seq', 'to_seq', 'runs_on', 'enqueued_at'])
    .orderBy('runs_on')
    .execute()
  for (const [frequency, own] of Map.groupBy(runs, (run) => run.frequency))
    for (const [place, run] of own.entries()) {
      if (place > 0 && run.from_seq !== own[place - 1]?.to_seq) corrupt.push(`the ${frequency} digest of ${run.runs_on} begins elsewhere`)
      if (run.enqueued_at === null) corrupt.push(`the ${frequency} digest of ${run.runs_on} was never handed over`)
    }
}

/** What still has to be done, by name; empty when all is quiet. */
export async function listUnfinished({ db }: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'job ' || name || ' ' || state::text as what from pgboss.job where state in ('created', 'retry', 'active') and left(name, 2) <> '__'
    union all select 'mail ' || state from mails where state in ('waiting', 'sending')
    union all select 'import ' || state from import_batches where state in ('checking', 'applying', 'undoing')
    union all select 'subscription request' from subscription_requests where answered_at is null`.execute(db)
  return [...new Set(rows.map(({ what }) => what))]
}

/** Locks and sessions that outlived their process, on a server that nobody else uses. */
export async function checkLeftBehind({ db, engine }: Connection, { corrupt }: Findings): Promise<void> {
  if (engine === 'embedded') return
  const { rows } = await sql<{ what: string }>`
    select 'advisory lock of ' || pid as what from pg_locks where locktype = 'advisory'
    union all select 'session ' || state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name = 'vigia' and state <> 'idle'
    union all select 'prepared transaction ' || gid from pg_prepared_xacts`.execute(db)
  for (const { what } of rows) corrupt.push(`left behind: ${what}`)
}
