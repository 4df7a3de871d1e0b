import type { Context } from '../kernel/context.ts'
import { OUTAGE_REASONS, type OutageReason } from '../kernel/mailer.ts'

/** Seconds before the first, second, … probe; the last one stands for all that follow. */
const PAUSES = [30, 60, 120, 240, 300] as const

export interface Outage {
  readonly since: Date
  readonly reason: OutageReason
  readonly nextProbeAt: Date
}

/** Whether the mail server takes nothing at the moment, since when and why. */
export async function readOutage(ctx: Context): Promise<Outage | null> {
  const row = await ctx.db.selectFrom('mail_outage').selectAll().executeTakeFirst()
  if (!row) return null
  const reason = OUTAGE_REASONS.find((known) => known === row.reason) ?? 'unreachable'
  return { since: row.since, reason, nextProbeAt: row.next_probe_at }
}

/** Pauses all mail until the next probe; each further call is a probe that failed. */
export async function recordOutage(ctx: Context, reason: OutageReason): Promise<void> {
  const now = ctx.clock.now()
  const after = (probes: number) => new Date(now.getTime() + (PAUSES[probes] ?? 300) * 1000)
  await ctx.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('mail_outage')
      .values({ since: now, reason, next_probe_at: after(0) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('since')
      .executeTakeFirst()
    if (inserted) return
    const { probes } = await trx.selectFrom('mail_outage').select('probes').forUpdate().executeTakeFirstOrThrow()
    await trx
      .updateTable('mail_outage')
      .set({ reason, probes: probes + 1, next_probe_at: after(probes + 1) })
      .where('only_row', '=', true)
      .execute()
  })
}

export async function endOutage(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('mail_outage').execute()
}
