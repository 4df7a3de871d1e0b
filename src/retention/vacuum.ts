import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/**
 * Gives the room of removed rows back to use, and lets the planner know what the tables hold: what a server's autovacuum does by
 * itself. For the embedded database, which has none; everybody else waits meanwhile. Throws Forbidden.
 */
export async function vacuum(ctx: Context): Promise<void> {
  requireActor(ctx, 'managePeople')
  await sql`vacuum (analyze)`.execute(ctx.db)
}
