import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

export interface ImportFigures {
  /** Being checked, applied or undone. */
  readonly running: number
  /** Wait for a second person. */
  readonly waiting: number
  readonly failed: number
  /** How long the one that runs longest runs without a step, in seconds; 0 when none runs. */
  readonly oldestSeconds: number
}

/** How the imports stand. */
export async function readImportFigures(ctx: Context): Promise<ImportFigures> {
  const { rows } = await sql<ImportFigures>`
    select count(*) filter (where state in ('checking', 'applying', 'undoing'))::int as running,
      count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      coalesce(greatest(0, extract(epoch from ${ctx.clock.now()}::timestamptz
        - min(changed_at) filter (where state in ('checking', 'applying', 'undoing')))), 0)::float8 as "oldestSeconds"
    from import_batches where state in ('checking', 'applying', 'undoing', 'waiting', 'failed')`.execute(ctx.db)
  return rows[0] ?? { running: 0, waiting: 0, failed: 0, oldestSeconds: 0 }
}
