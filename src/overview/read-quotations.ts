import type { Quotation } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'

/** What sources say of a concern, a standard or another entry of the catalogue's lists, word for word, in its order. `id` is the entry's. */
export async function readQuotations(ctx: Context, id: string): Promise<readonly Quotation[]> {
  const rows = await ctx.db
    .selectFrom('catalogue_quotes as q')
    .innerJoin('sources as s', 's.id', 'q.source_id')
    .select(['q.quote', 's.code', 's.title', 's.publisher', 's.dated_on as date', 's.language'])
    .where('q.subject_id', '=', id)
    .orderBy('q.position')
    .execute()
  return rows.map(({ quote, ...source }) => ({ source, locator: null, quote }))
}
