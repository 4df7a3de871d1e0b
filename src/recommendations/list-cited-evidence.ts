import { sql } from 'kysely'
import type { CitedEvidencePage, EvidenceUse } from '../../templates/view/cited-evidence.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { before } from './as-of.ts'

interface Row {
  readonly id: string
  readonly uses: readonly EvidenceUse[]
  readonly total: number
  readonly hidden: number
}

/**
 * Every public item of evidence that a recommendation's published updates, positions and readings cite or that bears on it, with
 * what it is used for; a page beginning with the item `from` (null: the first), as of an instant (null: now). Throws NotFound
 * where `from` is none of them.
 */
export async function listCitedEvidence(
  ctx: Context,
  code: string,
  page: { readonly from: string | null; readonly limit: number },
  asOf: Date | null,
): Promise<CitedEvidencePage> {
  const { rows } = await sql<Row>`
    with used as (
      select l.evidence_id, 1 as place, u.effective_on::text as day,
        jsonb_build_object('kind', 'update', 'id', u.id, 'addresseeId', a.id, 'effectiveOn', u.effective_on) as use
      from recommendations r join addressees a on a.recommendation_id = r.id
      join status_updates u on u.addressee_id = a.id and u.state = 'published' and ${before('u.published_at', asOf)}
      join status_update_evidence l on l.status_update_id = u.id
      where r.code = ${code}
      union all
      select p.evidence_id, 2, null, jsonb_build_object('kind', 'position', 'addresseeId', a.id)
      from recommendations r join addressees a on a.recommendation_id = r.id
      join positions p on p.addressee_id = a.id and ${before('p.recorded_at', asOf)}
      where r.code = ${code}
      union all
      select d.evidence_id, 3, null, jsonb_build_object('kind', 'reading', 'indicator', n.code)
      from recommendations r join indicators n on n.recommendation_id = r.id
      join readings d on d.indicator_id = n.id and ${before('d.recorded_at', asOf)}
      where r.code = ${code}
      union all
      select b.evidence_id, 4, null, jsonb_build_object('kind', 'bearing')
      from recommendations r join evidence_bearings b on b.recommendation_id = r.id
      where r.code = ${code}
    ), items as (
      select e.id, e.dated_on, e.sensitivity = 'public' and e.public_at is not null and ${before('e.public_at', asOf)} as shown,
        jsonb_agg(distinct used.use) filter (where used.place < 4) as uses
      from used join evidence e on e.id = used.evidence_id
      group by e.id
    )
    select i.id, coalesce(i.uses, '[{"kind": "bearing"}]') as uses, (select count(*)::int from items where shown) as total,
      (select count(*)::int from items where not shown and uses is not null) as hidden
    from items i
    where i.shown and ${
      page.from === null ? sql`true` : sql`(i.dated_on, i.id) <= (select f.dated_on, f.id from evidence f where f.id = ${page.from})`
    }
    order by i.dated_on desc, i.id desc limit ${page.limit + 1}`.execute(ctx.db)
  if (page.from !== null && rows[0]?.id !== page.from) throw new NotFound('evidence')
  const shown = rows.slice(0, page.limit)
  const views = await readEvidence(
    ctx.db,
    shown.map((row) => row.id),
    { asOf },
  )
  return {
    items: shown.flatMap(({ id, uses }) => {
      const evidence = views.get(id)
      return evidence ? [{ evidence, uses }] : []
    }),
    total: rows[0]?.total ?? 0,
    hidden: rows[0]?.hidden ?? 0,
    next: rows[page.limit]?.id ?? null,
  }
}
