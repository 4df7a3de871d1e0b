import type { KeyObject } from 'node:crypto'
import type { Context } from '../kernel/context.ts'
import { messageId } from './message-id.ts'
import { openSecret } from './secrets.ts'
import { settleDelivery } from './settle-delivery.ts'
import { signMessage } from './sign-message.ts'

/** One try of a delivery that the worker `run` has claimed: signed with the secrets and sent to the address that stand now. */
export async function attemptDelivery(
  ctx: Context,
  attempt: { readonly id: string; readonly run: string; readonly body: Buffer; readonly privateKey: KeyObject },
): Promise<void> {
  const { id, run, body, privateKey } = attempt
  const began = ctx.clock.now()
  const webhook = await ctx.db
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
    .select(['w.address', 'w.secret_sealed', 'w.old_secret_sealed', 'w.old_secret_until'])
    .where('d.id', '=', id)
    .where('d.claimed_by', '=', run)
    .executeTakeFirst()
  if (!webhook) return
  const old = webhook.old_secret_until !== null && webhook.old_secret_until > began ? webhook.old_secret_sealed : null
  const secrets = [webhook.secret_sealed, ...(old === null ? [] : [old])].map((sealed) => openSecret(ctx.vault, sealed))
  const signed = signMessage({ id: messageId(id), at: began, body }, secrets, privateKey)
  const headers = { ...signed, 'content-type': 'application/json' }
  const answer = await ctx.webhooks.post(webhook.address, headers, body, began)
  await settleDelivery(ctx, { id, run, began, answer })
}
