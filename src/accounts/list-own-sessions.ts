import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { Auth } from './create-auth.ts'
import { IDLE_HOURS } from './read-actor.ts'
import { readSession } from './read-session.ts'

export interface OwnSession {
  readonly id: string
  readonly isThis: boolean
  readonly startedAt: Date
  /** As exact as a quarter of an hour. */
  readonly lastSeenAt: Date
  /** When it ends however much it is used. */
  readonly expiresAt: Date
  /** Null: the identity provider, or a version of Vigía that did not note it. */
  readonly startedBy: 'password' | 'link' | null
  readonly withSecondFactor: boolean
}

/** The sessions of the actor's account that are open, the one of the request first, then the last used. Throws Forbidden. */
export async function listOwnSessions(ctx: Context, auth: Auth, headers: Headers): Promise<readonly OwnSession[]> {
  requireActor(ctx, 'manageOwnAccount')
  const own = await readSession(ctx, auth, headers)
  if (!own) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  const rows = await ctx.db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'started_by', 'second_factor_at'])
    .where('user_id', '=', own.userId)
    .where(sql<boolean>`expires_at > now() and last_seen_at > now() - make_interval(hours => ${IDLE_HOURS}::int)`)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      isThis: row.id === own.id,
      startedAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      startedBy: row.started_by,
      withSecondFactor: row.second_factor_at !== null,
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
}
