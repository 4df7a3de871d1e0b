import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import type { CitationContent } from './citation-content.ts'
import { readCitable } from './read-citable.ts'
import type { Citer } from './require-citer.ts'

/**
 * How many rows a citation would name now. Throws Invalid (`activities`: one is not on record, or the search finds none), RuleBroken
 * (`subject`: it cites the same already).
 */
export async function requireCitable(
  trx: Transaction,
  citer: Citer,
  citation: Pick<CitationContent, 'activities' | 'query'>,
): Promise<number> {
  const { query } = citation
  const ids = [...new Set(citation.activities)]
  const { activities, found } = await readCitable(trx, { activities: ids, query })
  const gone = activities.length < ids.length || activities.some(({ withdrawn }) => withdrawn)
  if (gone) throw new Invalid({ activities: { key: 'errors.activity_gone' } })
  if (found === 0) throw new Invalid({ activities: { key: 'errors.activity_none_found' } })
  const [[column, id] = ['', '']] = Object.entries(citer.columns)
  const same = await trx
    .selectFrom('activity_citations')
    .select('id')
    .where(sql.ref<string>(column), '=', id)
    .where('withdrawn_at', 'is', null)
    .where(query === '' ? sql<boolean>`activity_ids @> ${ids}::uuid[]` : sql<boolean>`query = ${query}`)
    .executeTakeFirst()
  if (same) throw new RuleBroken({ key: 'errors.activity_cited' }, 'subject')
  return found
}
