import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Localized } from '../../templates/view/text.ts'
import { NotFound } from '../kernel/errors.ts'
import type { EditionPlan, PlannedSupersession } from './edition-plan.ts'

export interface SupersessionPlan {
  readonly plan: EditionPlan & { readonly supersedes: PlannedSupersession }
  /** Slug of the edition that superseded it already. */
  readonly successor: string | null
}

/** The revision that would take the place of an edition: of the same number, period and languages, as of when it is made. Throws NotFound. */
export async function planSupersession(db: Database, slug: string, note: Localized): Promise<SupersessionPlan> {
  const row = await db
    .selectFrom('editions as e')
    .innerJoin('editions as first', (join) => join.onRef('first.number', '=', 'e.number').on('first.revision', '=', 0))
    .leftJoin('editions as next', 'next.supersedes_id', 'e.id')
    .leftJoin('report_schedules as s', 's.id', 'e.schedule_id')
    .leftJoin('report_periods as p', (join) =>
      join.onRef('p.schedule_id', '=', 'e.schedule_id').onRef('p.period_start', '=', 'e.period_start'),
    )
    .select(['e.id', 'e.number', 'e.revision', 'e.slug', 'e.kind', 'e.name', 'e.schedule_id', 'e.period_start', 'e.period_end'])
    .select(['e.time_zone', 'e.scope', 'e.as_of', 's.slug as schedule', 'p.starts_at', 'next.slug as successor', 'first.slug as base'])
    .select(sql<'brief' | 'full' | null>`e.snapshot::jsonb ->> 'length'`.as('length'))
    .where('e.slug', '=', slug)
    .executeTakeFirst()
  if (!row) throw new NotFound('edition')
  const files = await db
    .selectFrom('edition_files')
    .select('language')
    .where('edition_id', '=', row.id)
    .orderBy('language', 'desc')
    .execute()
  return {
    successor: row.successor,
    plan: {
      slug: `${row.base}-r${row.revision + 1}`,
      kind: row.kind,
      scheduleId: row.schedule_id,
      schedule: row.schedule,
      periodStart: row.period_start,
      periodEnd: row.period_end,
      startsAt: row.starts_at,
      timeZone: row.time_zone,
      name: row.name,
      scope: row.scope,
      length: row.length ?? 'full',
      languages: files.map(({ language }) => language),
      asOf: null,
      late: false,
      held: false,
      supersedes: { id: row.id, number: row.number, revision: row.revision, slug: row.slug, asOf: row.as_of, note },
    },
  }
}
