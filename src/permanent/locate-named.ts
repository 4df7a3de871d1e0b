import type { Database } from '../../db/schema.ts'
import type { Located } from './permanent.ts'
import { stillStanding } from './still-standing.ts'

const CODED = { concern: 'concerns', standard: 'standards', source: 'sources' } as const

/** Institutions, themes and what recommendations rest on: they are never withdrawn. Undefined: there is none of this id. */
export async function locateNamed(
  db: Database,
  kind: 'institution' | 'theme' | 'concern' | 'standard' | 'source',
  id: string,
): Promise<Located | undefined> {
  if (kind === 'institution' || kind === 'theme') {
    const table = kind === 'theme' ? 'themes' : 'institutions'
    const row = await db.selectFrom(table).select(['slug', 'name']).where('id', '=', id).executeTakeFirst()
    return row && stillStanding(`/${table}/${row.slug}`, row.name)
  }
  const row = await db.selectFrom(CODED[kind]).select(['code', 'title']).where('id', '=', id).executeTakeFirst()
  return row && stillStanding(`/${CODED[kind]}/${encodeURIComponent(row.code)}`, row.title)
}
