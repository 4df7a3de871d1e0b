import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { enrolmentAddress } from './one-time-password.ts'
import { openSecret } from './seal-secret.ts'

export interface SecondFactorState {
  /** Since when it is asked for; null: it is not. */
  readonly since: Date | null
  /** Begun and not confirmed: what the app needs. */
  readonly begun: { readonly secret: string; readonly address: string } | null
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number
  /** The actor's role must have one. */
  readonly isRequired: boolean
}

/** How the actor's second factor stands. Throws Forbidden. */
export async function readSecondFactor(ctx: Context): Promise<SecondFactorState> {
  const { accountId, role } = requireActor(ctx, 'manageOwnAccount')
  const factor = await ctx.db
    .selectFrom('accounts as a')
    .innerJoin('users as u', 'u.id', 'a.user_id')
    .innerJoin('second_factors as f', 'f.account_id', 'a.id')
    .select(['u.email', 'f.sealed_secret', 'f.confirmed_at'])
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  const codes = await ctx.db
    .selectFrom('recovery_codes')
    .select((select) => select.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  const isBegun = factor !== undefined && factor.confirmed_at === null
  const secret = isBegun ? openSecret(ctx.vault, accountId, factor.sealed_secret) : ''
  const site = `Vigía ${new URL(ctx.settings.publicUrl).host}`
  return {
    since: factor?.confirmed_at ?? null,
    begun: isBegun ? { secret, address: enrolmentAddress(secret, site, factor.email) } : null,
    codesLeft: codes.left,
    isRequired: (ctx.settings.secondFactorFor ?? []).includes(role),
  }
}
