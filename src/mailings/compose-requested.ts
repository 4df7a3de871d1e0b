import { words } from '../../templates/i18n/index.ts'
import { confirmSubscriptionMail } from '../../templates/mail/confirm-subscription.mail.ts'
import type { Mail } from '../../templates/mail/mail.ts'
import { subscriptionAccessMail } from '../../templates/mail/subscription-access.mail.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import type { Message } from '../kernel/mailer.ts'
import { confirmationLink, preferencesLink, type Recipient } from '../subscriptions/index.ts'
import type { Batch } from './batch.ts'
import type { MailRow } from './mail-row.ts'

/** Mails that somebody asked for by filling in a form: they belong to no list. A request that has lapsed meanwhile says nothing. */
export function composeRequested(ctx: Context, batch: Batch, rows: readonly MailRow[]): [string, Message][] {
  return rows.flatMap((row): [string, Message][] => {
    const recipient = batch.recipients.get(row.subscriber_id)
    const mail = recipient && (row.kind === 'access' ? access(ctx, row, recipient) : confirmation(ctx, batch, row, recipient))
    return recipient && mail ? [[row.id, { to: recipient.address, ...mail, messageId: row.message_id }]] : []
  })
}

function access(ctx: Context, row: MailRow, recipient: Recipient): Mail {
  const { language } = recipient
  const href = preferencesLink(ctx, row.subscriber_id, language)
  return subscriptionAccessMail({ href, following: recipient.subscriptions.length, origin: ctx.settings.publicUrl }, words(language))
}

function confirmation(ctx: Context, batch: Batch, row: MailRow, { subscriptions, pending, language }: Recipient): Mail | null {
  const waiting = pending.find(({ id, confirmBefore }) => id === row.subscription_id && confirmBefore > ctx.clock.now())
  const standing = subscriptions.find(({ id }) => id === row.subscription_id)
  const asked = waiting ?? standing
  if (!asked) return null
  return confirmSubscriptionMail(
    {
      topic: batch.topicView(asked),
      frequency: asked.frequency,
      confirm: confirmationLink(ctx, asked.id, language),
      until: dateIn(ctx.settings.timeZone, asked.confirmBefore),
      following: standing ? preferencesLink(ctx, row.subscriber_id, language) : null,
      origin: ctx.settings.publicUrl,
    },
    words(language),
  )
}
