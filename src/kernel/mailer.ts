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

export interface Mailer {
  /** Hands a message over, or throws: the job that sends it is then tried again. Never called inside a transaction. */
  send(message: Message): Promise<void>
}
