import { NotFound } from '../kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import { listTopicEvents, type Topic } from '../topics/index.ts'
import { BLOCK, type ArchivePart } from './archive-part.ts'
import { readFeedChanges, type FeedDocument } from './read-feed-changes.ts'
import { partOf, rangeOf } from './read-parts.ts'

/**
 * A complete archive (RFC 5005 section 4): the topic's acts in one part of the log, for ever the same, with its neighbours by name.
 * Null: the newest act lies in it, so that it may still grow and stands in the subscription document. Throws NotFound when the
 * topic has no act there.
 */
export async function readArchive(ctx: Context, topic: Topic, part: ArchivePart): Promise<FeedDocument | null> {
  const range = await rangeOf(ctx.db, part)
  const seqs = range === null ? [] : await listTopicEvents(ctx, topic, { ...range, limit: BLOCK })
  if (range === null || seqs.length === 0) throw new NotFound('feed archive')
  const [after] = await listTopicEvents(ctx, topic, { fromSeq: range.beforeSeq, limit: 1, order: 'oldest' })
  if (after === undefined) return null
  const [before] = await listTopicEvents(ctx, topic, { beforeSeq: range.fromSeq, limit: 1 })
  return {
    changes: await readFeedChanges(ctx, seqs),
    previous: before === undefined ? null : await partOf(ctx.db, before),
    next: await partOf(ctx.db, after),
    older: null,
  }
}
