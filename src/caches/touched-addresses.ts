import { sql } from 'kysely'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'
import { changedFeeds } from '../hubs/index.ts'
import type { SeqRange } from '../topics/index.ts'

/** Pages that count or list everything: any act may show on them. */
const OF_EVERYTHING = [
  '',
  '/recommendations',
  '/institutions',
  '/agreements',
  '/themes',
  '/concerns',
  '/standards',
  '/sources',
  '/matrix',
  '/evidence',
  '/activities',
  '/changes',
  '/corrections',
  '/reports',
  '/data',
]

/**
 * Whole addresses of public pages and feeds that the acts [fromSeq, toSeq), which are noted, may have changed: in each language the
 * lists, what the acts are about and what that belongs to. Views with a query are left out: nobody can count them.
 */
export async function touchedAddresses(ctx: Context, range: SeqRange): Promise<readonly string[]> {
  const { rows } = await sql<{ path: string }>`
    with acts as materialized (select * from events where seq >= ${range.fromSeq} and seq < ${range.toSeq}),
    touched as materialized (
      select distinct c.recommendation, c.theme, c.institution, c.agreement
      from event_facts f join circumstances c on c.id = f.circumstance_id
      where f.event_seq >= ${range.fromSeq} and f.event_seq < ${range.toSeq}
    ),
    named as materialized (select r.id, r.code from recommendations r join touched t on t.recommendation = r.code)
    select '/recommendations/' || code as path from named
    union select '/themes/' || theme from touched where theme is not null
    union select '/institutions/' || institution from touched where institution is not null
    union select '/agreements/' || agreement from touched where agreement is not null
    union select '/concerns/' || c.code from named n
      join recommendation_concerns rc on rc.recommendation_id = n.id join concerns c on c.id = rc.concern_id
    union select '/standards/' || s.code from named n
      join recommendation_standards rs on rs.recommendation_id = n.id join standards s on s.id = rs.standard_id
    union select '/evidence/' || evidence_id from acts where evidence_id is not null
    union select '/reports/' || e.slug from acts a join editions e on e.id = a.edition_id
    order by 1`.execute(ctx.db)
  const pages = [...OF_EVERYTHING, ...rows.map(({ path }) => path)]
  const { publicUrl } = ctx.settings
  return [...LANGUAGES.flatMap((language) => pages.map((path) => `${publicUrl}/${language}${path}`)), ...(await changedFeeds(ctx, range))]
}
