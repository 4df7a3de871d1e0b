import { sql } from 'kysely'
import { cellsOf, column, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

/** By slug, those that are part of no other one first. */
export const institutionsDataset = makeDataset<{ readonly nested: boolean; readonly slug: string }>({
  name: 'institutions',
  key: 'slug',
  columns: [
    column('slug', 'text', PORTABLE),
    column('country', 'text', PORTABLE),
    column('kind', 'text', PORTABLE),
    ...localized('name', PORTABLE),
    column('part_of', 'text', { ...PORTABLE, refersTo: 'institutions' }),
    column('id', 'text'),
  ],
  async page({ db }, { filter, after, limit }) {
    const nested = sql<boolean>`(i.part_of is not null)`
    const found = await db
      .selectFrom('institutions as i')
      .leftJoin('institutions as p', 'p.id', 'i.part_of')
      .select(['i.id', 'i.slug', 'i.country', 'i.kind', 'i.name', 'p.slug as part_of', nested.as('nested')])
      .$if(after !== null, (query) =>
        query.where(sql<boolean>`(${nested}, i.slug::text collate "C") > (${after?.nested ?? false}::boolean, ${after?.slug ?? ''}::text)`),
      )
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`i.slug = any(${filter.keys ?? []}::text[])`))
      .orderBy(nested)
      .orderBy(sql`i.slug::text collate "C"`)
      .limit(limit)
      .execute()
    const rows = found.map((row): Row => {
      const { id, slug, country, kind, part_of } = row
      return { slug, country, kind, ...cellsOf('name', row.name), part_of, id }
    })
    return { rows, next: nextCursor(found, limit, (row) => ({ nested: row.nested, slug: row.slug })) }
  },
})
