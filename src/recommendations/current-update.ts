import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { Conflict } from '../kernel/errors.ts'
import { stands, winningOrder } from './as-of.ts'

/** Id of the published update that an addressee's status derives from now (rule 1); null while nobody assessed it. */
export async function currentUpdate(db: Database, addresseeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('status_updates as u')
    .select('u.id')
    .where('u.addressee_id', '=', addresseeId)
    .where(stands('u', null))
    .orderBy(sql`${winningOrder('u')}`)
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Throws Conflict when the addressee no longer stands where somebody saw it: `seen` is the current update that their page
 * showed, null where it showed none; undefined asks for no check.
 */
export async function requireSeen(db: Database, addresseeId: string, seen: string | null | undefined, version: number): Promise<void> {
  if (seen !== undefined && seen !== (await currentUpdate(db, addresseeId))) throw new Conflict(version)
}
