import { sql } from 'kysely'
import { before } from '../recommendations/index.ts'
import { readReplies } from '../replies/index.ts'
import { cellsOf, column, localized } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor } from './make-dataset.ts'

/** In the order in which institutions were invited. */
export const repliesDataset = makeDataset<number>({
  name: 'replies',
  key: 'id',
  columns: [
    column('recommendation', 'text', { refersTo: 'recommendations' }),
    column('institution', 'text', { refersTo: 'institutions' }),
    column('update', 'text', { refersTo: 'updates' }),
    column('invited_at', 'instant'),
    column('deadline_on', 'date'),
    column('state', 'text', { meaning: 'reply_state' }),
    column('answered_at', 'instant'),
    column('late', 'boolean'),
    ...localized('reply'),
    column('reply_author', 'text'),
    column('missed_at', 'instant'),
    column('id', 'text'),
    column('seq', 'integer', { refersTo: 'events' }),
  ],
  async page({ db }, { filter, asOf, after, limit }) {
    const found = await db
      .selectFrom('reply_invitations as v')
      .innerJoin('institutions as i', 'i.id', 'v.institution_id')
      .innerJoin('status_updates as u', 'u.id', 'v.status_update_id')
      .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
      .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
      .select(['v.id', 'v.event_seq', 'i.slug'])
      .where(before('v.invited_at', asOf))
      .$if(after !== null, (query) => query.where('v.event_seq', '>', after ?? 0))
      .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`v.id = any(${filter.keys ?? []}::uuid[])`))
      .$if(filter.recommendations !== undefined, (query) =>
        query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`),
      )
      .$if(filter.institutions !== undefined, (query) => query.where(sql<boolean>`i.slug = any(${filter.institutions ?? []}::text[])`))
      .orderBy('v.event_seq')
      .limit(limit)
      .execute()
    const invitationIds = found.map((row) => row.id)
    const views = new Map((await readReplies(db, { invitationIds }, asOf)).map((reply) => [reply.invitation, reply]))
    const rows = found.flatMap((row): Row[] => {
      const reply = views.get(row.id)
      if (!reply) return []
      const { answer, missed } = reply
      return [
        {
          recommendation: reply.recommendation,
          institution: row.slug,
          // Of an update that is not published yet nothing is public.
          update: reply.published ? reply.updateId : null,
          invited_at: reply.invitedAt,
          deadline_on: reply.deadline,
          state: answer ? 'answered' : missed ? 'missed' : 'invited',
          answered_at: answer?.at ?? null,
          late: answer?.late ?? null,
          ...cellsOf('reply', answer?.text),
          reply_author: answer?.author ?? null,
          missed_at: missed?.at ?? null,
          id: row.id,
          seq: row.event_seq,
        },
      ]
    })
    return { rows, next: nextCursor(found, limit, (row) => row.event_seq) }
  },
})
