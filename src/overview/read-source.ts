import { sql } from 'kysely'
import type { QuotedKind, SourceView } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { mentionedLater } from './first-mention.ts'
import { readSubject } from './read-subject.ts'

/**
 * One source by code: what it is, what it is quoted for, and a page of the recommendations taken from it (those that come after one
 * of them, by code), now or as of an instant. Throws NotFound.
 */
export async function readSource(
  ctx: Context,
  code: string,
  { after }: { readonly after?: string | undefined },
  asOf: Date | null,
): Promise<SourceView> {
  const source = await ctx.db.selectFrom('sources').selectAll().where('code', '=', code).executeTakeFirst()
  if (!source) throw new NotFound('source')
  const rows = await ctx.db
    .selectFrom('recommendation_quotes as q')
    .innerJoin('recommendations as r', 'r.id', 'q.recommendation_id')
    .select(['r.code', 'q.quote', 'q.locator'])
    .where('q.source_id', '=', source.id)
    .orderBy('r.position')
    .orderBy('q.position')
    .execute()
  const quotes = Map.groupBy(rows, (row) => row.code)
  const recommendations = await readSubject(ctx, (facts) => quotes.has(facts.code), asOf, after)
  const { id, kind, title, publisher, language, address, note } = source
  return {
    id,
    code,
    kind,
    title,
    publisher,
    date: source.dated_on,
    language,
    address,
    knownFrom: await mentionedLater(ctx, 'source', id, asOf),
    archivedSha256: source.archived_sha256,
    note,
    quoted: recommendations.items.map((item) => ({
      recommendation: { code: item.code, title: item.title },
      quotes: (quotes.get(item.code) ?? []).map(({ quote, locator }) => ({ quote, locator })),
    })),
    others: await readOthers(ctx, id),
    recommendations,
  }
}

async function readOthers(ctx: Context, sourceId: string): Promise<SourceView['others']> {
  const { rows } = await sql<{
    readonly kind: QuotedKind
    readonly code: string
    readonly title: Record<string, string>
    readonly quote: string
  }>`
    select n.kind, n.code, n.title, q.quote from catalogue_quotes q join (
      select 1 as place, 'concern' as kind, id, code, title from concerns
      union all select 2, 'standard', id, code, title from standards
      union all select 3, 'agreement_type', id, code, title from agreement_types
      union all select 4, 'area', id, code, title from areas
      union all select 5, 'legal_form', id, code, title from legal_forms
      union all select 6, 'presence_mode', id, code, title from presence_modes
      union all select 7, 'impact', id, code, title from impacts
      union all select 8, 'benefit', id, code, title from benefits
      union all select 9, 'claim', id, code, title from claims
    ) n on n.id = q.subject_id
    where q.source_id = ${sourceId} order by n.place, n.code, q.position`.execute(ctx.db)
  return rows
}
