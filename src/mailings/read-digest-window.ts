import type { EventKind } from '../../templates/view/scales.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import type { ListedAct } from './arrange-digest.ts'
import type { CompositionMemory, Shelf } from './composition-memory.ts'

/** The acts of a run, and the days that it is about. */
export interface DigestWindow {
  readonly runId: string
  readonly frequency: 'daily' | 'weekly'
  readonly fromSeq: number
  readonly toSeq: number
  /** First and last day in the zone of the reports, and the same in instants. */
  readonly firstDay: string
  readonly lastDay: string
  readonly from: string
  readonly to: string
  readonly acts: ReadonlyMap<number, ListedAct>
}

const LAST = Number.MAX_SAFE_INTEGER
const COST_OF_AN_ACT = 100

const WINDOWS: Shelf<DigestWindow> = { name: 'window', cost: ({ acts }) => acts.size * COST_OF_AN_ACT }

/** A run with the acts of its window, listed. */
export async function readDigestWindow(ctx: Context, memory: CompositionMemory, runId: string): Promise<DigestWindow> {
  const known = memory.get(WINDOWS, runId)
  if (known) return known
  const run = await ctx.db.selectFrom('digest_runs').selectAll().where('id', '=', runId).executeTakeFirstOrThrow()
  const before = await ctx.db
    .selectFrom('digest_runs')
    .select(['runs_on', 'started_at'])
    .where('frequency', '=', run.frequency)
    .where('runs_on', '<', run.runs_on)
    .where('started_at', '<=', run.started_at)
    .orderBy('runs_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  const acts = await listActs(ctx, run.from_seq, run.to_seq)
  const oldest = acts[0]?.occurredAt ?? run.started_at
  const zone = ctx.settings.timeZone
  const window: DigestWindow = {
    runId,
    frequency: run.frequency,
    fromSeq: run.from_seq,
    toSeq: run.to_seq,
    firstDay: before?.runs_on ?? dateIn(zone, oldest),
    lastDay: Temporal.PlainDate.from(run.runs_on).subtract({ days: 1 }).toString(),
    from: (before?.started_at ?? oldest).toISOString(),
    to: run.started_at.toISOString(),
    acts: new Map(acts.map((act) => [act.seq, act])),
  }
  memory.set(WINDOWS, runId, window)
  return window
}

async function listActs(ctx: Context, fromSeq: number, toSeq: number): Promise<(ListedAct & { readonly occurredAt: Date })[]> {
  const rows = await ctx.db
    .selectFrom('events as e')
    .innerJoin('noted_events as n', 'n.seq', 'e.seq')
    .leftJoin('recommendations as r', 'r.id', 'e.recommendation_id')
    .leftJoin('themes as t', 't.id', 'r.theme_id')
    .leftJoin('addressees as a', 'a.id', 'e.addressee_id')
    .select(['e.seq', 'e.kind', 'e.occurred_at', 'n.significant', 'e.recommendation_id', 'e.addressee_id'])
    .select(['t.position as theme', 'r.position as recommendation', 'a.position as addressee'])
    .where('e.seq', '>=', fromSeq)
    .where('e.seq', '<', toSeq)
    .orderBy('e.seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    kind: row.kind as EventKind,
    significant: row.significant,
    recommendationId: row.recommendation_id,
    addresseeId: row.addressee_id,
    place: [row.theme ?? LAST, row.recommendation ?? LAST, row.addressee ?? LAST],
    occurredAt: row.occurred_at,
  }))
}
