import type { Context } from '../kernel/context.ts'
import { listTopicEvents, type Topic } from '../topics/index.ts'
import { readFeedChanges, type FeedDocument } from './read-feed-changes.ts'

const PAGE = 50

/** The topic's acts before a sequence number, a page of 50 (RFC 5005 section 3): addresses that feeds gave before they had archives. */
export async function readFeedPage(ctx: Context, topic: Topic, before: number): Promise<FeedDocument> {
  const seqs = await listTopicEvents(ctx, topic, { beforeSeq: before, limit: PAGE + 1 })
  const shown = seqs.slice(0, PAGE)
  return {
    changes: await readFeedChanges(ctx, shown),
    previous: null,
    next: null,
    older: seqs.length > PAGE ? (shown.at(-1) ?? null) : null,
  }
}
