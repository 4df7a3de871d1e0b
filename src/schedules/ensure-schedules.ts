import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'

const BUILT_IN = ['monthly', 'quarterly', 'yearly'] as const

/** Makes the monthly, quarterly and yearly schedule exist, active from now on when they are new. */
export async function ensureSchedules(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    for (const cadence of BUILT_IN) {
      const id = randomUUIDv7()
      const made = await trx
        .insertInto('report_schedules')
        .values({ id, slug: cadence, active_from: now, ended_at: null })
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .executeTakeFirst()
      if (made.numInsertedOrUpdatedRows === 0n) continue
      await trx
        .insertInto('report_schedule_versions')
        .values({
          schedule_id: id,
          version: 1,
          in_force_from: now,
          name: Object.fromEntries(LANGUAGES.map((language) => [language, words(language).t(`terms.edition.${cadence}`)])),
          cadence,
          cron: null,
          time_zone: ctx.settings.timeZone,
          scope: '',
          length: 'full',
          languages: [...LANGUAGES],
          topics: ['all'],
          hold_days: null,
          account_id: null,
        })
        .execute()
    }
  })
}
