import { createHash, randomUUIDv7 } from 'node:crypto'
import type { appendEvent as logged } from '../../src/log/append-event.ts'

const LEAF = '{}'
const LEAF_HASH = createHash('sha256').update('\0').update(LEAF).digest()
let seq = 0

/** What is left of an event without a log: a row with a number. For the bench alone, with one writer on a database of its own. */
export const appendEvent: typeof logged = async (ctx, actor, event) => {
  const [id, occurredAt, place] = [randomUUIDv7(), ctx.clock.now(), seq]
  seq += 1
  await ctx.db
    .insertInto('events')
    .values({
      seq: place,
      id,
      kind: event.kind,
      occurred_at: occurredAt,
      tag: id,
      leaf: LEAF,
      leaf_hash: LEAF_HASH,
      single_person: event.singlePerson ?? false,
      account_id: actor.accountId,
      actor: actor.publicName,
      recommendation_id: null,
      addressee_id: null,
      status_update_id: null,
      position_id: null,
      due_date_id: null,
      evidence_id: null,
      agreement_id: null,
      edition_id: null,
      ...event.subjects,
    })
    .execute()
  return { seq: place, occurredAt }
}
