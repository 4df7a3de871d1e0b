import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../kernel/context.ts'

type Mentioned = 'institution' | 'theme' | 'concern' | 'standard' | 'source'

/** What names each kind of thing on the record, as `id` and `at`: recommendations, from when they were added. */
const MENTIONS: Readonly<Record<Mentioned, RawBuilder<unknown>>> = {
  institution: sql`select a.institution_id as id, a.added_at as at from addressees a`,
  theme: sql`select r.theme_id as id, r.added_at as at from recommendations r`,
  concern: sql`select x.concern_id as id, r.added_at as at from recommendation_concerns x join recommendations r on r.id = x.recommendation_id`,
  standard: sql`select x.standard_id as id, r.added_at as at from recommendation_standards x join recommendations r on r.id = x.recommendation_id`,
  source: sql`select x.source_id as id, r.added_at as at from recommendation_quotes x join recommendations r on r.id = x.recommendation_id`,
}

/**
 * When the record first spoke of something (UUID), ISO 8601, where that is not before `asOf`; null where it spoke of it by then, and
 * now. What no recommendation names counts from the record's first act.
 */
export async function mentionedLater(ctx: Context, kind: Mentioned, id: string, asOf: Date | null): Promise<string | null> {
  if (asOf === null) return null
  const { rows } = await sql<{ readonly at: Date | null }>`
    select coalesce((select min(m.at) from (${MENTIONS[kind]}) m where m.id = ${id}), (select occurred_at from events where seq = 0)) as at`.execute(
    ctx.db,
  )
  const at = rows[0]?.at ?? null
  return at === null || at < asOf ? null : at.toISOString()
}

/** By slug or code: whether the record did not speak of it yet just before `asOf`; never, now. */
export async function unmentioned(ctx: Context, kind: Mentioned, asOf: Date | null): Promise<(key: string) => boolean> {
  if (asOf === null) return () => false
  const key = sql.ref(kind === 'institution' || kind === 'theme' ? 'k.slug' : 'k.code')
  const { rows } = await sql<{ readonly key: string }>`
    select ${key} as key from ${sql.table(`${kind}s`)} k left join (${MENTIONS[kind]}) m on m.id = k.id
    group by ${key} having coalesce(min(m.at), (select occurred_at from events where seq = 0), 'infinity') >= ${asOf}`.execute(ctx.db)
  const later = new Set(rows.map((row) => row.key))
  return (name) => later.has(name)
}
