import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { DEADLINE_DAYS } from './schemas.ts'

/** The calendar days that a deadline may be set to now, in the record's zone, and the one that is usual. */
export function deadlineRange(ctx: Context): { readonly least: string; readonly usual: string; readonly most: string } {
  const today = Temporal.PlainDate.from(dateIn(ctx.settings.timeZone, ctx.clock.now()))
  const after = (days: number) => today.add({ days }).toString()
  return { least: after(DEADLINE_DAYS.least), usual: after(DEADLINE_DAYS.usual), most: after(DEADLINE_DAYS.most) }
}
