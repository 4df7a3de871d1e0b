import { sql } from 'kysely'
import type { MovingAct } from '../../templates/view/moves.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { firstSeqFrom } from '../log/index.ts'

/** A stretch of the log: from a sequence number on, before another. */
export interface SeqRange {
  readonly from: number
  readonly before: number
}

/** The acts between two bounds; null for now. */
export async function seqsBetween(ctx: Context, from: Date, to: Date | null): Promise<SeqRange> {
  const { size } = await ctx.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const before = to === null ? size : ((await firstSeqFrom(ctx.db, to)) ?? size)
  return { from: (await firstSeqFrom(ctx.db, from)) ?? size, before }
}

/** Acts of these kinds about these addressees, by addressee, oldest first. */
export async function readMovingActs(
  ctx: Context,
  range: SeqRange,
  of: { readonly addresseeIds: readonly string[]; readonly codes: readonly string[]; readonly kinds: readonly EventKind[] },
): Promise<ReadonlyMap<string, readonly MovingAct[]>> {
  if (of.addresseeIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('events as e')
    .innerJoin('recommendations as r', 'r.id', 'e.recommendation_id')
    .select(['e.seq', 'e.kind', 'e.occurred_at', 'e.addressee_id'])
    .where('e.seq', '>=', range.from)
    .where('e.seq', '<', range.before)
    .where('e.kind', 'in', of.kinds)
    .where(sql<boolean>`r.code = any(${[...new Set(of.codes)]}::text[])`)
    .where(sql<boolean>`e.addressee_id = any(${of.addresseeIds}::uuid[])`)
    .orderBy('e.seq')
    .execute()
  const acts = Map.groupBy(rows, (row) => row.addressee_id ?? '')
  return new Map(
    [...acts].map(([id, own]) => [
      id,
      own.map(({ seq, kind, occurred_at }) => ({ seq, kind: kind as EventKind, occurredAt: occurred_at.toISOString() })),
    ]),
  )
}

/** Titles by code as they were worded just before the instant (null: now). */
export async function readTitles(ctx: Context, codes: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, Localized>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; title: Localized }>`
    select r.code, w.title from recommendations r
    join lateral (
      select v.title from recommendation_wordings v
      where v.recommendation_id = r.id and (${asOf}::timestamptz is null or v.recorded_at < ${asOf}::timestamptz)
      order by v.version desc limit 1
    ) w on true
    where r.code = any(${[...new Set(codes)]}::text[])`.execute(ctx.db)
  return new Map(rows.map(({ code, title }) => [code, title]))
}

/** Codes whose wording was changed between the two bounds. */
export async function readReworded(ctx: Context, from: Date, to: Date | null): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct r.code from recommendation_wordings v join recommendations r on r.id = v.recommendation_id
    where v.version > 1 and v.recorded_at >= ${from} and (${to}::timestamptz is null or v.recorded_at < ${to}::timestamptz)`.execute(ctx.db)
  return new Set(rows.map(({ code }) => code))
}
