import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { ReplySummary } from '../../templates/view/reply.ts'
import type { Position } from '../../templates/view/scales.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { readReplies, replySummary } from '../replies/index.ts'
import { addresseeRows, type AddresseeFilter } from './addressee-rows.ts'

/**
 * Addressees in the catalogue's order with position, derived status, due date and the three computed labels, now
 * (`asOf` null) or as the record stood just before an instant. Rule 1 of the design is the order of `winningOrder`.
 */
export async function listAddressees(ctx: Context, filter: AddresseeFilter, asOf: Date | null): Promise<readonly AddresseeView[]> {
  if (filter.recommendationCodes?.length === 0 || filter.addresseeIds?.length === 0) return []
  const rows = await addresseeRows(ctx, filter, asOf).execute()
  const positionIds = rows.flatMap((row) => row.position_id ?? [])
  const [texts, evidence] = [
    await readTexts(ctx.db, positionIds),
    await readEvidence(
      ctx.db,
      rows.flatMap((row) => row.position_evidence ?? []),
      { asOf },
    ),
  ]
  const replies = await latestReplies(
    ctx,
    rows.map((row) => row.id),
    asOf,
  )
  return rows.map((row) => ({
    id: row.id,
    recommendation: { code: row.code, title: row.title },
    theme: { slug: row.theme_slug, name: row.theme_name },
    institution: { slug: row.institution_slug, name: row.institution_name, country: row.country },
    basis: row.basis,
    position:
      row.position_id === null
        ? null
        : {
            position: row.position as Position,
            statedOn: row.stated_on ?? '',
            statement: texts.get(row.position_id)?.['statement'] ?? {},
            evidence: (row.position_evidence !== null && evidence.get(row.position_evidence)) || null,
            seq: row.position_seq ?? 0,
          },
    status: row.status,
    statusSince: row.effective_on,
    dueOn: row.due_on,
    overdue: row.overdue,
    stale: row.stale,
    awaitingReply: row.awaiting_reply,
    reply: replies.get(row.id) ?? null,
  }))
}

async function latestReplies(ctx: Context, addresseeIds: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, ReplySummary>> {
  const replies = (await readReplies(ctx.db, { addresseeIds }, asOf)).filter((reply) => reply.stands)
  return new Map(replies.toReversed().map((reply) => [reply.addresseeId, replySummary(reply)]))
}
