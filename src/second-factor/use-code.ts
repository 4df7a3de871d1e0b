import { countAttempt, forgetAttempt, tellOwner, type Auth, type Limit } from '../accounts/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, isDomainError, RuleBroken } from '../kernel/errors.ts'
import { stepOf } from './one-time-password.ts'
import { digestOf } from './recovery-codes.ts'
import { openSecret } from './seal-secret.ts'

const PER_CLIENT = 5
const PER_WAY = 20
const HOUR_MS = 3_600_000

export interface TypedCode {
  readonly accountId: string
  /** What was typed: six digits of the app, or a recovery code. */
  readonly code: string
  /** Who tries, as far as the request tells: a network address, or a session. */
  readonly client: string
  /** How the session began: wrong codes are counted for each way apart. */
  readonly way: 'password' | 'link' | 'provider'
}

/**
 * Uses one code of an account up: the same code, and an older one of the app, is never taken again. Returns which kind it was.
 *
 * Five tries a minute for one client, whatever was typed. Of codes of the app, which somebody could guess, twenty wrong ones of
 * everybody for each way of signing in; then none is looked at until an hour after the last of them, and the owner is told by mail. An
 * hour in which none was looked at begins the count anew. That shuts nobody out: recovery
 * codes cannot be guessed and are taken all the while, and who knows only the password cannot fill the count of links by mail.
 *
 * Throws Invalid (`code`), RuleBroken `too_many_attempts` and `second_factor_paused`.
 */
export async function useCode(ctx: Context, auth: Auth, typed: TypedCode): Promise<'app' | 'recovery'> {
  const code = typed.code.replace(/[\s-]/g, '')
  if (code === '') throw new Invalid({ code: { key: 'errors.required' } })
  const kind = /^\d{6}$/.test(code) ? 'app' : 'recovery'
  const { secret } = auth.options
  const perClient: Limit = { subject: `code client\n${typed.accountId}\n${typed.client}`, max: PER_CLIENT }
  const perWay: Limit = {
    subject: `code\n${typed.accountId}\n${typed.way}`,
    max: PER_WAY,
    pauseMs: HOUR_MS,
    refusal: 'errors.second_factor_paused',
  }
  const limits = kind === 'app' ? [perClient, perWay] : [perClient]
  await countAttempt(ctx, secret, limits).catch((error: unknown) => tellPaused(ctx, auth, typed, error))
  const fits = kind === 'app' ? await useStep(ctx, typed.accountId, code) : await useRecoveryCode(ctx, typed.accountId, code)
  if (!fits) throw new Invalid({ code: { key: 'errors.code_wrong' } })
  await forgetAttempt(ctx, secret, limits)
  return kind
}

async function useStep(ctx: Context, accountId: string, code: string): Promise<boolean> {
  const factor = await ctx.db.selectFrom('second_factors').select('sealed_secret').where('account_id', '=', accountId).executeTakeFirst()
  const step = factor ? stepOf(openSecret(ctx.vault, accountId, factor.sealed_secret), code, ctx.clock.now()) : null
  if (step === null) return false
  const used = await ctx.db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}

async function useRecoveryCode(ctx: Context, accountId: string, code: string): Promise<boolean> {
  return inTransaction(ctx.db, async (trx) => {
    const used = await trx
      .updateTable('recovery_codes')
      .set({ used_at: ctx.clock.now() })
      .where('account_id', '=', accountId)
      .where('sha256', '=', digestOf(code))
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (used) await tellOwner({ ...ctx, db: trx }, accountId, 'recovery_code_used')
    return used !== undefined
  })
}

/** Once an hour at most: whoever goes on trying makes no more mails. */
async function tellPaused(ctx: Context, auth: Auth, { accountId, way }: TypedCode, error: unknown): Promise<never> {
  if (error instanceof RuleBroken && error.fault.key === 'errors.second_factor_paused') {
    const once: Limit = { subject: `code told\n${accountId}\n${way}`, max: 1, pauseMs: HOUR_MS }
    const isFirst = await countAttempt(ctx, auth.options.secret, [once]).then(
      () => true,
      (refused: unknown) => {
        if (isDomainError(refused)) return false
        throw refused
      },
    )
    if (isFirst) await inTransaction(ctx.db, (trx) => tellOwner({ ...ctx, db: trx }, accountId, 'codes_refused'))
  }
  throw error
}
