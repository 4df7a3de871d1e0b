import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized, withoutEmpty } from './columns.ts'
import type { Row } from './dataset.ts'
import { EVIDENCE_COLUMNS, evidenceCells } from './evidence-columns.ts'
import { makeDataset, nextCursor, type PageAsk } from './make-dataset.ts'

const PORTABLE = { portable: true } as const

/** In the order in which they were published. */
export const updatesDataset = makeDataset<number>({
  name: 'updates',
  key: 'id',
  columns: [
    column('recommendation', 'text', { ...PORTABLE, refersTo: 'recommendations' }),
    column('institution', 'text', { ...PORTABLE, refersTo: 'institutions' }),
    column('status', 'text', PORTABLE),
    column('effective_on', 'date', PORTABLE),
    column('significance', 'text', PORTABLE),
    ...localized('summary', PORTABLE),
    ...localized('reason', PORTABLE),
    ...EVIDENCE_COLUMNS,
    column('evidence_announcement_only', 'list', PORTABLE),
    column('hidden_evidence', 'integer'),
    column('previous_status', 'text'),
    column('standing', 'text'),
    column('corrects', 'text', { refersTo: 'updates' }),
    column('corrected_by', 'text', { refersTo: 'updates' }),
    column('withdrawn_at', 'instant'),
    ...localized('withdrawal_reason'),
    column('author', 'text'),
    column('publisher', 'text'),
    column('single_person', 'boolean'),
    column('published_at', 'instant'),
    column('addressee', 'text', { refersTo: 'addressees' }),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page(ctx, ask) {
    const found = await updatePage(ctx, ask)
    const texts = await readTexts(
      ctx.db,
      found.flatMap((row) => (row.withdrawal_id === null ? [row.id] : [row.id, row.withdrawal_id])),
    )
    const cited = await citedEvidence(
      ctx.db,
      found.map((row) => row.id),
      ask.asOf,
    )
    const rows = found.map((row): Row => {
      const { shown, hidden } = cited(row.id)
      return {
        recommendation: row.code,
        institution: row.slug,
        status: row.status,
        effective_on: row.effective_on,
        significance: row.significance,
        ...cellsOf('summary', texts.get(row.id)?.['summary']),
        ...cellsOf('reason', texts.get(row.id)?.['reason']),
        ...evidenceCells(shown),
        evidence_announcement_only: withoutEmpty(shown.map((item) => String(item.announcementOnly))),
        hidden_evidence: hidden,
        previous_status: row.previous_status,
        standing: row.withdrawal_id !== null ? 'withdrawn' : row.corrected_by !== null ? 'corrected' : 'standing',
        corrects: row.corrects_id,
        corrected_by: row.corrected_by,
        withdrawn_at: row.withdrawn_at?.toISOString() ?? null,
        ...cellsOf('withdrawal_reason', row.withdrawal_id === null ? null : texts.get(row.withdrawal_id)?.['reason']),
        author: row.author,
        publisher: row.publisher,
        single_person: row.single_person,
        published_at: row.published_at?.toISOString() ?? null,
        addressee: row.addressee_id,
        id: row.id,
        seq: row.event_seq,
      }
    })
    return { rows, next: nextCursor(found, ask.limit, (row) => row.event_seq ?? 0) }
  },
})

function updatePage(ctx: Context, { filter, asOf, after, limit }: PageAsk<number>) {
  return ctx.db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .innerJoin('events as e', 'e.seq', 'u.event_seq')
    .leftJoin('withdrawals as w', (join) => join.onRef('w.status_update_id', '=', 'u.id').on(before('w.withdrawn_at', asOf)))
    .leftJoin('status_updates as c', (join) =>
      join.onRef('c.corrects_id', '=', 'u.id').on('c.state', '=', 'published').on(before('c.published_at', asOf)),
    )
    .select(['u.id', 'u.addressee_id', 'u.status', 'u.previous_status', 'u.effective_on', 'u.published_at', 'u.significance'])
    .select(['u.single_person', 'u.event_seq', 'u.corrects_id', 'c.id as corrected_by', 'w.id as withdrawal_id', 'w.withdrawn_at'])
    .select(['r.code', 'i.slug', 'e.actor as publisher', sql<string | null>`(e.leaf::jsonb)->>'author'`.as('author')])
    .where('u.state', '=', 'published')
    .where(before('u.published_at', asOf))
    .$if(after !== null, (query) => query.where('u.event_seq', '>', after ?? 0))
    .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`u.id = any(${filter.keys ?? []}::uuid[])`))
    .$if(filter.recommendations !== undefined, (query) => query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`))
    .$if(filter.institutions !== undefined, (query) => query.where(sql<boolean>`i.slug = any(${filter.institutions ?? []}::text[])`))
    .orderBy('u.event_seq')
    .limit(limit)
    .execute()
}

/** What each of these updates cites, in its order, and how many items may not be shown. */
async function citedEvidence(
  db: Database,
  updateIds: readonly string[],
  asOf: Date | null,
): Promise<(updateId: string) => { readonly shown: readonly EvidenceView[]; readonly hidden: number }> {
  if (updateIds.length === 0) return () => ({ shown: [], hidden: 0 })
  const links = await db
    .selectFrom('status_update_evidence')
    .select(['status_update_id', 'evidence_id', 'announcement_only'])
    .where('status_update_id', 'in', updateIds)
    .orderBy('status_update_id')
    .orderBy('position')
    .orderBy('evidence_id')
    .execute()
  const evidence = await readEvidence(db, [...new Set(links.map((link) => link.evidence_id))], { asOf })
  const byUpdate = Map.groupBy(links, (link) => link.status_update_id)
  return (updateId) => {
    const own = byUpdate.get(updateId) ?? []
    const shown = own.flatMap((link) => {
      const view = evidence.get(link.evidence_id)
      return view ? [{ ...view, announcementOnly: link.announcement_only }] : []
    })
    return { shown, hidden: own.length - shown.length }
  }
}
