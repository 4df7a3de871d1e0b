import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { instantTime } from './time.ts'

/** While the mail server takes nothing. */
export interface MailOutageView {
  readonly since: string
  readonly reason: 'unreachable' | 'timeout' | 'tls' | 'greeting' | 'sign_in' | 'sender' | 'interrupted' | 'outbox'
  /** How many mails wait. */
  readonly waiting: number
  readonly nextProbe: string
}

/** That no mail leaves: since when, why in words, how much waits, when it is tried again by itself. */
export function mailOutage(page: PageContext, { since, reason, waiting, nextProbe }: MailOutageView): Html {
  const { words } = page
  return html`<p><strong>${words.t(`mails.outage.reason.${reason}`)}</strong></p>
    <p>
      ${words.t('mails.outage.since')} ${instantTime(page, since)}. ${words.t('mails.outage.waiting', { n: waiting })}
      ${words.t('mails.outage.next')} ${instantTime(page, nextProbe)}.
    </p>`
}
