import { sql } from 'kysely'
import type { Status } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { addresseeRows } from '../recommendations/index.ts'

/** For each of these acts on one addressee, what the record said of it just before and just after. */
export async function readMoves(
  ctx: Context,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, { readonly from: Status; readonly to: Status }>> {
  if (seqs.length === 0) return new Map()
  const day = sql<string>`(m.instant at time zone ${ctx.settings.timeZone})::date`
  const bound = { nextSeq: sql<number>`m.next_seq`, instant: sql<Date>`m.instant`, day }
  const addressee = addresseeRows(ctx, { withdrawn: true }, bound).where('x.id', '=', sql<string>`e.addressee_id`)
  const { rows } = await sql<{ seq: number; after: boolean; status: Status }>`
    select e.seq, m.after, y.status from events e
    cross join lateral (values (false, e.seq, e.occurred_at), (true, e.seq + 1, e.occurred_at + interval '1 millisecond'))
      as m(after, next_seq, instant)
    cross join lateral (${addressee}) y
    where e.seq = any(${[...seqs]}::bigint[]) and e.addressee_id is not null
  `.execute(ctx.db)
  const before = new Map(rows.flatMap(({ seq, after, status }) => (after ? [] : [[seq, status] as const])))
  return new Map(
    rows.flatMap(({ seq, after, status: to }) => {
      const from = before.get(seq)
      return after && from !== undefined ? [[seq, { from, to }] as const] : []
    }),
  )
}
