import type { FrequencyColumn } from '../../db/schema/subscriptions.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { changeFrequency } from './change-frequency.ts'
import { lockSubscriber } from './lock-subscriber.ts'
import { requireSubscriber } from './require-subscriber.ts'
import { Frequency, PreferencesForm } from './schemas.ts'

export interface ChangedPreferences {
  readonly language: string
  /** A digest was given up when there was something to tell in the next one, which may not come by mail any more. */
  readonly gap: boolean
}

/**
 * Sets, by somebody's link, the language, whether reports come attached, and how often they are told about what they follow
 * (`frequency_{subscription}`); what the form does not name stays. All of it or nothing. Throws Invalid, and like `requireSubscriber`.
 */
export async function changePreferences(
  ctx: Context,
  token: string,
  fields: Readonly<Record<string, string>>,
): Promise<ChangedPreferences> {
  const subscriber = await requireSubscriber(ctx, token)
  const { language, attach_reports: attachReports } = parse(PreferencesForm, fields)
  return inTransaction(ctx.db, async (trx) => {
    await lockSubscriber(trx, subscriber.id)
    const standing = await trx
      .selectFrom('subscriptions as s')
      .innerJoin('topics as t', 't.id', 's.topic_id')
      .select(['s.id', 's.subscriber_id', 's.topic_id', 's.frequency', 's.from_seq', 't.stream'])
      .where('s.subscriber_id', '=', subscriber.id)
      .where('s.ended_at', 'is', null)
      .orderBy('s.id')
      .forUpdate('s')
      .execute()
    const faults: Record<string, Fault> = {}
    const wanted: { readonly row: (typeof standing)[number]; readonly frequency: FrequencyColumn }[] = []
    for (const row of standing) {
      const name = `frequency_${row.id}`
      const asked = Frequency.safeParse(fields[name] ?? row.frequency)
      if (!asked.success || (row.stream === 'reports' && asked.data !== 'reports')) faults[name] = { key: 'errors.frequency_missing' }
      else if (asked.data !== row.frequency) wanted.push({ row, frequency: asked.data })
    }
    if (Object.keys(faults).length > 0) throw new Invalid(faults)
    await trx.updateTable('subscribers').set({ language, attach_reports: attachReports }).where('id', '=', subscriber.id).execute()
    let gap = false
    for (const { row, frequency } of wanted) gap = (await changeFrequency({ ...ctx, db: trx }, row, frequency)) || gap
    return { language, gap }
  })
}
