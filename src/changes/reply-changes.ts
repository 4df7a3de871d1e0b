import type { Database } from '../../db/schema.ts'
import type { ReplyView } from '../../templates/view/reply.ts'
import { readReplies, replyView } from '../replies/index.ts'

/** The reply that each of these events is about, by sequence number. An invitation does not yet know its answer, nor an answer given in time a lapse. */
export async function replyChanges(
  db: Database,
  events: readonly { readonly seq: number; readonly kind: string; readonly status_update_id: string | null }[],
  asOf: Date | null,
): Promise<ReadonlyMap<number, ReplyView>> {
  const replies = await readReplies(db, { updateIds: [...new Set(events.flatMap((event) => event.status_update_id ?? []))] }, asOf)
  const found = new Map<number, ReplyView>()
  for (const reply of replies) {
    const view = replyView(reply)
    found.set(reply.seq, { ...view, missed: null, answer: null })
    if (reply.missed) found.set(reply.missed.seq, { ...view, answer: null })
    if (reply.answer) found.set(reply.answer.seq, view)
  }
  return found
}
