export interface Message {
  /** One address. */
  readonly to: string
  readonly subject: string
  /** The same content twice: plain, with every link, and as HTML without pictures. */
  readonly text: string
  readonly html: string
  /** BCP 47 tag of what is written. */
  readonly language: string
}

export interface Mailer {
  /** Hands a message over, or throws: the job that sends it is then tried again. Never called inside a transaction. */
  send(message: Message): Promise<void>
}
