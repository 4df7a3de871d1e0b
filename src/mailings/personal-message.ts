import { words, type Words } from '../../templates/i18n/index.ts'
import type { Told } from '../../templates/mail/act.mail.ts'
import type { Fragment } from '../../templates/mail/parts/block.ts'
import { personalFoot, witnessFoot } from '../../templates/mail/parts/foot.ts'
import { joined } from '../../templates/mail/parts/fragment.ts'
import { frame } from '../../templates/mail/parts/frame.ts'
import { FREQUENCIES, type Frequency } from '../../templates/view/subscription.ts'
import type { Context } from '../kernel/context.ts'
import type { Attachment, Message } from '../kernel/mailer.ts'
import { preferencesLink, unsubscribeLink, type Recipient, type RecipientSubscription } from '../subscriptions/index.ts'
import type { Batch } from './batch.ts'
import { mailHost } from './mail-host.ts'
import type { MailRow } from './mail-row.ts'
import { PIECES } from './shelves.ts'

/** What is one person's own in a mail that others get too. */
export interface Personal {
  readonly row: MailRow
  readonly recipient: Recipient
  /** Because of which of their subscriptions they get it. */
  readonly because: readonly RecipientSubscription[]
  /** Which mails this one belongs to, and end with one click. */
  readonly frequency: Frequency
  /** Said after the body. */
  readonly note?: Fragment
  readonly attachments?: readonly Attachment[]
}

/** A whole message around a body that others share. */
export function personalMessage(ctx: Context, batch: Batch, told: Told, personal: Personal): Message {
  const { row, recipient, frequency } = personal
  const language = words(recipient.language)
  const { origin } = batch.place
  const unsubscribe = unsubscribeLink(ctx, row.subscriber_id, frequency, recipient.language)
  const foot = joined([footOf(ctx, batch, personal, language, unsubscribe), witnessOf(batch, language)])
  const body = personal.note ? joined([told.body, personal.note]) : told.body
  return {
    to: recipient.address,
    subject: told.subject.replaceAll(/\s+/g, ' '),
    ...frame({ subject: told.subject, body, foot }, language, origin),
    language: recipient.language,
    messageId: row.message_id,
    list: { id: `${frequency.replace('_', '-')}.${mailHost(ctx)}`, name: language.t(`mails.list.${frequency}`) },
    unsubscribe,
    ...(personal.attachments ? { attachments: personal.attachments } : {}),
  }
}

function footOf(
  ctx: Context,
  batch: Batch,
  { row, recipient, because, frequency }: Personal,
  language: Words,
  unsubscribe: string,
): Fragment {
  const reasons = FREQUENCIES.flatMap((name) => {
    const topics = because.filter((subscription) => subscription.frequency === name).map(batch.topicView)
    const stop = name === frequency ? unsubscribe : unsubscribeLink(ctx, row.subscriber_id, name, recipient.language)
    return topics.length === 0 ? [] : [{ frequency: name, topics, stop }]
  })
  return personalFoot(reasons, preferencesLink(ctx, row.subscriber_id, recipient.language), language)
}

function witnessOf({ memory, witness, place }: Batch, language: Words): Fragment {
  const key = `witness ${language.language}`
  const known = memory.get(PIECES, key)
  if (known) return known
  const made = witnessFoot(witness, language, place.origin)
  memory.set(PIECES, key, made)
  return made
}
