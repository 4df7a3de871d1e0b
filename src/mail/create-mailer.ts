import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer, Message } from '../kernel/mailer.ts'

export interface MailerOptions {
  /** `smtp://` or `smtps://` with user and password; undefined: messages are written into `outbox`. */
  readonly smtpUrl: string | undefined
  /** Folder for `.eml` files; made when first needed, for its owner only, because a message may hold a link to sign in. */
  readonly outbox: string
  /** What stands as the sender, `Name <address>`. */
  readonly from: string
}

const SAFE = { disableFileAccess: true, disableUrlAccess: true } as const
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 } as const

/** Sends over SMTP, or writes one `.eml` file a message. Opens no connection before the first one. */
export function createMailer(options: MailerOptions): Mailer {
  const { smtpUrl, from, outbox } = options
  if (smtpUrl === undefined) {
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix', ...SAFE })
    return {
      async send(message) {
        const { message: bytes } = await transport.sendMail(headed(message, from))
        await store(outbox, bytes as Buffer)
      },
    }
  }
  const transport = createTransport({ url: smtpUrl, ...PATIENCE, ...SAFE })
  return {
    async send(message) {
      await transport.sendMail(headed(message, from))
    },
  }
}

/** No reply is expected, no receipt is asked for, nothing is loaded from anywhere. */
function headed(message: Message, from: string) {
  return {
    from,
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
  }
}

/** Whole or not at all: whoever watches the folder never sees half a message. */
async function store(outbox: string, bytes: Buffer): Promise<void> {
  await mkdir(outbox, { recursive: true, mode: 0o700 })
  const name = `${new Date().toISOString().replaceAll(':', '')}-${randomUUID().slice(0, 8)}.eml`
  const partial = join(outbox, `.${name}.part`)
  await writeFile(partial, bytes, { mode: 0o600 })
  await rename(partial, join(outbox, name))
}
