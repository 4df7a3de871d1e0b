import { setTimeout as sleep } from 'node:timers/promises'
import type { MailAnswer, Mailer, Message } from '../kernel/mailer.ts'
import { classifyAnswer } from './classify-answer.ts'
import { composeMessage } from './compose-message.ts'
import { dkimSignature, type DkimKey } from './dkim.ts'
import { storeInOutbox } from './outbox.ts'
import { createPace } from './pace.ts'
import { openSmtpSessions, SmtpFailure, type SmtpSessionOptions, type SmtpSessions } from './smtp-sessions.ts'

export interface MailerOptions {
  /** `smtp://` or `smtps://` with user and password; undefined: messages are written into `outbox`. */
  readonly smtpUrl: string | undefined
  /** Folder for `.eml` files; made when first needed, for its owner only. */
  readonly outbox: string
  /** What stands as the sender, `Name <address>`. */
  readonly from: string
  /** Domain of return paths; undefined: of the sender. */
  readonly bounceDomain?: string | undefined
  /** How many messages may begin in a second; undefined: as fast as it goes. */
  readonly perSecond?: number | undefined
  /** Sessions with the server at a time; 5 when undefined. */
  readonly connections?: number | undefined
  readonly dkim?: DkimKey | undefined
  readonly patience?: SmtpSessionOptions['patience']
}

const PATIENCE: SmtpSessionOptions['patience'] = { connect: 15_000, greeting: 15_000, answer: 30_000 }

/** Sends over SMTP, or writes one `.eml` file a message. Opens no connection before the first one. */
export function createMailer(options: MailerOptions): Mailer {
  const { smtpUrl, from, outbox, dkim } = options
  const connections = options.connections ?? 5
  const ownDomain = domainOf(from)
  const sessions =
    smtpUrl === undefined ? null : openSmtpSessions({ url: smtpUrl, connections, name: ownDomain, patience: options.patience ?? PATIENCE })
  const pace = createPace({
    perSecond: sessions === null ? null : (options.perSecond ?? null),
    now: () => performance.now(),
    sleep: (milliseconds) => sleep(milliseconds),
  })
  let closing = false
  const deliver = async (message: Message): Promise<MailAnswer> => {
    await pace()
    if (closing) return { kind: 'closing' }
    const { envelope, head, body } = composeMessage(message, from, new Date())
    const signature = dkim === undefined ? '' : dkimSignature(dkim, head, body)
    const bytes = Buffer.from(`${signature}${head}\r\n${body}`)
    return sessions === null ? intoFolder(outbox, bytes) : overSmtp(sessions, envelope, bytes)
  }
  return {
    connections,
    bounceDomain: options.bounceDomain ?? ownDomain,
    deliver,
    async send(message) {
      const answer = await deliver(message)
      if (answer.kind !== 'accepted') throw new Error(`a mail was not taken: ${described(answer)}`)
    },
    async close() {
      closing = true
      await sessions?.close()
    },
  }
}

async function overSmtp(sessions: SmtpSessions, envelope: { from: string; to: readonly string[] }, bytes: Buffer): Promise<MailAnswer> {
  try {
    const response = await sessions.hand(envelope, bytes)
    return { kind: 'accepted', code: /^\d{3}/.exec(response)?.[0] ?? '250' }
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error
    return classifyAnswer(error.fault)
  }
}

async function intoFolder(folder: string, bytes: Buffer): Promise<MailAnswer> {
  try {
    await storeInOutbox(folder, bytes)
    return { kind: 'accepted', code: 'outbox' }
  } catch {
    return { kind: 'outage', reason: 'outbox' }
  }
}

function described(answer: MailAnswer): string {
  return 'code' in answer ? `${answer.kind} ${answer.code}` : 'reason' in answer ? answer.reason : answer.kind
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
}
