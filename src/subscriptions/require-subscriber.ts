import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { readPreferencesToken } from './link-tokens.ts'

/**
 * The subscriber whose preferences a link opens. Throws RuleBroken `follow_link_forged` for what this site did not make,
 * `follow_link_over` when that person shut the older links or is not there any more.
 */
export async function requireSubscriber(ctx: Context, token: string) {
  const named = readPreferencesToken(ctx.vault, token)
  if (named === null) throw new RuleBroken({ key: 'errors.follow_link_forged' })
  const subscriber = await ctx.db.selectFrom('subscribers').selectAll().where('id', '=', named.subscriberId).executeTakeFirst()
  if (!subscriber || (subscriber.links_since !== null && named.madeAt < subscriber.links_since))
    throw new RuleBroken({ key: 'errors.follow_link_over' })
  return subscriber
}
