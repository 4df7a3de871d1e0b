import type { Context } from '../kernel/context.ts'
import { firstSeqFrom } from '../log/index.ts'
import { listTopicEvents, type Topic } from '../topics/index.ts'
import type { ChangePage } from './list-changes.ts'
import { readChanges } from './read-changes.ts'

/** A topic's acts before the instant (null: now), newest first, a page of `limit` that ends before a sequence number. */
export async function listTopicChanges(
  ctx: Context,
  topic: Topic,
  page: { readonly beforeSeq: number | undefined; readonly limit: number },
  asOf: Date | null,
): Promise<ChangePage> {
  const bounds = [page.beforeSeq ?? Infinity, asOf === null ? Infinity : ((await firstSeqFrom(ctx.db, asOf)) ?? Infinity)]
  const beforeSeq = Math.min(...bounds)
  const seqs = await listTopicEvents(ctx, topic, {
    limit: page.limit + 1,
    beforeSeq: Number.isFinite(beforeSeq) ? beforeSeq : undefined,
  })
  const shown = seqs.slice(0, page.limit)
  return { changes: await readChanges(ctx, shown, asOf), next: seqs.length > page.limit ? (shown.at(-1) ?? null) : null }
}
