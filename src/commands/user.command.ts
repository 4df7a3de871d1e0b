import { inviteAccount, listAccounts } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { resetSecondFactor } from '../second-factor/index.ts'
import { parseOptions } from './parse-options.ts'
import { UsageError } from './usage-error.ts'

const USAGE =
  'npx vigia user invite --role contributor|editor|administrator [--name NAME] [--email ADDRESS] | npx vigia user list | npx vigia user reset-second-factor ADDRESS'
const ROLES = ['contributor', 'editor', 'administrator'] as const

/** `vigia user`: makes a one-time invitation link, lists the accounts, or takes a lost second factor away. */
export async function userCommand(ctx: Context, args: readonly string[]): Promise<readonly string[]> {
  const { values, positionals } = parseOptions(
    args,
    { role: { type: 'string' }, name: { type: 'string' }, email: { type: 'string' } },
    USAGE,
  )
  if (positionals[0] === 'list' && positionals.length === 1) {
    const accounts = await listAccounts(ctx)
    return accounts.map((account) =>
      [account.role, account.name, account.email ?? '', account.disabledAt ? 'disabled' : ''].join('\t').trimEnd(),
    )
  }
  if (positionals[0] === 'reset-second-factor' && positionals.length === 2) {
    const had = await resetSecondFactor(ctx, { email: positionals[1] ?? '' })
    return [had ? 'The second factor is gone and the sessions ended; the owner is told by mail.' : 'The account has no second factor.']
  }
  const role = ROLES.find((candidate) => candidate === values['role'])
  if (positionals[0] !== 'invite' || positionals.length !== 1 || role === undefined) throw new UsageError(`Usage: ${USAGE}`)
  const { token, expiresAt } = await inviteAccount(ctx, {
    role,
    ...(typeof values['name'] === 'string' ? { name: values['name'] } : {}),
    ...(typeof values['email'] === 'string' ? { email: values['email'] } : {}),
  })
  return [`One-time link, valid until ${expiresAt.toISOString().slice(0, 10)}:`, `${ctx.settings.publicUrl}/es/invitation/${token}`]
}
