import { sql } from 'kysely'
import { FEED_FORMATS } from '../../templates/feeds/feed-view.ts'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { CORRECTION_KINDS } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'

/**
 * Whole addresses of the feeds that the acts [fromSeq, toSeq), which are noted, have changed: in each language and format those of the
 * stream, of each recommendation, theme, institution and agreement that was touched, and of the filters that somebody follows. A filter
 * that holds words is left out: somebody typed them, and a hub would read them.
 */
export async function changedFeeds(ctx: Context, { fromSeq, toSeq }: { fromSeq: number; toSeq: number }): Promise<readonly string[]> {
  const { rows } = await sql<{ path: string; query: string }>`
    with touched as materialized (
      select distinct c.stream, c.kind, c.recommendation, c.theme, c.institution, c.agreement
      from event_facts f join circumstances c on c.id = f.circumstance_id
      where f.event_seq >= ${fromSeq} and f.event_seq < ${toSeq}
    ), changed as (select * from touched where stream = 'changes')
    select stream as path, '' as query from touched
    union select 'corrections', '' from changed where kind in (${sql.join(CORRECTION_KINDS)})
    union select 'recommendations/' || recommendation, '' from changed where recommendation is not null
    union select 'themes/' || theme, '' from changed where theme is not null
    union select 'institutions/' || institution, '' from changed where institution is not null
    union select 'agreements/' || agreement, '' from changed where agreement is not null
    union select t.stream, '?' || t.query from event_topics e join topics t on t.id = e.topic_id
      where e.event_seq >= ${fromSeq} and e.event_seq < ${toSeq} and t.query <> '' and t.q is null
    order by 1, 2`.execute(ctx.db)
  const { publicUrl } = ctx.settings
  return rows.flatMap(({ path, query }) =>
    LANGUAGES.flatMap((language) => FEED_FORMATS.map((format) => `${publicUrl}/${language}/feeds/${path}.${format}${query}`)),
  )
}
