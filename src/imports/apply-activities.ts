import type { Transaction } from '../../db/schema.ts'
import type { ImportBatch, ImportProblem, Mapping, Outcome } from '../../templates/view/import.ts'
import {
  ACTIVITY_FIELDS,
  prepareActivityReader,
  startActivities,
  storeActivities,
  type ActivityColumns,
  type ReadActivity,
} from '../activities/index.ts'
import { unescapeFormula } from '../datasets/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Row, Table } from '../tables/index.ts'
import type { AppliedRow } from './apply-rows.ts'
import { describeTable } from './describe-table.ts'
import { isOwnExport } from './guess-mapping.ts'
import { severityOf } from './read-row.ts'

/** Formats in which the record's own exports escape what a spreadsheet would run. */
const ESCAPED = new Set(['csv', 'tsv'])
const ORDERS = { day_first: 'dmy', month_first: 'mdy' } as const

/** Reads the rows of a file of activities by its mapping; dates and decimal marks that the mapping leaves open go by all its values. */
export async function activitiesOf(batch: ImportBatch, table: Table): Promise<(row: Row) => ReadActivity> {
  const places = new Map(table.columns.map((column) => [column.header, column.index]))
  const columns: ActivityColumns = Object.fromEntries(
    ACTIVITY_FIELDS.flatMap(({ name }) => {
      const place = places.get(batch.mapping[`activity_${name}`]?.column ?? '')
      return place === undefined ? [] : [[name, place]]
    }),
  )
  const said = (batch.mapping['activity_starts_on'] ?? batch.mapping['activity_ends_on'])?.dates
  return prepareActivityReader(table, {
    columns,
    dates: said === undefined ? null : ORDERS[said],
    currency: setting(batch.mapping, 'currency') || 'USD',
    ...(isOwnExport('activities', describeTable(table).columns) && ESCAPED.has(table.format) ? { taken: unescapeFormula } : {}),
  })
}

/** What was odd in rows of activities; none of it keeps a row out. */
export function problemsOfActivities(activities: readonly ReadActivity[]): readonly ImportProblem[] {
  return activities.flatMap(({ row, notices }) =>
    notices.map((notice): ImportProblem => {
      const severity = severityOf(notice.key)
      return { ...notice, row, column: notice.column ?? null, severity: severity === 'fault' ? 'note' : severity }
    }),
  )
}

/** Stores rows under the batch, which shows once it is published. `known`: the same file is on the record already, so nothing is stored. */
export async function applyActivities(
  ctx: Context & { readonly db: Transaction },
  batch: ImportBatch,
  headers: readonly string[],
  activities: readonly ReadActivity[],
  known: boolean,
): Promise<readonly AppliedRow[]> {
  const outcome: Outcome = known ? 'unchanged' : 'added'
  const applied = activities.map(({ row }) => ({ row, outcome, subjectKind: 'activity', subjectId: null, label: null, fault: null }))
  if (known) return applied
  const there = await ctx.db.selectFrom('activity_batches').select('id').where('id', '=', batch.id).executeTakeFirst()
  if (!there) await open(ctx, batch, headers)
  await storeActivities(ctx, batch.id, activities)
  return applied
}

/** Whether a file with these bytes is on the record and was not withdrawn. */
export async function isKnownFile({ db }: Context, batch: ImportBatch): Promise<boolean> {
  const row = await db
    .selectFrom('activity_batches')
    .select('id')
    .where('file_sha256', '=', batch.fileSha256)
    .where('id', '<>', batch.id)
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function open(ctx: Context & { readonly db: Transaction }, batch: ImportBatch, headers: readonly string[]): Promise<void> {
  const of = (name: string) => setting(batch.mapping, name)
  await startActivities(ctx, {
    id: batch.id,
    title: { es: of('title_es'), en: of('title_en') },
    publisher: of('publisher'),
    address: of('address'),
    licence: of('licence'),
    language: of('language'),
    fileName: batch.fileName,
    fileSha256: batch.fileSha256,
    fileBytes: batch.fileBytes,
    columns: [...headers],
  })
}

function setting(mapping: Mapping, name: string): string {
  return mapping[`batch_${name}`]?.constant ?? ''
}
