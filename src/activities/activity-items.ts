import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ActivityItem } from '../../templates/view/activity.ts'

/** Columns of `activities a` with the language of its batch, that a list shows. */
export function activityRows(db: Database) {
  return db
    .selectFrom('activities as a')
    .innerJoin('activity_batches as b', 'b.id', 'a.batch_id')
    .select(['a.id', 'a.batch_id', 'a.row_number', 'a.kind', 'a.title', 'a.unit', 'a.place', 'a.country', 'a.country_code', 'a.year'])
    .select(['a.starts_on', 'a.ends_on', 'a.people', 'a.cost_minor', 'a.currency', 'a.odd', 'a.repeat_of', 'a.sort_on', 'b.language'])
}

type Selected = Awaited<ReturnType<ReturnType<typeof activityRows>['execute']>>[number]

/** A row as lists show it. */
export function activityItem(row: Selected): ActivityItem {
  return {
    id: row.id,
    batchId: row.batch_id,
    row: row.row_number,
    kind: row.kind,
    title: row.title,
    unit: row.unit,
    place: row.place,
    country: row.country === null ? null : { code: row.country_code, name: row.country },
    year: row.year,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    people: row.people,
    cost: row.cost_minor === null || row.currency === null ? null : { minor: row.cost_minor, currency: row.currency },
    odd: row.odd,
    repeatOf: row.repeat_of,
    language: row.language,
  }
}

/** What each order goes by, highest first; then by id. */
export const SORT_KEYS: Readonly<Record<'recent' | 'people' | 'cost', RawBuilder<unknown>>> = {
  recent: sql`a.sort_on`,
  people: sql`coalesce(a.people, -1)`,
  cost: sql`coalesce(a.cost_minor, -1)`,
}
