import type { Words } from '../i18n/index.ts'
import { mail, type Mail } from './mail.ts'

export const SECURITY_CHANGES = [
  'password_changed',
  'second_factor_on',
  'second_factor_off',
  'second_factor_reset',
  'recovery_codes_renewed',
  'recovery_code_used',
  'codes_refused',
] as const
export type SecurityChange = (typeof SECURITY_CHANGES)[number]

export interface SecurityChangeView {
  readonly change: SecurityChange
  /** ISO instant, shown in `timeZone`. */
  readonly at: string
  readonly timeZone: string
  /** Whole address of the account's page. */
  readonly href: string
  /** Absolute base of the site. */
  readonly origin: string
}

/** Tells the owner of an account that something about its security changed, and what to do if it was not them. */
export function securityChangeMail(view: SecurityChangeView, words: Words): Mail {
  return mail(
    {
      subject: words.t(`security.mail.${view.change}.subject`),
      paragraphs: [
        words.t(`security.mail.${view.change}.text`, { at: words.instant(view.at, view.timeZone) }),
        words.t('security.mail.not_you'),
      ],
      button: { text: words.t('security.mail.do'), href: view.href },
      footnotes: [words.t('security.mail.why')],
    },
    words,
    view.origin,
  )
}
