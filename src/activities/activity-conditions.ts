import { sql, type RawBuilder } from 'kysely'
import { foldedName } from '../tables/index.ts'
import type { ActivityFilter } from './activity-query.ts'

const MOST_WORDS = 12

/** What a citation stands for: picked activities, or what a search finds. */
export interface CitedActivities {
  readonly activity_ids: readonly string[] | null
  readonly filter: ActivityFilter | null
}

/**
 * SQL over `activities a`: what a filter leaves of some batches (null: of all). `cited` are the citations that the filter's agreement,
 * recommendation or item of evidence has; null where it names none.
 */
export function activityConditions(
  batchIds: readonly string[] | null,
  filter: ActivityFilter,
  cited: readonly CitedActivities[] | null,
): RawBuilder<boolean> {
  const conditions = batchIds === null ? [sql<boolean>`true`] : [sql<boolean>`a.batch_id = any(${batchIds}::uuid[])`]
  for (const [text, weight] of [
    [filter.q, ''],
    [filter.unit, 'B'],
    [filter.place, 'C'],
  ] as const) {
    if (text !== undefined) conditions.push(saysWords(text, weight))
  }
  if (filter.year !== undefined)
    conditions.push(filter.year === 'none' ? sql`a.year is null` : sql`a.year = ${Number(filter.year)}::smallint`)
  if (filter.country !== undefined) conditions.push(sql`a.country_key = ${filter.country}`)
  if (filter.kind !== undefined) conditions.push(sql`a.kind = ${filter.kind}`)
  if (filter.odd !== undefined) conditions.push(sql`a.odd > 0`)
  if (filter.repeated !== undefined) conditions.push(sql`a.repeat_of is not null`)
  if (filter.batch !== undefined) conditions.push(sql`a.batch_id = ${filter.batch}::uuid`)
  if (cited !== null) conditions.push(isCited(batchIds, cited))
  return sql`${sql.join(conditions, sql` and `)}`
}

/** Every word must be there, as it begins or by its English stem. Nothing but punctuation finds nothing. */
function saysWords(text: string, weight: '' | 'B' | 'C'): RawBuilder<boolean> {
  const asked = foldedName(text).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  if (asked.length === 0) return sql`false`
  const each = asked.map((word) => {
    const begins = sql`to_tsquery('simple', ${`'${word}':*${weight}`})`
    return weight === '' ? sql`(${begins} || plainto_tsquery('english', ${word}))` : begins
  })
  return sql`a.words @@ (${sql.join(each, sql` && `)})`
}

function isCited(batchIds: readonly string[] | null, cited: readonly CitedActivities[]): RawBuilder<boolean> {
  const ids = cited.flatMap(({ activity_ids: picked }) => picked ?? [])
  const searches = cited.flatMap(({ filter }) => (filter === null ? [] : [sql`(${activityConditions(batchIds, filter, null)})`]))
  return sql`(${sql.join([sql`a.id = any(${ids}::uuid[])`, ...searches], sql` or `)})`
}
