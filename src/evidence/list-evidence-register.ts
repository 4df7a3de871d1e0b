import { sql } from 'kysely'
import type { REGISTER_FILTERS, RegisterItem } from '../../templates/pages/evidence-register.page.ts'
import type { Database } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readEvidence } from './read-evidence.ts'

export type RegisterFilter = (typeof REGISTER_FILTERS)[number]

const A_PAGE = 40
const SHOWN_CAPTURES = 5

/** The register of evidence for editors, newest first: every sensitivity, with captures and digests. `after`: the last id of the page before. */
export async function listEvidenceRegister(
  ctx: Context,
  input: { readonly filter: RegisterFilter; readonly after: string | null },
): Promise<{ readonly items: readonly RegisterItem[]; readonly next: string | null }> {
  requireActor(ctx, 'manageEvidence')
  const rows = await registerRows(ctx.db, input.filter, input.after).execute()
  const page = rows.slice(0, A_PAGE)
  const ids = page.map((row) => row.id)
  const views = await readEvidence(ctx.db, ids, 'every sensitivity')
  const captures = await capturesOf(ctx.db, ids)
  const items = page.flatMap((row): RegisterItem[] => {
    const evidence = views.get(row.id)
    if (!evidence) return []
    return [
      {
        evidence,
        sensitivity: row.sensitivity,
        embargoUntil: row.embargo_until,
        addedBy: row.public_name,
        addedAt: row.created_at.toISOString(),
        citedBy: row.cited_by,
        original: row.original_sha256 === null ? null : { sha256: row.original_sha256, bytes: row.original_bytes ?? 0 },
        captures: captures.get(row.id) ?? [],
      },
    ]
  })
  return { items, next: rows.length > A_PAGE ? (page.at(-1)?.id ?? null) : null }
}

function registerRows(db: Database, filter: RegisterFilter, after: string | null) {
  const published = sql<number>`(select count(*)::int from status_update_evidence l join status_updates u on u.id = l.status_update_id
    where l.evidence_id = e.id and u.state = 'published')`
  return db
    .selectFrom('evidence as e')
    .innerJoin('accounts as a', 'a.id', 'e.created_by')
    .leftJoin('evidence_files as f', 'f.id', 'e.file_id')
    .select(['e.id', 'e.sensitivity', 'e.embargo_until', 'e.created_at', 'e.original_sha256', 'f.original_bytes', 'a.public_name'])
    .select(published.as('cited_by'))
    .$if(filter === 'embargoed' || filter === 'protected', (query) => query.where('e.sensitivity', '=', filter as 'protected'))
    .$if(filter === 'unused', (query) => query.where(published, '=', 0).where('e.public_at', 'is', null))
    .$if(filter === 'dead', (query) => query.where(sql<boolean>`${deadAddress}`))
    .$if(after !== null, (query) => query.where('e.id', '<', after))
    .orderBy('e.id', 'desc')
    .limit(A_PAGE + 1)
}

/** The two newest captures that say anything both failed. */
const deadAddress = sql`(select count(*) = 2 and bool_and(newest.outcome = 'failed') from (
  select c.outcome from link_captures c
  where c.evidence_id = e.id and c.outcome in ('captured', 'too_large', 'failed')
  order by c.captured_at desc, c.id desc limit 2) newest)`

async function capturesOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, RegisterItem['captures']>> {
  const found = new Map<string, RegisterItem['captures']>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('link_captures')
    .selectAll()
    .where('evidence_id', 'in', ids)
    .orderBy('captured_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  for (const row of rows) {
    const before = found.get(row.evidence_id) ?? []
    if (before.length === SHOWN_CAPTURES) continue
    const capture = {
      at: row.captured_at.toISOString(),
      outcome: row.outcome,
      finalAddress: row.final_address === row.requested_address ? null : row.final_address,
      status: row.http_status,
      mediaType: row.media_type,
      bytes: row.bytes,
      sha256: row.sha256,
      fault: row.fault,
    }
    found.set(row.evidence_id, [...before, capture])
  }
  return found
}
