import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { RedactionView } from '../../templates/view/redaction.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import { readEvidence } from '../evidence/index.ts'
import { readTexts } from '../log/index.ts'
import { readRedactions } from '../redactions/index.ts'
import { readReplies, replyView, type FoundReply } from '../replies/index.ts'
import { before, winningOrder } from './as-of.ts'

export interface UpdateSelection {
  readonly ids?: readonly string[]
  readonly recommendationCodes?: readonly string[]
  readonly institution?: string
}

/**
 * Published updates in the order in which they win (newest in the world first), with their evidence, and with what was known
 * of corrections, withdrawals and replies as of the instant (null: now).
 */
export async function readUpdates(db: Database, selection: UpdateSelection, asOf: Date | null): Promise<readonly UpdateView[]> {
  if (selection.ids?.length === 0 || selection.recommendationCodes?.length === 0) return []
  const rows = await updateRows(db, selection, asOf).execute()
  const ids = rows.map((row) => row.id)
  const texts = await readTexts(db, [...ids, ...rows.flatMap((row) => row.withdrawal_id ?? [])])
  const evidence = await citedEvidence(db, ids, asOf)
  const replies = Map.groupBy(await readReplies(db, { updateIds: ids }, asOf), (reply) => reply.updateId)
  const redactions = await redactionsOf(db, rows, [...replies.values()].flat())
  return rows.map((row) => ({
    id: row.id,
    recommendation: { code: row.code, title: row.title },
    institution: { slug: row.institution_slug, name: row.institution_name, country: row.country },
    from: row.previous_status ?? 'not_assessed',
    status: row.status,
    effectiveOn: row.effective_on,
    publishedAt: row.published_at?.toISOString() ?? '',
    significance: row.significance,
    summary: texts.get(row.id)?.['summary'] ?? {},
    reason: texts.get(row.id)?.['reason'] ?? {},
    author: row.author,
    publisher: row.publisher,
    singlePerson: row.single_person,
    evidence: evidence.get(row.id)?.shown ?? [],
    hiddenEvidence: evidence.get(row.id)?.hidden ?? 0,
    seq: row.event_seq ?? 0,
    standing: row.withdrawal_id !== null ? 'withdrawn' : row.corrected_by !== null ? 'corrected' : 'standing',
    corrects: row.corrects_id,
    correctedBy: row.corrected_by,
    withdrawn:
      row.withdrawal_id === null
        ? null
        : {
            at: row.withdrawn_at?.toISOString() ?? '',
            reason: texts.get(row.withdrawal_id)?.['reason'] ?? {},
            seq: row.withdrawal_seq ?? 0,
          },
    replies: (replies.get(row.id) ?? []).map(replyView),
    redactions: redactions.get(row.id) ?? [],
  }))
}

function updateRows(db: Database, selection: UpdateSelection, asOf: Date | null) {
  return db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .innerJoin('events as e', 'e.seq', 'u.event_seq')
    .leftJoin('withdrawals as w', (join) => join.onRef('w.status_update_id', '=', 'u.id').on(before('w.withdrawn_at', asOf)))
    .leftJoin('status_updates as c', (join) =>
      join.onRef('c.corrects_id', '=', 'u.id').on('c.state', '=', 'published').on(before('c.published_at', asOf)),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select('v.title')
          .whereRef('v.recommendation_id', '=', 'r.id')
          .where(before('v.recorded_at', asOf))
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('wording'),
      (join) => join.onTrue(),
    )
    .select([
      'u.id',
      'u.status',
      'u.previous_status',
      'u.effective_on',
      'u.published_at',
      'u.significance',
      'u.single_person',
      'u.event_seq',
      'u.corrects_id',
      'c.id as corrected_by',
      'w.id as withdrawal_id',
      'w.withdrawn_at',
      'w.event_seq as withdrawal_seq',
      'r.code',
      'wording.title',
      'i.slug as institution_slug',
      'i.name as institution_name',
      'i.country',
      sql<string>`(e.leaf::jsonb)->>'author'`.as('author'),
      'e.actor as publisher',
    ])
    .where('u.state', '=', 'published')
    .where(before('u.published_at', asOf))
    .$if(selection.ids !== undefined, (query) => query.where('u.id', 'in', selection.ids ?? []))
    .$if(selection.recommendationCodes !== undefined, (query) => query.where('r.code', 'in', selection.recommendationCodes ?? []))
    .$if(selection.institution !== undefined, (query) => query.where('i.slug', '=', selection.institution ?? ''))
    .orderBy(sql`${winningOrder('u')}`)
}

/** Redactions by update, of its own texts, its withdrawal's and its replies'. What is gone is gone at every instant. */
async function redactionsOf(
  db: Database,
  rows: readonly { readonly id: string; readonly withdrawal_id: string | null }[],
  replies: readonly FoundReply[],
): Promise<ReadonlyMap<string, readonly RedactionView[]>> {
  const updateOf = new Map<string, string>()
  for (const { id, withdrawal_id } of rows) {
    updateOf.set(id, id)
    if (withdrawal_id !== null) updateOf.set(withdrawal_id, id)
  }
  for (const { answer, updateId } of replies) if (answer) updateOf.set(answer.id, updateId)
  return Map.groupBy(await readRedactions(db, { ownerIds: [...updateOf.keys()] }, null), ({ owner }) => updateOf.get(owner) ?? '')
}

async function citedEvidence(db: Database, updateIds: readonly string[], asOf: Date | null) {
  const found = new Map<string, { shown: EvidenceView[]; hidden: number }>()
  if (updateIds.length === 0) return found
  const links = await db
    .selectFrom('status_update_evidence')
    .select(['status_update_id', 'evidence_id', 'announcement_only'])
    .where('status_update_id', 'in', updateIds)
    .orderBy('status_update_id')
    .orderBy('position')
    .execute()
  const evidence = await readEvidence(db, [...new Set(links.map((link) => link.evidence_id))], { asOf })
  for (const link of links) {
    const own = found.get(link.status_update_id) ?? { shown: [], hidden: 0 }
    const view = evidence.get(link.evidence_id)
    if (view) own.shown.push({ ...view, announcementOnly: link.announcement_only })
    else own.hidden += 1
    found.set(link.status_update_id, own)
  }
  return found
}
