import { sql } from 'kysely'
import type { EvidenceCitation, EvidencePageView } from '../../templates/pages/evidence.page.ts'
import { readCitedActivities } from '../activities/index.ts'
import { listAgreementsNaming } from '../agreements/index.ts'
import { listPublicCaptures, readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'

const CITATIONS_SHOWN = 50

interface CitationRow extends Omit<EvidenceCitation, 'recommendation' | 'institution'> {
  readonly code: string
  readonly title: EvidenceCitation['recommendation']['title']
  readonly slug: string | null
  readonly name: EvidenceCitation['recommendation']['title'] | null
  readonly country: 'PE' | 'US' | 'INT' | null
  readonly total: number
}

/** One public item of evidence (UUID) with everything that rests on it, now or as of an instant. Throws NotFound. */
export async function readEvidencePage(ctx: Context, id: string, asOf: Date | null): Promise<EvidencePageView> {
  const row = await ctx.db.selectFrom('evidence').select(['public_at', 'event_seq']).where('id', '=', id).executeTakeFirst()
  const evidence = row?.public_at && (asOf === null || row.public_at < asOf) && (await readEvidence(ctx.db, [id], { asOf })).get(id)
  if (!row || !evidence) throw new NotFound('evidence')
  const citations = await citationsOf(ctx, id, asOf)
  return {
    evidence,
    seq: row.event_seq,
    captures: await listPublicCaptures(ctx, id, asOf),
    citations: citations.map(({ kind, about, status, date, code, title, slug, name, country }) => ({
      kind,
      about,
      status,
      date,
      recommendation: { code, title },
      institution: slug === null || name === null || country === null ? null : { slug, name, country },
    })),
    citationsInAll: citations[0]?.total ?? 0,
    bearsOn: await bearsOn(ctx, id, asOf),
    agreements: await listAgreementsNaming(ctx, { evidence: id }, asOf),
    activities: await readCitedActivities(ctx.db, { evidenceId: id }, asOf),
  }
}

async function citationsOf(ctx: Context, id: string, asOf: Date | null): Promise<readonly CitationRow[]> {
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  const { rows } = await sql<CitationRow>`
    with acts as (
      select 'update' as kind, u.id::text as about, u.addressee_id, null::uuid as recommendation_id, u.status, u.effective_on::text as date
      from status_update_evidence l join status_updates u on u.id = l.status_update_id
      where l.evidence_id = ${id} and u.state = 'published' and u.published_at < ${bound}
      union all
      select 'position', p.addressee_id::text, p.addressee_id, null, null, p.stated_on::text from positions p
      where p.evidence_id = ${id} and p.recorded_at < ${bound}
      union all
      select 'reading', n.code, null, n.recommendation_id, null, d.read_on::text from readings d join indicators n on n.id = d.indicator_id
      where d.evidence_id = ${id} and d.recorded_at < ${bound}
    )
    select x.kind, x.about, x.status, x.date, r.code, w.title, i.slug, i.name, i.country, (select count(*)::int from acts) as total
    from acts x
    left join addressees a on a.id = x.addressee_id
    join recommendations r on r.id = coalesce(x.recommendation_id, a.recommendation_id)
    left join institutions i on i.id = a.institution_id
    cross join lateral (select v.title from recommendation_wordings v
      where v.recommendation_id = r.id and v.recorded_at < ${bound} order by v.version desc limit 1) w
    order by x.date desc, x.about desc limit ${CITATIONS_SHOWN}`.execute(ctx.db)
  return rows
}

async function bearsOn(ctx: Context, id: string, asOf: Date | null): Promise<EvidencePageView['bearsOn']> {
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  const { rows } = await sql<EvidencePageView['bearsOn'][number]>`
    select r.code, w.title from evidence_bearings b
    join recommendations r on r.id = b.recommendation_id and r.added_at < ${bound}
    cross join lateral (select v.title from recommendation_wordings v
      where v.recommendation_id = r.id and v.recorded_at < ${bound} order by v.version desc limit 1) w
    where b.evidence_id = ${id} order by r.position`.execute(ctx.db)
  return rows
}
