import { sql } from 'kysely'
import type { Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import type { Queue } from '../kernel/queue.ts'
import type { Columns, FacetName } from './columns.ts'

/** What the values of the facets are called, each in the catalogue's order. */
export type Names = ReadonlyMap<FacetName, ReadonlyMap<string, Localized>>

const memories = new WeakMap<Queue, Names>()

/** The names of everything that these columns hold. A name never changes once it is on record, so they are read again only when one is missing. */
export async function namesOf(ctx: Context, columns: Columns): Promise<Names> {
  const known = memories.get(ctx.queue)
  if (known !== undefined && !ctx.db.isTransaction && complete(known, columns)) return known
  const names = await readNames(ctx)
  if (!ctx.db.isTransaction) memories.set(ctx.queue, names)
  return names
}

function complete(names: Names, { ofRecommendation, ofAddressee }: Columns): boolean {
  return [...ofRecommendation, ...ofAddressee.filter(({ name }) => name === 'institution')].every(({ name, values }) =>
    values.names.every((value) => names.get(name)?.has(value) === true),
  )
}

async function readNames(ctx: Context): Promise<Names> {
  const { rows } = await sql<{ facet: FacetName; value: string; label: Localized }>`
    select facet, value, label from (
      select 'theme' as facet, slug::text as value, name::jsonb as label, position from themes
      union all select 'institution', slug, name, 0 from institutions
      union all select 'concern', code, title, 0 from concerns
      union all select 'standard', code, title, 0 from standards
      union all select 'agreement_type', code, title, 0 from agreement_types
    ) n order by facet, position, value`.execute(ctx.db)
  return new Map(
    [...Map.groupBy(rows, ({ facet }) => facet)].map(([facet, own]) => [facet, new Map(own.map((row) => [row.value, row.label]))]),
  )
}
