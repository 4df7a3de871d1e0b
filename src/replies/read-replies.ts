import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ReplySummary, ReplyView } from '../../templates/view/reply.ts'
import { readTexts } from '../log/index.ts'

export interface ReplySelection {
  readonly invitationIds?: readonly string[]
  readonly updateIds?: readonly string[]
  readonly addresseeIds?: readonly string[]
  readonly recommendationCodes?: readonly string[]
  readonly institutionId?: string
}

export interface FoundReply extends ReplyView {
  readonly updateId: string
  readonly addresseeId: string
  /** Code. */
  readonly recommendation: string
  readonly institutionId: string
  /** The update was on the record before the instant; else it is not published yet. */
  readonly published: boolean
  /** Neither withdrawn nor corrected before the instant. */
  readonly stands: boolean
}

/** Invitations to reply, the latest first, with what became of each, as of the instant (null: now). */
export async function readReplies(db: Database, selection: ReplySelection, asOf: Date | null): Promise<readonly FoundReply[]> {
  if (
    [selection.invitationIds, selection.updateIds, selection.addresseeIds, selection.recommendationCodes].some((ids) => ids?.length === 0)
  )
    return []
  const rows = await invitationRows(db, selection, asOf).execute()
  const texts = await readTexts(
    db,
    rows.flatMap((row) => row.reply_id ?? []),
  )
  return rows.map((row) => ({
    invitation: row.id,
    invitedAt: row.invited_at.toISOString(),
    deadline: row.deadline_on,
    seq: row.event_seq,
    missed: row.lapse_seq === null ? null : { at: row.lapsed_at?.toISOString() ?? '', seq: row.lapse_seq },
    answer:
      row.reply_id === null
        ? null
        : {
            id: row.reply_id,
            at: row.published_at?.toISOString() ?? '',
            late: row.late ?? false,
            text: texts.get(row.reply_id)?.['reply'] ?? {},
            author: row.author ?? '',
            seq: row.reply_seq ?? 0,
          },
    updateId: row.status_update_id,
    addresseeId: row.addressee_id,
    recommendation: row.code,
    institutionId: row.institution_id,
    published: row.published,
    stands: row.stands,
  }))
}

/** What a page shows of it, and nothing else. */
export function replyView({ invitation, invitedAt, deadline, seq, missed, answer }: FoundReply): ReplyView {
  return { invitation, invitedAt, deadline, seq, missed, answer }
}

export function replySummary({ invitation, deadline, missed, answer }: ReplyView): ReplySummary {
  return {
    invitation,
    state: answer ? 'answered' : missed ? 'missed' : 'invited',
    deadline,
    answeredAt: answer?.at ?? null,
    late: answer?.late ?? false,
  }
}

function invitationRows(db: Database, selection: ReplySelection, asOf: Date | null) {
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  return db
    .selectFrom('reply_invitations as i')
    .innerJoin('status_updates as u', 'u.id', 'i.status_update_id')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as c', 'c.id', 'a.recommendation_id')
    .leftJoin('replies as r', (join) => join.onRef('r.reply_invitation_id', '=', 'i.id').on('r.published_at', '<', bound))
    .leftJoin('events as e', 'e.seq', 'r.event_seq')
    .leftJoin('reply_lapses as l', (join) => join.onRef('l.reply_invitation_id', '=', 'i.id').on('l.lapsed_at', '<', bound))
    .select(['i.id', 'i.invited_at', 'i.deadline_on', 'i.event_seq', 'i.status_update_id', 'i.institution_id', 'u.addressee_id', 'c.code'])
    .select(['r.id as reply_id', 'r.published_at', 'r.late', 'r.event_seq as reply_seq', 'e.actor as author'])
    .select(['l.lapsed_at', 'l.event_seq as lapse_seq'])
    .select(sql<boolean>`coalesce(u.published_at < ${bound}, false)`.as('published'))
    .select(
      sql<boolean>`(not exists (select from withdrawals w where w.status_update_id = u.id and w.withdrawn_at < ${bound})
        and not exists (select from status_updates k where k.corrects_id = u.id and k.published_at < ${bound}))`.as('stands'),
    )
    .where('i.invited_at', '<', bound)
    .$if(selection.invitationIds !== undefined, (query) => query.where('i.id', 'in', selection.invitationIds ?? []))
    .$if(selection.updateIds !== undefined, (query) => query.where('i.status_update_id', 'in', selection.updateIds ?? []))
    .$if(selection.addresseeIds !== undefined, (query) => query.where('u.addressee_id', 'in', selection.addresseeIds ?? []))
    .$if(selection.recommendationCodes !== undefined, (query) => query.where('c.code', 'in', selection.recommendationCodes ?? []))
    .$if(selection.institutionId !== undefined, (query) => query.where('i.institution_id', '=', selection.institutionId ?? ''))
    .orderBy('i.event_seq', 'desc')
}
