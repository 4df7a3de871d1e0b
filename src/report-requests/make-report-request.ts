import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken, type Fault } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { fenceLog } from '../log/index.ts'
import { countRedactions, renderReport, type RenderedReport } from '../reports/index.ts'
import { MOST_ATTEMPTS } from './limits.ts'
import { progressWriter } from './progress-writer.ts'
import { takeRequestSnapshot } from './take-request-snapshot.ts'

/**
 * Makes the report of one request: snapshot, rendering in a thread, then its bytes in one statement, so that nothing half is ever
 * there. Called again after a crash it begins anew; one that is finished or gone is left as it is. What a rule refuses (too
 * large, too slow), and what failed three times, is marked failed. Throws what went wrong otherwise, for the queue to try again.
 */
export async function makeReportRequest(ctx: Context, input: { readonly id: string }): Promise<void> {
  requireActor(ctx, 'makeReports')
  const request = await claim(ctx, input.id)
  if (request === undefined) return
  if (request.attempts > MOST_ATTEMPTS) return giveUp(ctx, request, { key: 'errors.report_not_made' })
  try {
    while ((await make(ctx, request)) === 'again');
  } catch (error) {
    if (error instanceof RuleBroken) return giveUp(ctx, request, error.fault)
    if (request.attempts === MOST_ATTEMPTS) await giveUp(ctx, request, { key: 'errors.report_not_made' })
    else await letGo(ctx, request)
    throw error
  }
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

async function claim(ctx: Context, id: string) {
  const run = randomUUID()
  const row = await ctx.db
    .updateTable('report_requests')
    .set({ state: 'working', run, began_at: ctx.clock.now(), attempts: sql`attempts + 1`, parts_done: 0, parts: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .where('expires_at', '>', ctx.clock.now())
    .returning(['id', 'scope', 'language', 'length', 'as_of', 'expires_at', 'attempts'])
    .executeTakeFirst()
  return row && { ...row, run }
}

async function make(ctx: Context, request: Claimed): Promise<'done' | 'again'> {
  const { text, redactions } = await takeRequestSnapshot(ctx, request)
  const progress = progressWriter(ctx.db, request)
  try {
    const report = await renderReport(text, request.language, { onProgress: progress.tell })
    await progress.written()
    return await store(ctx, request, report, redactions)
  } finally {
    await progress.written()
  }
}

/** The log's fence keeps redactions out meanwhile: each of them removes every finished report, so one with its text must not follow. */
async function store(ctx: Context, request: Claimed, report: RenderedReport, redactions: number): Promise<'done' | 'again'> {
  return inTransaction(ctx.db, async (trx) => {
    await fenceLog(trx, request.as_of)
    if ((await countRedactions(trx)) !== redactions) return 'again'
    const { content, pages, sha256 } = report
    await trx
      .updateTable('report_requests')
      .set({ state: 'done', run: null, finished_at: ctx.clock.now(), content, bytes: content.length, pages, sha256 })
      .where('id', '=', request.id)
      .where('run', '=', request.run)
      .execute()
    return 'done'
  })
}

async function giveUp(ctx: Context, request: Claimed, error: Fault): Promise<void> {
  await ctx.db
    .updateTable('report_requests')
    .set({ state: 'failed', run: null, finished_at: ctx.clock.now(), error })
    .where('id', '=', request.id)
    .where('run', '=', request.run)
    .execute()
}

async function letGo(ctx: Context, request: Claimed): Promise<void> {
  await ctx.db
    .updateTable('report_requests')
    .set({ state: 'waiting', run: null, parts_done: 0, parts: 0 })
    .where('id', '=', request.id)
    .where('run', '=', request.run)
    .execute()
}
