import { join } from 'node:path'
import type { Mailer } from '../kernel/mailer.ts'
import { createMailer } from './create-mailer.ts'
import { openDkimKey } from './dkim.ts'
import { senderOf } from './sender-of.ts'

/** How mail leaves, as the operator set it. */
export interface MailConfig {
  /** Messages a second at most, of all kinds together. */
  readonly perSecond: number
  /** Sessions with the server at a time. */
  readonly connections: number
  /** Domain of return paths, whose mail reaches `vigia mail feedback`; undefined: of the sender. */
  readonly bounceDomain?: string | undefined
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly keyFile: string } | undefined
  /** Lets who sends it report failures and complaints; undefined: nobody may over HTTP. */
  readonly feedbackToken?: string | undefined
}

export interface MailerConfig {
  readonly dataDirectory: string
  readonly smtpUrl?: string | undefined
  readonly mailFrom?: string | undefined
  readonly mail?: MailConfig | undefined
}

/** The service's mailer. Throws StartRefused when the key that signs messages cannot be used. */
export function openMailer(config: MailerConfig, publicUrl: string): Mailer {
  const { mail } = config
  return createMailer({
    smtpUrl: config.smtpUrl,
    outbox: outboxOf(config),
    from: senderOf(config, publicUrl),
    bounceDomain: mail?.bounceDomain,
    perSecond: mail?.perSecond,
    connections: mail?.connections,
    dkim: mail?.dkim && openDkimKey(mail.dkim),
  })
}

/** Where messages lie that are not sent. */
export function outboxOf(config: { readonly dataDirectory: string }): string {
  return join(config.dataDirectory, 'outbox')
}
