import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ActivityKind } from '../../templates/view/activity.ts'
import { activityConditions, type CitedActivities } from './activity-conditions.ts'
import type { ActivityFilter } from './activity-query.ts'
import { rememberedGroups } from './groups-memory.ts'

/** Sums of the rows of one kind, year, country and currency. */
export interface ActivityGroup {
  readonly kind: ActivityKind
  readonly year: number | null
  readonly country_key: string
  readonly country: string | null
  readonly country_code: string | null
  readonly currency: string | null
  readonly records: number
  readonly people: number
  readonly without_people: number
  readonly cost_minor: number
  readonly without_cost: number
  readonly repeats: number
  readonly repeated_people: number
  readonly repeated_cost: number
  readonly odd: number
}

/**
 * What a filter leaves, added up by kind, year and country, whatever it says of those three: so that totals and the choices of each
 * come from one query. Without a search it reads what was added up when the batches were published; what a search adds up to is remembered.
 */
export async function activityGroups(
  db: Database,
  batchIds: readonly string[],
  filter: ActivityFilter,
  cited: readonly CitedActivities[] | null,
): Promise<readonly ActivityGroup[]> {
  const { year: _year, country: _country, kind: _kind, batch, ...searched } = filter
  const inBatches = batch === undefined ? batchIds : batchIds.filter((id) => id === batch)
  if (cited === null && Object.values(searched).every((value) => value === undefined)) return (await added(inBatches).execute(db)).rows
  return rememberedGroups(db, JSON.stringify([inBatches, searched, cited]), async () => {
    const { rows } = await counted(activityConditions(inBatches, searched as ActivityFilter, cited)).execute(db)
    return rows
  })
}

function added(batchIds: readonly string[]): RawBuilder<ActivityGroup> {
  return sql<ActivityGroup>`
    select kind, year, country_key, min(country) as country, min(country_code) as country_code, currency, sum(records)::int as records,
      sum(people)::bigint as people, sum(without_people)::int as without_people, sum(cost_minor)::bigint as cost_minor,
      sum(without_cost)::int as without_cost, sum(repeats)::int as repeats, sum(repeated_people)::bigint as repeated_people,
      sum(repeated_cost)::bigint as repeated_cost, sum(odd)::int as odd
    from activity_sums where batch_id = any(${batchIds}::uuid[]) group by kind, year, country_key, currency`
}

function counted(where: RawBuilder<boolean>): RawBuilder<ActivityGroup> {
  return sql<ActivityGroup>`
    select kind, year, country_key, min(country) as country, min(country_code) as country_code, currency, count(*)::int as records,
      coalesce(sum(people), 0)::bigint as people, count(*) filter (where people is null)::int as without_people,
      coalesce(sum(cost_minor), 0)::bigint as cost_minor, count(*) filter (where cost_minor is null)::int as without_cost,
      count(repeat_of)::int as repeats, coalesce(sum(people) filter (where repeat_of is not null), 0)::bigint as repeated_people,
      coalesce(sum(cost_minor) filter (where repeat_of is not null), 0)::bigint as repeated_cost,
      count(*) filter (where odd > 0)::int as odd
    from activities a where ${where} group by kind, year, country_key, currency`
}
