import type { Words } from '../i18n/index.ts'
import { mail, type Mail } from './mail.ts'

export interface WebhookDisabledView {
  readonly reason: 'gone' | 'exhausted'
  /** ISO instant, shown in `timeZone`. */
  readonly disabledAt: string
  readonly timeZone: string
  /** Of the address only its host: the rest may be a secret. */
  readonly host: string
  readonly description: string
  /** Whole address of the webhook's page. */
  readonly href: string
  /** Absolute base of the site. */
  readonly origin: string
}

/** Tells whoever looks after a webhook that it was disabled, why, and what to do. */
export function webhookDisabledMail(view: WebhookDisabledView, words: Words): Mail {
  const name = view.description === '' ? view.host : `${view.description} (${view.host})`
  return mail(
    {
      subject: words.t('webhooks.mail.subject', { name: view.description || view.host }),
      paragraphs: [
        words.t('webhooks.mail.lead', { name, at: words.instant(view.disabledAt, view.timeZone) }),
        words.t(`webhooks.mail.${view.reason}`),
        words.t('webhooks.mail.then'),
      ],
      button: { text: words.t('webhooks.mail.do'), href: view.href },
      footnotes: [words.t('webhooks.mail.why')],
    },
    words,
    view.origin,
  )
}
