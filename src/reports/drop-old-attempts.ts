import type { Context } from '../kernel/context.ts'

const KEPT_MS = 30 * 86_400_000

/** Forgets the failed attempts of editions that are there for thirty days. Returns how many. */
export async function dropOldAttempts(ctx: Context): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS)
  const dropped = await ctx.db
    .deleteFrom('edition_attempts as a')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('editions as e')
          .select('e.id')
          .where('e.issued_at', '<', before)
          .where('e.revision', '=', 0)
          .where(({ or, and, eb, ref }) =>
            or([
              and([eb('e.schedule_id', '=', ref('a.schedule_id')), eb('e.period_start', '=', ref('a.period_start'))]),
              and([eb('a.schedule_id', 'is', null), eb('e.kind', '=', 'baseline')]),
            ]),
          ),
      ),
    )
    .executeTakeFirst()
  return Number(dropped.numDeletedRows)
}
