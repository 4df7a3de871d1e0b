import type { Database } from '../../db/schema.ts'
import { isLanguage, words } from '../../templates/i18n/index.ts'
import { webhookDisabledMail } from '../../templates/mail/webhook-disabled.mail.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { WebhookOwner } from './owner.ts'

const MOST = 20

/**
 * Writes to those who look after a webhook that the service disabled, once: to who made or last changed it, else to the others of its
 * organisation, else to the administrators. Throws Forbidden, and what the mail server throws; then the next try sends it.
 */
export async function tellWebhookOwner(ctx: Context, input: { readonly webhookId: string }): Promise<void> {
  requireActor(ctx, 'deliverWebhooks')
  const webhook = await ctx.db.selectFrom('webhooks').selectAll().where('id', '=', input.webhookId).executeTakeFirst()
  if (!webhook || webhook.disabled_at === null || webhook.disabled_reason === null || webhook.owner_told_at !== null) return
  const { publicUrl: origin, timeZone } = ctx.settings
  const language = isLanguage(webhook.language) ? webhook.language : 'es'
  const view = {
    reason: webhook.disabled_reason,
    disabledAt: webhook.disabled_at.toISOString(),
    timeZone,
    host: webhook.host,
    description: webhook.description,
    href: `${origin}/${language}/workspace/webhooks/${webhook.id}`,
    origin,
  }
  const mail = webhookDisabledMail(view, words(language))
  for (const [place, to] of (await keepers(ctx.db, webhook)).entries()) {
    const messageId = `webhook-${webhook.id}-${webhook.disabled_at.getTime()}-${place}@${new URL(origin).hostname}`
    await ctx.mail.send({ to, ...mail, messageId })
  }
  await ctx.db
    .updateTable('webhooks')
    .set({ owner_told_at: ctx.clock.now() })
    .where('id', '=', webhook.id)
    .where('disabled_at', '=', webhook.disabled_at)
    .execute()
}

/** Addresses, in a fixed order. */
async function keepers(db: Database, webhook: WebhookOwner & { readonly keeper_id: string }): Promise<readonly string[]> {
  const people = db
    .selectFrom('accounts as a')
    .innerJoin('users as u', 'u.id', 'a.user_id')
    .select('u.email')
    .where('a.disabled_at', 'is', null)
    .where('a.role', 'in', ['contributor', 'editor', 'administrator'])
    .orderBy('a.created_at')
    .orderBy('a.id')
    .limit(MOST)
  const owners = people.where((where) =>
    where.or([where('a.id', '=', webhook.account_id), where('a.organisation_id', '=', webhook.organisation_id)]),
  )
  for (const query of [
    people
      .where('a.id', '=', webhook.keeper_id)
      .where((where) => where.or([where('a.role', '=', 'administrator'), where.exists(owners.where('a.id', '=', webhook.keeper_id))])),
    owners,
    people.where('a.role', '=', 'administrator'),
  ]) {
    const found = await query.execute()
    if (found.length > 0) return found.map(({ email }) => email)
  }
  return []
}
