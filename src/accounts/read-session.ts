import type { Context } from '../kernel/context.ts'
import type { Auth } from './create-auth.ts'

export interface SessionEntry {
  readonly id: string
  readonly userId: string
  /** A new password may be set without the old one. */
  readonly isPasswordFree: boolean
  /** How it began; null: with the identity provider. */
  readonly startedBy: 'password' | 'link' | null
}

/** The session of a request's cookie. Null when there is none or it ended. */
export async function readSession(ctx: Context, auth: Auth, headers: Headers): Promise<SessionEntry | null> {
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  const row = await ctx.db
    .selectFrom('sessions')
    .select(['id', 'user_id', 'password_free_until', 'started_by'])
    .where('id', '=', found.session.id)
    .executeTakeFirst()
  if (!row) return null
  const isPasswordFree = row.password_free_until !== null && row.password_free_until > ctx.clock.now()
  return { id: row.id, userId: row.user_id, isPasswordFree, startedBy: row.started_by }
}
