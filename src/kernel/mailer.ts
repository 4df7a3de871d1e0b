export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
}

export interface Message {
  /** One address. */
  readonly to: string
  readonly subject: string
  /** The same content twice: plain, with every link, and as HTML without pictures. */
  readonly text: string
  readonly html: string
  /** BCP 47 tag of what is written. */
  readonly language: string
  /** Without angle brackets; undefined: made at the sending. The same at every try, so that a mailbox keeps one. */
  readonly messageId?: string
  /** What the mail belongs to (RFC 2919), for mails that somebody subscribed to. */
  readonly list?: { readonly id: string; readonly name: string }
  /** Whole address that a POST without a cookie ends the subscription at (RFC 8058). */
  readonly unsubscribe?: string
  /** Where the mail's own failures are reported (VERP); undefined: the sender's address. */
  readonly returnPath?: string
  readonly attachments?: readonly Attachment[]
}

/** Why nothing can be handed over, whoever it is for. */
export const OUTAGE_REASONS = ['unreachable', 'timeout', 'tls', 'greeting', 'sign_in', 'sender', 'interrupted', 'outbox'] as const
export type OutageReason = (typeof OUTAGE_REASONS)[number]

/** What became of one message. `code` is the server's code and enhanced code (`550 5.1.1`) or a word of ours; never its text, which often repeats the address. */
export type MailAnswer =
  | { readonly kind: 'accepted'; readonly code: string }
  /** For good. `address`: the mailbox itself gets no mail, so nothing more should be sent there. */
  | { readonly kind: 'refused'; readonly code: string; readonly address: boolean }
  /** Not now, this one. */
  | { readonly kind: 'deferred'; readonly code: string }
  /** The content or we are refused, not the address: a later try may fare better. */
  | { readonly kind: 'unwanted'; readonly code: string }
  /** The connection broke while it was handed over; whether it was taken is unknown. */
  | { readonly kind: 'interrupted'; readonly code: string }
  /** The server takes nothing now. */
  | { readonly kind: 'outage'; readonly reason: OutageReason }
  /** This process is stopping; it was not handed over. */
  | { readonly kind: 'closing' }

export interface Mailer {
  /** How many messages may be handed over side by side. */
  readonly connections: number
  /** Domain of the return paths that failures are reported to. */
  readonly bounceDomain: string
  /** Hands a message over, or throws: the job that sends it is then tried again. Never called inside a transaction. */
  send(message: Message): Promise<void>
  /** Hands a message over and says what became of it, within the rate that is set. Never called inside a transaction. */
  deliver(message: Message): Promise<MailAnswer>
  /** Finishes what is being handed over and takes nothing more. */
  close(): Promise<void>
}
