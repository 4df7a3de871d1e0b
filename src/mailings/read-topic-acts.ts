import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import type { CompositionMemory, Shelf } from './composition-memory.ts'
import type { DigestWindow } from './read-digest-window.ts'

const TOPIC_ACTS: Shelf<readonly number[]> = { name: 'topic', cost: ({ length }) => length * 4 }

/** For each of these topics, which acts of a window belong to it, oldest first. */
export async function readTopicActs(
  ctx: Context,
  memory: CompositionMemory,
  window: DigestWindow,
  topicIds: readonly string[],
): Promise<(topicId: string) => readonly number[]> {
  const key = (topicId: string) => `${window.runId} ${topicId}`
  const found = new Map<string, readonly number[]>()
  for (const id of topicIds) {
    const known = memory.get(TOPIC_ACTS, key(id))
    if (known) found.set(id, known)
  }
  const missing = topicIds.filter((id) => !found.has(id))
  if (missing.length > 0) {
    const { rows } = await sql<{ topic_id: string; seqs: number[] }>`
      select topic_id, array_agg(event_seq order by event_seq)::int[] as seqs from event_topics
      where topic_id = any(${missing}::uuid[]) and event_seq >= ${window.fromSeq} and event_seq < ${window.toSeq}
      group by topic_id`.execute(ctx.db)
    const read = new Map(rows.map((row) => [row.topic_id, row.seqs]))
    for (const id of missing) {
      const seqs = read.get(id) ?? []
      found.set(id, seqs)
      memory.set(TOPIC_ACTS, key(id), seqs)
    }
  }
  return (topicId) => found.get(topicId) ?? []
}
