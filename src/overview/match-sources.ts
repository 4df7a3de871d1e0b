import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { folded, holdsWords, searchWords } from '../recommendations/index.ts'
import { unmentioned } from './first-mention.ts'

export interface MatchedSources {
  /** How many the record spoke of at the instant. */
  readonly total: number
  /** Codes of those that hold every word of the search, in order. */
  readonly codes: readonly string[]
}

/** The sources whose code, title (in whatever language) or publisher holds the words, now or as of an instant. */
export async function matchSources(ctx: Context, q: string, asOf: Date | null): Promise<MatchedSources> {
  const words = searchWords(q)
  const text = folded(sql`code || ' ' || coalesce(publisher, '') || ' ' || (select string_agg(value, ' ') from jsonb_each_text(title))`)
  const later = await unmentioned(ctx, 'source', asOf)
  const all = await ctx.db
    .selectFrom('sources')
    .select('code')
    .select((words.length === 0 ? sql<boolean>`true` : holdsWords(text, sql`${words}::text[]`)).as('fits'))
    .orderBy('code')
    .execute()
  const known = all.filter(({ code }) => !later(code))
  return { total: known.length, codes: known.filter(({ fits }) => fits).map(({ code }) => code) }
}
