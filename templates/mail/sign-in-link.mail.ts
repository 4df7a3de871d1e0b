import type { Words } from '../i18n/index.ts'
import { mail, type Mail } from './mail.ts'

export interface SignInLinkView {
  /** Whole address of the page with the button. */
  readonly href: string
  /** How long it is good, in minutes. */
  readonly minutes: number
  /** Absolute base of the site. */
  readonly origin: string
}

/** The link that signs in, once. */
export function signInLinkMail(view: SignInLinkView, words: Words): Mail {
  return mail(
    {
      subject: words.t('people.mail.link.subject'),
      paragraphs: [words.t('people.mail.link.lead'), words.t('people.mail.link.once', { n: view.minutes })],
      button: { text: words.t('people.mail.link.do'), href: view.href },
      footnotes: [words.t('people.mail.link.not_you')],
    },
    words,
    view.origin,
  )
}
