import { sql } from 'kysely'
import type { EvidenceListView } from '../../templates/view/evidence-list.ts'
import type { Database } from '../../db/schema.ts'
import { readAgreementVersions } from '../agreements/index.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { evidenceRows, searchedWords, type ParsedEvidenceQuery } from './evidence-rows.ts'

const A_PAGE = 25
/** Counting goes no further. */
const COUNTED = 1_000

/** A page of the evidence that was public before the instant (null: now), as the query narrows it. Throws NotFound (the agreement that it names). */
export async function listPublicEvidence(ctx: Context, query: ParsedEvidenceQuery, asOf: Date | null): Promise<EvidenceListView> {
  const { after, ...filter } = query
  const fitting = evidenceRows(ctx, filter, await searchedWords(ctx, filter.q), asOf)
  const rows = await fitting
    .select(['e.id', 'e.event_seq', 'e.public_at'])
    .$if(after !== undefined, (page) => page.where(sql<boolean>`(e.event_seq, e.id) < (${after?.seq ?? 0}, ${after?.id ?? ''}::uuid)`))
    .orderBy('e.event_seq', 'desc')
    .orderBy('e.id', 'desc')
    .limit(A_PAGE + 1)
    .execute()
  const page = rows.slice(0, A_PAGE)
  const ids = page.map((row) => row.id)
  const views = await readEvidence(ctx.db, ids, { asOf })
  const codes = await bearingsOf(ctx.db, ids, asOf)
  const last = page.at(-1)
  return {
    q: filter.q,
    kind: filter.kind ?? null,
    recommendation: filter.recommendation ?? null,
    agreement: filter.agreement === undefined ? null : await nameOf(ctx, filter.agreement, asOf),
    items: page.flatMap((row) => {
      const evidence = views.get(row.id)
      if (!evidence) return []
      return [{ evidence, publicAt: (row.public_at ?? new Date(0)).toISOString(), recommendations: codes.get(row.id) ?? [] }]
    }),
    matching: await count(ctx, fitting),
    next: rows.length > A_PAGE && last !== undefined ? `${last.event_seq}.${last.id}` : null,
    first: after === undefined,
  }
}

async function nameOf(ctx: Context, slug: string, asOf: Date | null): Promise<EvidenceListView['agreement']> {
  const [found] = await readAgreementVersions(ctx.db, { slug, latest: true }, asOf)
  if (!found) throw new NotFound('agreement')
  return { slug, title: found.title }
}

async function count(ctx: Context, fitting: ReturnType<typeof evidenceRows>): Promise<number | null> {
  const some = fitting.select('e.id').limit(COUNTED + 1)
  const { n } = await ctx.db
    .selectFrom(some.as('s'))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n > COUNTED ? null : n
}

/** Codes of the recommendations that each item bears on, or is cited for by what was published before the instant. */
async function bearingsOf(db: Database, ids: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; code: string }>`
    select distinct x.id, r.code, r.position from (
      select b.evidence_id as id, b.recommendation_id from evidence_bearings b where b.evidence_id = any(${ids}::uuid[])
      union all select l.evidence_id, a.recommendation_id from status_update_evidence l
        join status_updates u on u.id = l.status_update_id join addressees a on a.id = u.addressee_id
        where l.evidence_id = any(${ids}::uuid[]) and u.state = 'published' and (${asOf}::timestamptz is null or u.published_at < ${asOf}::timestamptz)
      union all select p.evidence_id, a.recommendation_id from positions p join addressees a on a.id = p.addressee_id
        where p.evidence_id = any(${ids}::uuid[]) and (${asOf}::timestamptz is null or p.recorded_at < ${asOf}::timestamptz)
    ) x join recommendations r on r.id = x.recommendation_id order by r.position`.execute(db)
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ code }) => code)]))
}
