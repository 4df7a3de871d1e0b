import type { Database } from '../../db/schema.ts'
import type { ActivityFileChange } from '../../templates/view/activity.ts'

/** Which file these events put on the record or took off it, by sequence number; of events of another kind nothing. */
export async function readActivityEvents(db: Database, seqs: readonly number[]): Promise<ReadonlyMap<number, ActivityFileChange>> {
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('activity_batches as b')
    .select(['b.title', 'b.file_name', 'b.event_seq', 'b.withdrawn_seq'])
    .select(({ selectFrom }) =>
      selectFrom('activity_sums as s')
        .select(({ fn }) => fn.sum<string>('s.records').as('records'))
        .whereRef('s.batch_id', '=', 'b.id')
        .where('s.kind', '=', 'record')
        .as('records'),
    )
    .where((where) => where.or([where('b.event_seq', 'in', seqs), where('b.withdrawn_seq', 'in', seqs)]))
    .execute()
  return new Map(
    rows.flatMap(({ title, file_name, event_seq, withdrawn_seq, records }) => {
      const change = { title, fileName: file_name, records: Number(records ?? 0) }
      return [event_seq, withdrawn_seq].flatMap((seq) => (seq === null ? [] : [[seq, change] as const]))
    }),
  )
}
