import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { issueEdition } from './issue-edition.ts'
import { openNamedPeriod } from '../schedules/index.ts'

/**
 * Issues by hand what `--schedule monthly --period 2026-10` names and returns the slug, and whether it existed already.
 * Throws RuleBroken: unknown schedule, not one of its periods, a period that has not ended.
 */
export async function issuePeriod(
  ctx: Context,
  input: { readonly schedule: string; readonly period: string },
): Promise<{ readonly slug: string; readonly existed: boolean }> {
  const schedules = await ctx.db.selectFrom('report_schedules').select(['id', 'slug']).orderBy('slug').execute()
  const schedule = schedules.find((candidate) => candidate.slug === input.schedule)
  if (!schedule) {
    const known = schedules.map((candidate) => candidate.slug).join(', ')
    throw new RuleBroken({ key: 'errors.schedule_unknown', values: { schedule: input.schedule, known } })
  }
  const periodStart = await inTransaction(ctx.db, (trx) => openNamedPeriod({ ...ctx, db: trx }, schedule.id, input.period))
  const slug = `${schedule.slug}-${input.period.toLowerCase()}`
  const existing = await ctx.db.selectFrom('editions').select('slug').where('slug', '=', slug).executeTakeFirst()
  if (existing) return { slug, existed: true }
  return { slug: await issueEdition(ctx, { scheduleId: schedule.id, periodStart }), existed: false }
}
