import { randomUUIDv7 } from 'node:crypto'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'
import { CADENCES } from './periods.ts'

/** Makes the monthly, quarterly and yearly schedule exist, active from now on when they are new. */
export async function ensureSchedules(ctx: Context): Promise<void> {
  await ctx.db
    .insertInto('report_schedules')
    .values(
      CADENCES.map((cadence) => ({
        id: randomUUIDv7(),
        slug: cadence,
        cadence,
        time_zone: ctx.settings.timeZone,
        languages: [...LANGUAGES],
        active_from: ctx.clock.now(),
        ended_at: null,
      })),
    )
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}
