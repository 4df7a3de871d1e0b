import type { EventKind } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { listTopicEvents, type Topic } from '../topics/index.ts'

/** Acts after which what a feed says of earlier ones may read differently. */
const REACHING_BACK = [
  'catalogue_loaded',
  'evidence_published',
  'text_redacted',
  'update_withdrawn',
] as const satisfies readonly EventKind[]

/** Whether a document of the topic may read differently since the log had `size` entries. */
export async function hasNews(ctx: Context, topic: Topic, size: number): Promise<boolean> {
  if ((await listTopicEvents(ctx, topic, { fromSeq: size, limit: 1 })).length > 0) return true
  const back = await ctx.db
    .selectFrom('events')
    .select('seq')
    .where('seq', '>=', size)
    .where('kind', 'in', REACHING_BACK)
    .limit(1)
    .executeTakeFirst()
  return back !== undefined
}
