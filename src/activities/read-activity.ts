import type { ActivityView } from '../../templates/view/activity.ts'
import type { MessageKey } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { activityItem, activityRows } from './activity-items.ts'
import { listActivityCitations } from './list-activity-citations.ts'
import { visibleBatches } from './visible-batches.ts'

const SAME_SHOWN = 50

/**
 * One record of activity, now or as of an instant: what the file says cell by cell, what it was read as, what was odd, where it is from
 * and who cites it. Throws NotFound for one that is not on record, was not yet, or was withdrawn with its batch.
 */
export async function readActivity(ctx: Context, id: string, asOf: Date | null): Promise<ActivityView> {
  const row = await activityRows(ctx.db)
    .innerJoin('activity_rows as w', 'w.activity_id', 'a.id')
    .select(['a.partner_unit', 'a.program', 'a.report', 'a.page', 'a.year_from', 'a.fingerprint', 'b.columns', 'w.raw', 'w.notices'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  const batch = row && (await visibleBatches(ctx.db, asOf)).find((candidate) => candidate.id === row.batch_id)
  if (!batch) throw new NotFound('activity')
  const same = await ctx.db
    .selectFrom('activities')
    .select(['id', 'row_number as row'])
    .where('batch_id', '=', row.batch_id)
    .where('fingerprint', '=', row.fingerprint)
    .where('kind', '=', row.kind)
    .where('id', '<>', id)
    .orderBy('row_number')
    .limit(SAME_SHOWN)
    .execute()
  const width = Math.max(row.columns.length, row.raw.length)
  return {
    ...activityItem(row),
    partnerUnit: row.partner_unit,
    program: row.program,
    report: row.report,
    page: row.page,
    yearFrom: row.year_from,
    raw: Array.from({ length: width }, (_, index) => ({ header: row.columns[index] ?? '', text: row.raw[index] ?? '' })),
    notices: row.notices.map(({ key, column, values }) => ({ key: key as MessageKey, column: column ?? null, values: values ?? {} })),
    same,
    batch,
    citations: await listActivityCitations(ctx.db, { activityId: id }, asOf),
  }
}
