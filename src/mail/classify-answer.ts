import type { MailAnswer, OutageReason } from '../kernel/mailer.ts'

/** What went wrong on an SMTP session, as the transport tells it. */
export interface SmtpFault {
  /** `transaction`: connected, greeted and signed in. */
  readonly phase: 'connecting' | 'transaction'
  /** The transport's name for it, such as ESOCKET. */
  readonly code?: string | undefined
  /** The system's name, such as ECONNREFUSED. */
  readonly originalCode?: string | undefined
  /** What was answered to: CONN, EHLO, STARTTLS, AUTH …, MAIL FROM, RCPT TO, DATA; API: refused before it was sent. */
  readonly command?: string | undefined
  readonly responseCode?: number | undefined
  /** The server's whole answer. */
  readonly response?: string | undefined
}

/** Mailboxes and domains that do not exist, moved or take no mail (RFC 3463 and 7505); 5.1.7 and 5.1.8 speak of the sender. 5.4.1 at RCPT is how Microsoft says it. */
const NO_MAILBOX = /^5\.1\.(?![78]$)\d+$|^5\.2\.1$|^5\.4\.[14]$|^5\.7\.17$/
const TOO_LARGE = /^5\.2\.3$|^5\.3\.4$/
const SIGN_IN_CODES: ReadonlySet<number> = new Set([530, 534, 535, 538])
/** At RCPT without an enhanced code: no such mailbox, not local, name not allowed, domain takes no mail (RFC 5321, RFC 7504). */
const BARE_NO_MAILBOX: ReadonlySet<number> = new Set([521, 550, 551, 553, 556])

/**
 * What a fault means for the mail (RFC 5321, 3463, 7504): whose fault it is, and whether it is for good. A full mailbox is never for
 * good; a refusal of policy or content (5.7) is not the address's; what fails before a recipient is named concerns every mail.
 */
export function classifyAnswer(fault: SmtpFault): MailAnswer {
  if (fault.phase === 'connecting') return { kind: 'outage', reason: connectingReason(fault) }
  const { code, command, responseCode } = fault
  if (command === 'API') return { kind: 'refused', code: 'invalid', address: code === 'EENVELOPE' }
  if (responseCode === undefined) {
    if (code === 'EMESSAGE') return { kind: 'refused', code: 'too large', address: false }
    return { kind: 'interrupted', code: code === 'ETIMEDOUT' ? 'timeout' : 'disconnected' }
  }
  const enhanced = enhancedCode(fault.response)
  const said = enhanced === null ? String(responseCode) : `${responseCode} ${enhanced}`
  if (responseCode === 421 || responseCode === 503) return { kind: 'interrupted', code: said }
  if (SIGN_IN_CODES.has(responseCode) && !isNoMailbox(enhanced ?? '')) return { kind: 'outage', reason: 'sign_in' }
  if (TOO_LARGE.test(enhanced ?? '') || (responseCode === 552 && enhanced === null && command !== 'RCPT TO'))
    return { kind: 'refused', code: said, address: false }
  if (command === 'MAIL FROM') return { kind: 'outage', reason: 'sender' }
  if (responseCode < 500) return { kind: 'deferred', code: said }
  if (enhanced === null) {
    if (command === 'RCPT TO' && BARE_NO_MAILBOX.has(responseCode)) return { kind: 'refused', code: said, address: true }
    return { kind: responseCode === 552 ? 'deferred' : 'unwanted', code: said }
  }
  if (isNoMailbox(enhanced)) return { kind: 'refused', code: said, address: true }
  return { kind: enhanced === '5.2.2' ? 'deferred' : 'unwanted', code: said }
}

function connectingReason({ code, originalCode, command, responseCode }: SmtpFault): OutageReason {
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || command?.startsWith('AUTH') === true) return 'sign_in'
  if (code === 'ETLS' || command === 'STARTTLS' || /CERT|SSL|TLS|SELF_SIGNED/.test(originalCode ?? '')) return 'tls'
  if (code === 'ETIMEDOUT') return 'timeout'
  return responseCode !== undefined || code === 'EPROTOCOL' ? 'greeting' : 'unreachable'
}

/** Whether an enhanced status code says that the address gets no mail, for good. */
export function isNoMailbox(status: string): boolean {
  return NO_MAILBOX.test(status)
}

function enhancedCode(response: string | undefined): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(response ?? '')?.[1] ?? null
}
