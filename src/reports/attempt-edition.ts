import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken, type Fault } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { enqueueDueEditions } from './enqueue-due-editions.ts'
import { issueBaseline } from './issue-baseline.ts'
import { issueEdition } from './issue-edition.ts'
import { RenderFailed } from './render-report.ts'

/** What another instance whose clock is ahead may have asked for too early: the next tick asks again. */
const TOO_EARLY: readonly string[] = ['errors.period_not_ended', 'errors.edition_held']

/**
 * Issues what a job of the queue names (null: the baseline) and lets the next period of the schedule follow. A failure is
 * written down, in words fit for administrators, and thrown on, so that the queue tries again after a pause.
 */
export async function attemptEdition(
  ctx: Context,
  of: { readonly scheduleId: string; readonly periodStart: string } | null,
): Promise<void> {
  requireActor(ctx, 'issueEdition')
  try {
    await (of === null ? issueBaseline(ctx) : issueEdition(ctx, of))
  } catch (error) {
    if (error instanceof RuleBroken && TOO_EARLY.includes(error.fault.key)) return
    await noteFailure(ctx, of, faultOf(error)).catch(() => undefined)
    throw error
  }
  await enqueueDueEditions(ctx)
}

async function noteFailure(ctx: Context, of: Parameters<typeof attemptEdition>[1], error: Fault): Promise<void> {
  const [scheduleId, periodStart] = [of?.scheduleId ?? null, of?.periodStart ?? null]
  await inTransaction(ctx.db, (trx) =>
    trx
      .insertInto('edition_attempts')
      .values({ id: randomUUIDv7(), schedule_id: scheduleId, period_start: periodStart, failed_at: ctx.clock.now(), error })
      .execute(),
  )
}

/** Why it failed, without the names and texts that an exception may quote; those are in the service's own log. */
function faultOf(error: unknown): Fault {
  if (error instanceof RuleBroken) return error.fault
  if (error instanceof Invalid) return { key: 'errors.edition_scope_invalid' }
  if (error instanceof RenderFailed) return { key: 'errors.edition_not_rendered' }
  return { key: typeof (error as { code?: unknown }).code === 'string' ? 'errors.edition_not_stored' : 'errors.edition_failed' }
}
