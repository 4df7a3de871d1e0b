import { sql } from 'kysely'
import type { FoundActivities } from '../../templates/view/activity.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { activityConditions, type CitedActivities } from './activity-conditions.ts'
import { activityGroups, type ActivityGroup } from './activity-groups.ts'
import { activityItem, activityRows, SORT_KEYS } from './activity-items.ts'
import { addUp } from './add-up.ts'
import { citedActivities } from './cited-activities.ts'
import type { ActivityFilter, ParsedActivityQuery } from './activity-query.ts'
import { visibleBatches } from './visible-batches.ts'

const PAGE = 50

/**
 * One page of the activities that the filters leave, now or as of an instant, with what they add up to and what each choice of year and
 * country would leave. Rows that add up others are listed only when asked for (`kind=subtotal`) and in no total. Throws NotFound for an
 * agreement or recommendation that is not on record, Invalid for a place in the list that is none.
 */
export async function findActivities(ctx: Context, query: ParsedActivityQuery, asOf: Date | null, limit = PAGE): Promise<FoundActivities> {
  const { sort: _, after, ...filter } = query
  const sort = query.sort ?? 'recent'
  const batches = await visibleBatches(ctx.db, asOf)
  const batchIds = batches.map(({ id }) => id)
  const { cited, labels } = await citedActivities(ctx.db, filter, asOf)
  const groups = await activityGroups(ctx.db, batchIds, filter, cited)
  const fits = (group: ActivityGroup, but: 'year' | 'country' | null) =>
    (but === 'year' || filter.year === undefined || filter.year === (group.year === null ? 'none' : String(group.year))) &&
    (but === 'country' || filter.country === undefined || filter.country === group.country_key)
  const records = groups.filter((group) => group.kind === 'record')
  const shown = filter.kind ?? 'record'
  const items = await page(ctx, batchIds, { ...filter, kind: shown }, cited, { sort, after, limit })
  const last = items.length > limit ? items[limit - 1] : undefined
  const batch = batches.find(({ id }) => id === filter.batch)
  return {
    filters: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)),
    labels: batch ? { ...labels, batch: batch.title } : labels,
    sort,
    items: items.slice(0, limit).map(activityItem),
    next: last === undefined ? null : `${cursorValue(last, sort)}~${last.id}`,
    sums: addUp(records.filter((group) => fits(group, null))),
    subtotals: addUp(groups.filter((group) => group.kind === 'subtotal' && fits(group, null))).records,
    years: [
      ...Map.groupBy(
        records.filter((group) => fits(group, 'year')),
        ({ year }) => year,
      ),
    ]
      .toSorted(([a], [b]) => (a ?? 0) - (b ?? 0))
      .map(([year, own]) => ({ year, ...addUp(own) })),
    countries: countries(
      records.filter((group) => fits(group, 'country')),
      filter,
    ),
    batches,
  }
}

async function page(
  ctx: Context,
  batchIds: readonly string[],
  filter: ActivityFilter,
  cited: readonly CitedActivities[] | null,
  { sort, after, limit }: { readonly sort: keyof typeof SORT_KEYS; readonly after: string | undefined; readonly limit: number },
) {
  const key = SORT_KEYS[sort]
  const [value = '', id = ''] = after?.split('~') ?? []
  if (after !== undefined && !isValueOf(sort, value)) throw new Invalid({ after: { key: 'errors.filter_invalid' } })
  const type = sql.raw(sort === 'recent' ? 'date' : 'bigint')
  return activityRows(ctx.db)
    .where(activityConditions(batchIds, filter, cited))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(${key}, a.id) < (${value}::${type}, ${id}::uuid)`))
    .orderBy(sql`${key} desc`)
    .orderBy(sql`a.id desc`)
    .limit(limit + 1)
    .execute()
}

function isValueOf(sort: keyof typeof SORT_KEYS, value: string): boolean {
  if (sort !== 'recent') return /^-?\d{1,15}$/.test(value)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !value.startsWith('0000') &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value)
  )
}

function cursorValue(row: { sort_on: string; people: number | null; cost_minor: number | null }, sort: keyof typeof SORT_KEYS): string {
  return sort === 'recent' ? row.sort_on : String((sort === 'people' ? row.people : row.cost_minor) ?? -1)
}

function countries(groups: readonly ActivityGroup[], filter: ActivityFilter): FoundActivities['countries'] {
  return [...Map.groupBy(groups, (group) => group.country_key)]
    .map(([value, own]) => ({
      value,
      code: own.find((group) => group.country_code !== null)?.country_code ?? null,
      name: own.find((group) => group.country !== null)?.country ?? '',
      count: own.reduce((sum, group) => sum + group.records, 0),
      active: value === filter.country,
    }))
    .filter(({ value }) => value !== '')
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
