import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { Auth } from './create-auth.ts'

/** A session ends that nobody used for this long; at the latest it ends fourteen days after it began. */
export const IDLE_HOURS = 48
/** How long the second step of signing in may take. */
const HALF_SESSION_MINUTES = 10
const NOTED_EVERY_MINUTES = 15

/** Somebody signed in, who must first turn a second factor on: until then they may look after their own account and no more. */
const ENROLLING = { pending: 'enrolment', scopes: ['manageOwnAccount'] } as const

/** Who sends a request; `pending` is what is still missing before they may do what their role may. */
export type Reader =
  | { readonly actor: Actor; readonly pending?: 'enrolment' }
  /** The first step of signing in is done, the second is not: nobody yet. */
  | { readonly actor: null; readonly pending: 'second_factor'; readonly accountId: string }

/**
 * Who sends a request, from its session cookie. Null when nobody is signed in, the session ended, was not used for 48 hours, or
 * the account is disabled. Notes the use, at most once a quarter of an hour.
 */
export async function readActor(ctx: Context, auth: Auth, headers: Headers): Promise<Reader | null> {
  const session = await auth.api.getSession({ headers })
  if (!session) return null
  const row = await ctx.db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.user_id', 's.user_id')
    .leftJoin('second_factors as f', (join) => join.onRef('f.account_id', '=', 'a.id').on('f.confirmed_at', 'is not', null))
    .select(['a.id', 'a.role', 'a.name', 'a.public_name', 'a.organisation_id', 'a.institution_id', 's.second_factor_at', 'f.confirmed_at'])
    .select(sql<boolean>`s.last_seen_at < now() - make_interval(mins => ${NOTED_EVERY_MINUTES}::int)`.as('is_stale'))
    .select(sql<boolean>`s.created_at < now() - make_interval(mins => ${HALF_SESSION_MINUTES}::int)`.as('is_old'))
    .where('s.id', '=', session.session.id)
    .where('a.disabled_at', 'is', null)
    .where(sql<boolean>`s.last_seen_at > now() - make_interval(hours => ${IDLE_HOURS}::int)`)
    .executeTakeFirst()
  if (!row) return null
  if (row.confirmed_at !== null && row.second_factor_at === null)
    return row.is_old ? null : { actor: null, pending: 'second_factor', accountId: row.id }
  if (row.is_stale)
    await ctx.db
      .updateTable('sessions')
      .set({ last_seen_at: sql`now()` })
      .where('id', '=', session.session.id)
      .execute()
  const actor: Actor = {
    accountId: row.id,
    role: row.role,
    name: row.name,
    publicName: row.public_name,
    organisationId: row.organisation_id,
    institutionId: row.institution_id,
    scopes: null,
  }
  const mustEnrol = row.confirmed_at === null && (ctx.settings.secondFactorFor ?? []).includes(row.role)
  return mustEnrol ? { actor: { ...actor, scopes: ENROLLING.scopes }, pending: ENROLLING.pending } : { actor }
}
