import { sql } from 'kysely'
import type { AgreementListItem } from '../../templates/view/agreement.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'

interface Row extends Pick<AgreementListItem, 'slug' | 'disclosure'> {
  readonly id: string
  readonly evidence_ids: readonly string[]
  readonly title: AgreementListItem['title'] | null
}

interface AgreementNaming extends Pick<AgreementListItem, 'slug' | 'title' | 'disclosure'> {
  /** Of all its evidence, shown or not. */
  readonly evidenceIds: readonly string[]
}

/** The agreements whose latest record names a recommendation or cites an item of evidence (UUID), now or as of an instant. */
export async function listAgreementsNaming(
  ctx: Context,
  named: { readonly recommendation: string } | { readonly evidence: string },
  asOf: Date | null,
): Promise<readonly AgreementNaming[]> {
  const fits =
    'evidence' in named
      ? sql`${named.evidence}::uuid = any(h.evidence_ids)`
      : sql`${named.recommendation}::uuid = any(h.recommendation_ids)`
  const { rows } = await sql<Row>`
    select h.id, g.slug, h.title, h.disclosure, h.evidence_ids from (
      select distinct on (agreement_id) id, agreement_id, title, disclosure, recommendation_ids, evidence_ids from agreement_history
      where ${asOf === null ? sql`true` : sql`recorded_at < ${asOf}`} order by agreement_id, version desc
    ) h join agreements g on g.id = h.agreement_id
    where ${fits} order by g.slug`.execute(ctx.db)
  const texts = await readTexts(
    ctx.db,
    rows.map((row) => row.id),
  )
  return rows.map(({ id, slug, title, disclosure, evidence_ids: evidenceIds }) => ({
    slug,
    title: title ?? texts.get(id)?.['title'] ?? {},
    disclosure,
    evidenceIds,
  }))
}
