import type { Status } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'

export interface UpdateSearch {
  /** Code. */
  readonly recommendation?: string | undefined
  /** Slug. */
  readonly institution?: string | undefined
  readonly addressee?: string | undefined
  readonly status?: Status | undefined
  /** Sequence number of the event that the page ends before. */
  readonly before: number | null
  readonly limit: number
}

/** Ids of published updates, the latest publication first, now or as published before an instant. */
export async function findUpdates(
  ctx: Context,
  search: UpdateSearch,
  asOf: Date | null,
): Promise<readonly { readonly id: string; readonly seq: number }[]> {
  const narrowed = search.recommendation !== undefined || search.institution !== undefined
  const rows = await ctx.db
    .selectFrom('status_updates as u')
    .select(['u.id', 'u.event_seq'])
    .where('u.state', '=', 'published')
    .$if(asOf !== null, (query) => query.where('u.published_at', '<', asOf))
    .$if(search.before !== null, (query) => query.where('u.event_seq', '<', search.before))
    .$if(search.status !== undefined, (query) => query.where('u.status', '=', search.status as 'partial'))
    .$if(search.addressee !== undefined, (query) => query.where('u.addressee_id', '=', search.addressee ?? ''))
    .$if(narrowed, (query) =>
      query.where('u.addressee_id', 'in', (inner) =>
        inner
          .selectFrom('addressees as a')
          .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
          .innerJoin('institutions as i', 'i.id', 'a.institution_id')
          .select('a.id')
          .$if(search.recommendation !== undefined, (part) => part.where('r.code', '=', search.recommendation ?? ''))
          .$if(search.institution !== undefined, (part) => part.where('i.slug', '=', search.institution ?? '')),
      ),
    )
    .orderBy('u.event_seq', 'desc')
    .limit(search.limit)
    .execute()
  return rows.map(({ id, event_seq }) => ({ id, seq: event_seq ?? 0 }))
}
