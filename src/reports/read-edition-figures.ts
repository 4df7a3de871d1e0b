import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { listOutstandingEditions } from './list-outstanding-editions.ts'

export interface EditionFigures {
  /** Due and not there. */
  readonly outstanding: number
  /** Of these, how many somebody should look at. */
  readonly alerting: number
  /** Tries that failed, of those outstanding. */
  readonly failedAttempts: number
  /** How long the one owed longest is owed, in seconds; 0 when none is. */
  readonly oldestSeconds: number
  /** Drafts that wait for an editor. */
  readonly held: number
  /** Unix time in seconds; null before the first. */
  readonly lastIssued: number | null
  /** Issued late, ever. */
  readonly late: number
}

/** How the editions of reports stand. */
export async function readEditionFigures(ctx: Context): Promise<EditionFigures> {
  const now = ctx.clock.now()
  const outstanding = await listOutstandingEditions(ctx)
  const { rows } = await sql<Pick<EditionFigures, 'held' | 'lastIssued' | 'late'>>`
    select (select extract(epoch from max(issued_at))::float8 from editions) as "lastIssued",
      (select count(*)::int from editions where late) as late,
      (select count(*)::int from edition_drafts d where d.approved_at is null and d.release_at > ${now}
        and not exists (select from editions e where (e.schedule_id, e.period_start) = (d.schedule_id, d.period_start))) as held`.execute(
    ctx.db,
  )
  const since = outstanding.map((edition) => Date.parse(edition.since))
  return {
    outstanding: outstanding.length,
    alerting: outstanding.filter(({ alert }) => alert).length,
    failedAttempts: outstanding.reduce((sum, { failures }) => sum + failures, 0),
    oldestSeconds: since.length === 0 ? 0 : Math.max(0, (now.getTime() - Math.min(...since)) / 1000),
    held: rows[0]?.held ?? 0,
    lastIssued: rows[0]?.lastIssued ?? null,
    late: rows[0]?.late ?? 0,
  }
}
