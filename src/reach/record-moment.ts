import type { Context } from '../kernel/context.ts'
import { dateIn, startOfDate } from '../kernel/clock.ts'

/** The state of the record that a picture speaks of. */
export interface RecordMoment {
  /** What verbs take; null: now. */
  readonly bound: Date | null
  /** The instant that was asked for (ISO); null: now. */
  readonly asOf: string | null
  /** Day of the record in its zone, `YYYY-MM-DD`. */
  readonly recordOn: string
  /** Size of the log. */
  readonly size: number
  /** When what is shown last became another: with the last act, or with the day. */
  readonly changedAt: Date
}

/** Now, or the instant that was asked for, with how far the log had come. Two moments of one size and day show the same. */
export async function recordMoment(
  ctx: Context,
  asOf: { readonly instant: Date | null; readonly bound: Date | null },
): Promise<RecordMoment> {
  const { size, last_instant: last } = await ctx.db.selectFrom('log_head').select(['size', 'last_instant']).executeTakeFirstOrThrow()
  const { timeZone } = ctx.settings
  const recordOn = dateIn(timeZone, asOf.instant ?? ctx.clock.now())
  const began = asOf.instant ?? startOfDate(timeZone, recordOn)
  return { bound: asOf.bound, asOf: asOf.instant?.toISOString() ?? null, recordOn, size, changedAt: last > began ? last : began }
}
