import type { ChangeView } from '../../templates/view/change.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { readUpdates } from '../recommendations/index.ts'
import { eventRows, type ChangeFilter } from './event-rows.ts'

export interface ChangePage {
  readonly changes: readonly (ChangeView & { readonly tag: string })[]
  /** `beforeSeq` of the next page; null on the last. */
  readonly next: number | null
}

/** Public acts, newest first (or oldest first), a page of `limit` at a time. Texts that were redacted are absent. */
export async function listChanges(ctx: Context, filter: ChangeFilter, limit: number): Promise<ChangePage> {
  const rows = await eventRows(ctx.db, filter, limit + 1).execute()
  const page = rows.slice(0, limit)
  const pick = (key: 'status_update_id' | 'evidence_id' | 'position_id') => page.flatMap((row) => row[key] ?? [])
  const asOf = filter.before ?? null
  const updates = new Map((await readUpdates(ctx.db, { ids: pick('status_update_id') }, asOf)).map((update) => [update.id, update]))
  const evidence = await readEvidence(ctx.db, pick('evidence_id'))
  const statements = await readTexts(ctx.db, pick('position_id'))
  const changes = page.map((row) => ({
    tag: row.tag,
    seq: row.seq,
    kind: row.kind as EventKind,
    occurredAt: row.occurred_at.toISOString(),
    actor: row.actor,
    recommendation: row.code !== null && row.title !== null ? { code: row.code, title: row.title } : null,
    institution:
      row.institution_slug !== null && row.institution_name !== null && row.country !== null
        ? { slug: row.institution_slug, name: row.institution_name, country: row.country }
        : null,
    update: (row.status_update_id !== null && updates.get(row.status_update_id)) || null,
    position:
      row.position_id === null || row.position === null
        ? null
        : {
            position: row.position,
            statedOn: row.stated_on ?? '',
            statement: statements.get(row.position_id)?.['statement'] ?? {},
            evidence: (row.evidence_id !== null && evidence.get(row.evidence_id)) || null,
            seq: row.seq,
          },
    dueOn: row.due_on,
    evidence: (row.evidence_id !== null && evidence.get(row.evidence_id)) || null,
    agreement:
      row.agreement_slug !== null && row.agreement_title !== null ? { slug: row.agreement_slug, title: row.agreement_title } : null,
    edition:
      row.number !== null && row.edition_slug !== null && row.edition_kind !== null
        ? {
            number: row.number,
            slug: row.edition_slug,
            kind: row.edition_kind,
            periodStart: row.period_start,
            periodEnd: row.period_end,
          }
        : null,
  }))
  return { changes, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null }
}
