import { sql } from 'kysely'
import type { EvidenceKind } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'

export interface EvidenceSearch {
  readonly id?: string
  /** Code of a recommendation that it bears on, or whose published updates cite it. */
  readonly recommendation?: string | undefined
  readonly kind?: EvidenceKind | undefined
  /** Id that the page ends before. */
  readonly before: string | null
  readonly limit: number
}

/** Ids of evidence that is out, the latest added first, now or as it was out before an instant. */
export async function findEvidence(ctx: Context, search: EvidenceSearch, asOf: Date | null): Promise<readonly { readonly id: string }[]> {
  return ctx.db
    .selectFrom('evidence as e')
    .select('e.id')
    .where('e.sensitivity', '=', 'public')
    .where('e.public_at', 'is not', null)
    .$if(asOf !== null, (query) => query.where('e.public_at', '<', asOf))
    .$if(search.id !== undefined, (query) => query.where('e.id', '=', search.id ?? ''))
    .$if(search.before !== null, (query) => query.where('e.id', '<', search.before ?? ''))
    .$if(search.kind !== undefined, (query) => query.where('e.kind', '=', search.kind as 'press'))
    .$if(search.recommendation !== undefined, (query) =>
      query.where(
        sql<boolean>`e.id in (
          select b.evidence_id from evidence_bearings b join recommendations r on r.id = b.recommendation_id
            where r.code = ${search.recommendation}
          union all select l.evidence_id from status_update_evidence l
            join status_updates u on u.id = l.status_update_id and u.state = 'published'
            join addressees a on a.id = u.addressee_id join recommendations r on r.id = a.recommendation_id
            where r.code = ${search.recommendation} and u.published_at < ${asOf ?? sql`'infinity'`}::timestamptz)`,
      ),
    )
    .orderBy('e.id', 'desc')
    .limit(search.limit)
    .execute()
}
