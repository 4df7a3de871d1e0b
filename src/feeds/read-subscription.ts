import type { Context } from '../kernel/context.ts'
import { listTopicEvents, type Topic } from '../topics/index.ts'
import { BLOCK, monthOf } from './archive-part.ts'
import { readFeedChanges, type FeedDocument } from './read-feed-changes.ts'
import { partOf } from './read-parts.ts'

/** A subscription document holds at least so many of the newest acts. */
const LEAST = 25

/**
 * The document that readers subscribe to (RFC 5005 section 4): every act of the topic that is in no complete archive, and at least
 * the 25 newest. An archive is complete once the topic has an act beyond it, so those are at most the acts of one part.
 */
export async function readSubscription(ctx: Context, topic: Topic): Promise<FeedDocument> {
  const seqs = await listTopicEvents(ctx, topic, { limit: BLOCK + 1 })
  const [newest] = seqs
  if (newest === undefined) return { changes: [], previous: null, next: null, older: null }
  const block = Math.floor(newest / BLOCK)
  const sameBlock = seqs.filter((seq) => Math.floor(seq / BLOCK) === block).length
  const changes = await readFeedChanges(ctx, seqs.slice(0, Math.max(LEAST, sameBlock)))
  const month = monthOf(new Date(changes[0]?.occurredAt ?? 0))
  const open = changes.slice(0, sameBlock).filter(({ occurredAt }) => occurredAt.startsWith(month)).length
  const before = seqs[open]
  return {
    changes: changes.slice(0, Math.max(LEAST, open)),
    previous: before === undefined ? null : await partOf(ctx.db, before),
    next: null,
    older: null,
  }
}
