import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { ImportBatch } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { Row, Table } from '../tables/index.ts'
import { actorOf } from './actor-of.ts'
import { publishActivities } from '../activities/index.ts'
import { activitiesOf, applyActivities, isKnownFile } from './apply-activities.ts'
import { applyContextOf } from './apply-context-of.ts'
import { applyRows, type AppliedRow } from './apply-rows.ts'
import { ACTIVITY_STEP, ONE_TRANSACTION, STEP } from './batch-limits.ts'
import { countOutcomes } from './count-outcomes.ts'
import { inSteps } from './in-steps.ts'
import { newMemory } from './kinds/apply-context.ts'
import { lockBatch } from './lock-batch.ts'
import { markRepeats } from './mark-repeats.ts'
import { withTable } from './open-batch.ts'
import { readerOf } from './reader-of.ts'

/**
 * Puts the rows of a batch on the record: up to a size in one transaction, above it step by step, each step whole. A worker that takes
 * it up again goes on behind the last step that was finished. Steps of different batches follow each other, so that the same file
 * twice at once finds its own rows there already.
 */
export async function runApply(ctx: Context, batch: ImportBatch, tell: (done: number, of: number | null) => void): Promise<void> {
  const { publisher_id } = await ctx.db
    .selectFrom('import_batches')
    .select('publisher_id')
    .where('id', '=', batch.id)
    .executeTakeFirstOrThrow()
  const author = await actorOf(ctx.db, batch.createdById)
  const people = { author, publisher: publisher_id === null ? null : await actorOf(ctx.db, publisher_id) }
  const total = batch.rowsTotal ?? 0
  const size = batch.kind === 'activities' ? ACTIVITY_STEP : total <= ONE_TRANSACTION ? ONE_TRANSACTION : STEP
  await withTable(ctx.db, { id: batch.id, file_name: batch.fileName, hints: batch.hints }, async (table) => {
    const put =
      batch.kind === 'activities' ? await activityPutter(ctx, batch, table, people) : recordPutter(ctx, batch, batch.kind, table, people)
    let done = 0
    for await (const step of inSteps(table.rows(), size)) {
      await ctx.db.transaction().execute(async (trx) => {
        const { done_through: through } = await lockBatch(trx, batch, ['applying'])
        await sql`select pg_advisory_xact_lock(hashtextextended('vigia import', 0))`.execute(trx)
        const applied = await put(trx, step, through)
        if (applied === null) return
        await storeRows(trx, batch.id, applied)
        await ctx.queue.enqueue(trx, 'tell-followers', {})
        await trx
          .updateTable('import_batches')
          .set({ rows_done: done + step.length, done_through: step.at(-1)?.row ?? through })
          .where('id', '=', batch.id)
          .execute()
      })
      done += step.length
      tell(done, total)
    }
  })
  await ctx.db.transaction().execute(async (trx) => {
    const row = await lockBatch(trx, batch, ['applying'])
    if (batch.kind === 'activities') {
      await publishStored({ ...ctx, db: trx, importBatch: batch.id, actor: people.publisher }, batch.id, people)
      await ctx.queue.enqueue(trx, 'tell-followers', {})
    }
    await trx
      .updateTable('import_batches')
      .set({
        state: 'applied',
        counts: { ...batch.counts, outcomes: await countOutcomes(trx, batch.id) },
        applied_at: ctx.clock.now(),
        changed_at: ctx.clock.now(),
        version: row.version + 1,
      })
      .where('id', '=', batch.id)
      .execute()
  })
}

interface People {
  readonly author: Actor
  readonly publisher: Actor | null
}
/** Puts one step on the record; null when all of it was there before. Rows up to `through` were done by an earlier run. */
type Put = (trx: Transaction, step: readonly Row[], through: number) => Promise<readonly AppliedRow[] | null>

function recordPutter(
  ctx: Context,
  batch: ImportBatch,
  kind: Exclude<ImportBatch['kind'], 'activities'>,
  table: Table,
  people: People,
): Put {
  const read = readerOf(batch, table)
  const seen = new Map<string, number>()
  const memory = newMemory()
  return async (trx, step, through) => {
    const rows = markRepeats(kind, batch.mapping, seen, step.map(read)).filter(({ values }) => values.row > through)
    if (rows.length === 0) return null
    return (await applyRows(kind, applyContextOf(ctx, trx, batch.id, people, memory), batch.mapping, rows)).applied
  }
}

async function activityPutter(ctx: Context, batch: ImportBatch, table: Table, people: People): Promise<Put> {
  const read = await activitiesOf(batch, table)
  const headers = table.columns.map((column) => column.header)
  return async (trx, step, through) => {
    const rows = step.filter(({ row }) => row > through)
    if (rows.length === 0) return null
    const inside = { ...ctx, db: trx, actor: people.author }
    return applyActivities(inside, batch, headers, rows.map(read), await isKnownFile(inside, batch))
  }
}

async function publishStored(ctx: Context & { readonly db: Transaction }, id: string, people: People): Promise<void> {
  const stored = await ctx.db
    .selectFrom('activity_batches')
    .select('id')
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  if (stored) await publishActivities(ctx, id, people.publisher?.accountId === people.author.accountId)
}

async function storeRows(trx: Transaction, batchId: string, applied: readonly AppliedRow[]): Promise<void> {
  const rows = applied.map((row) => [row.row, row.outcome, row.subjectKind, row.subjectId, row.label, row.fault])
  await sql`
    insert into import_rows (batch_id, "row", outcome, subject_kind, subject_id, label, fault)
    select ${batchId}, (r->>0)::int, r->>1, r->>2, (r->>3)::uuid, r->>4, nullif(r->5, 'null'::jsonb)
    from jsonb_array_elements(${JSON.stringify(rows).replaceAll('\\u0000', '␀').toWellFormed()}::jsonb) r
  `.execute(trx)
}
