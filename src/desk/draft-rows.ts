import { sql } from 'kysely'
import type { DraftItem } from '../../templates/pages/desk.page.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { listAddressees } from '../recommendations/index.ts'

export type OpenState = 'draft' | 'submitted' | 'returned'

/** Updates not published yet, by state and author, the longest waiting first. */
export async function draftItems(
  ctx: Context,
  filter: { readonly states: readonly OpenState[]; readonly authorId?: string },
): Promise<readonly (DraftItem & { readonly state: OpenState })[]> {
  const rows = await ctx.db
    .selectFrom('status_updates as u')
    .innerJoin('accounts as a', 'a.id', 'u.author_id')
    .select(['u.id', 'u.addressee_id', 'u.status', 'u.changed_at', 'u.return_comment', 'u.batch_id'])
    .select([sql<OpenState>`u.state`.as('state'), sql<string>`coalesce(u.byline, a.public_name)`.as('author')])
    .where('u.state', 'in', filter.states)
    .$if(filter.authorId !== undefined, (query) => query.where('u.author_id', '=', filter.authorId ?? ''))
    .orderBy('u.changed_at')
    .orderBy('u.id')
    .execute()
  if (rows.length === 0) return []
  const texts = await readTexts(
    ctx.db,
    rows.map((row) => row.id),
  )
  const addresseeIds = [...new Set(rows.map((row) => row.addressee_id))]
  const addressees = new Map(
    (await listAddressees(ctx, { addresseeIds, withdrawn: true }, null)).map((addressee) => [addressee.id, addressee]),
  )
  return rows.flatMap((row) => {
    const addressee = addressees.get(row.addressee_id)
    if (!addressee) return []
    return {
      id: row.id,
      state: row.state,
      recommendation: addressee.recommendation,
      institution: addressee.institution,
      from: addressee.status,
      status: row.status,
      summary: texts.get(row.id)?.['summary'] ?? {},
      author: row.author,
      batch: row.batch_id,
      changedAt: row.changed_at.toISOString(),
      comment: row.state === 'returned' ? row.return_comment : null,
    }
  })
}
