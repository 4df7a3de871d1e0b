import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { readTexts } from '../log/index.ts'
import { locateUpdate } from '../recommendations/index.ts'
import type { Located } from './permanent.ts'

/** A published update or a reply to one, on record before the instant (null: now). Undefined: none of this id. */
export async function locateAssessment(
  db: Database,
  kind: 'update' | 'reply',
  id: string,
  asOf: Date | null,
): Promise<Located | undefined> {
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  const reply = await db
    .selectFrom('replies as p')
    .innerJoin('reply_invitations as n', 'n.id', 'p.reply_invitation_id')
    .select(['n.id', 'n.status_update_id'])
    .where('p.id', '=', id)
    .where('p.published_at', '<', bound)
    .executeTakeFirst()
  if (kind === 'reply' && !reply) return undefined
  const updateId = reply?.status_update_id ?? id
  const row = await db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .leftJoin('withdrawals as w', (join) => join.onRef('w.status_update_id', '=', 'u.id').on('w.withdrawn_at', '<', bound))
    .select(['r.code', 'i.name', 'u.state', 'w.id as withdrawal_id', 'w.withdrawn_at', 'w.event_seq'])
    .select(sql<boolean>`coalesce(u.published_at < ${bound}, false)`.as('published'))
    .where('u.id', '=', updateId)
    .executeTakeFirst()
  if (!row || (kind === 'update' && !row.published)) return undefined
  const page = `/recommendations/${encodeURIComponent(row.code)}`
  const shown = row.published ? await locateUpdate(db, updateId, asOf) : { query: '' }
  const texts = await readTexts(db, [updateId, ...(row.withdrawal_id === null ? [] : [row.withdrawal_id])])
  const path = `${page}${shown.query}#${reply ? `reply-${reply.id}` : `update-${id}`}`
  return {
    path,
    name:
      kind === 'update'
        ? (texts.get(updateId)?.['summary'] ?? {})
        : Object.fromEntries(Object.entries(row.name).map(([key, name]) => [key, `${row.code} · ${name}`])),
    texts: id,
    withdrawn:
      kind === 'reply' || row.withdrawal_id === null
        ? null
        : {
            at: row.withdrawn_at?.toISOString() ?? '',
            reason: texts.get(row.withdrawal_id)?.['reason'] ?? {},
            seq: row.event_seq ?? 0,
          },
    history: path,
  }
}
