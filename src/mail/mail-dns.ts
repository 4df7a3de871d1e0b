import { openDkimKey, dkimPublicKey } from './dkim.ts'
import type { MailerConfig } from './open-mailer.ts'
import { senderOf } from './sender-of.ts'

/** Characters of one string of a TXT record (RFC 1035). */
const STRING = 255

/**
 * What the DNS must say so that mail arrives and failures come back, as lines of a zone file with comments. Throws StartRefused when
 * the key that signs cannot be read.
 */
export function mailDns(config: MailerConfig, publicUrl: string): readonly string[] {
  const from = /@([\w.-]+)/.exec(senderOf(config, publicUrl))?.[1] ?? ''
  const bounce = config.mail?.bounceDomain ?? from
  const server = config.smtpUrl === undefined ? 'mail.example.org' : new URL(config.smtpUrl).hostname
  const spf = [
    `; Who may send for the return paths (SPF). A provider names its own "include:…" to put in place of a:${server}.`,
    txt(bounce, `v=spf1 a:${server} -all`),
  ]
  return [
    ...spf,
    ...(bounce === from ? [] : ['; The sender’s own domain.', txt(from, `v=spf1 a:${server} -all`)]),
    ...dkim(config),
    '; What others do with mail in our name that fits neither (DMARC). When the reports look right, p=quarantine.',
    txt(`_dmarc.${from}`, `v=DMARC1; p=none; rua=mailto:dmarc@${from}`),
    `; Where failures come back: the machine that gives mail for bounces+…@${bounce} to vigia mail feedback.`,
    `${bounce}. IN MX 10 ${new URL(publicUrl).hostname}.`,
  ]
}

function dkim({ mail }: MailerConfig): readonly string[] {
  const key = mail?.dkim && openDkimKey(mail.dkim)
  if (!key)
    return [
      '; No signature (DKIM): set MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY_FILE. A key:',
      ';   openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out dkim.pem',
    ]
  return [
    '; The key that messages are signed with (DKIM).',
    txt(`${key.selector}._domainkey.${key.domain}`, `v=DKIM1; k=rsa; p=${dkimPublicKey(key)}`),
  ]
}

function txt(name: string, value: string): string {
  const strings = value.match(new RegExp(`.{1,${STRING}}`, 'g')) ?? []
  return `${name}. IN TXT ${strings.map((string) => `"${string}"`).join(' ')}`
}
