import type { Words } from '../i18n/index.ts'
import { mail, type Mail } from './mail.ts'

export interface SubscriptionAccessView {
  /** Whole address of the preferences. */
  readonly href: string
  /** How many things are followed now. */
  readonly following: number
  /** Absolute base of the site. */
  readonly origin: string
}

/** The link to somebody's preferences, because it was asked for. */
export function subscriptionAccessMail(view: SubscriptionAccessView, words: Words): Mail {
  return mail(
    {
      subject: words.t('follow.preferences.mail.subject'),
      paragraphs: [words.t('follow.preferences.mail.lead', { n: view.following }), words.t('follow.preferences.mail.what')],
      button: { text: words.t('follow.preferences.mail.do'), href: view.href },
      footnotes: [words.t('follow.preferences.mail.secret'), words.t('follow.preferences.mail.not_you')],
    },
    words,
    view.origin,
  )
}
