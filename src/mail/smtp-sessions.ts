import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { SmtpFault } from './classify-answer.ts'

export interface SmtpSessions {
  /** Hands one message over and gives the server's answer; throws SmtpFailure. Waits while all sessions are busy. */
  hand(envelope: { readonly from: string; readonly to: readonly string[] }, bytes: Buffer): Promise<string>
  /** Finishes what is under way, then takes leave of the server. */
  close(): Promise<void>
}

export interface SmtpSessionOptions {
  /** `smtp://` or `smtps://` with user and password. */
  readonly url: string
  readonly connections: number
  /** How this machine calls itself. */
  readonly name: string
  /** Milliseconds for the connection, the greeting, and any answer. */
  readonly patience: { readonly connect: number; readonly greeting: number; readonly answer: number }
}

/** Why a message was not taken, for `classifyAnswer`. */
export class SmtpFailure extends Error {
  override readonly name = 'SmtpFailure'
  readonly fault: SmtpFault
  constructor(fault: SmtpFault) {
    super(['the mail server did not take a message', fault.code, fault.command, fault.responseCode].filter(Boolean).join(' '))
    this.fault = fault
  }
}

const MESSAGES_A_SESSION = 100
const REST = 10_000
const ANSWERS_A_MESSAGE = 6

interface Session {
  readonly smtp: SMTPConnection
  messages: number
  alive: boolean
  timer?: NodeJS.Timeout
}

/** Sessions with one mail server that are kept open between messages; none before the first one, none after ten seconds of rest. */
export function openSmtpSessions(options: SmtpSessionOptions): SmtpSessions {
  const { auth, ...server } = parseConnectionUrl(options.url)
  const connection: SMTPConnectionOptions = {
    ...(server as SMTPConnectionOptions),
    name: options.name,
    connectionTimeout: options.patience.connect,
    greetingTimeout: options.patience.greeting,
    socketTimeout: options.patience.answer,
  }
  const idle: Session[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  const leave = (session: Session) => {
    session.alive = false
    clearTimeout(session.timer)
    session.smtp.quit()
  }
  const turn = async () => {
    if (busy >= options.connections) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy += 1
  }
  const next = () => {
    const first = waiting.shift()
    if (first) first()
    else busy -= 1
  }
  const rest = (session: Session) => {
    if (!session.alive) return
    if (session.messages >= MESSAGES_A_SESSION) return leave(session)
    session.timer = setTimeout(() => {
      idle.splice(idle.indexOf(session), 1)
      leave(session)
    }, REST).unref()
    idle.push(session)
  }
  const kept = () => {
    for (let session = idle.pop(); session; session = idle.pop()) {
      clearTimeout(session.timer)
      if (session.alive) return session
    }
    return null
  }
  const handOver = async (envelope: Parameters<SmtpSessions['hand']>[0], bytes: Buffer): Promise<string> => {
    const old = kept()
    const session = old ?? (await begin(connection, auth))
    const stream = Readable.from([bytes], { objectMode: false })
    try {
      const response = await within(options.patience.answer * ANSWERS_A_MESSAGE, (resolve, reject) => {
        session.smtp.send({ from: envelope.from, to: [...envelope.to], size: bytes.length }, stream, (error, info) =>
          error ? reject(error) : resolve(info?.response ?? ''),
        )
      })
      session.messages += 1
      rest(session)
      return response
    } catch (error) {
      const fault = faultOf(error, 'transaction')
      const broken = fault.command === 'CONN' || fault.responseCode === 421 || !(await reset(session))
      if (broken) end(session)
      else rest(session)
      // A server may end a session that rested: then not a byte of this message went out.
      if (old && broken && !stream.readableDidRead) return handOver(envelope, bytes)
      throw new SmtpFailure(fault)
    }
  }
  return {
    async hand(envelope, bytes) {
      await turn()
      try {
        return await handOver(envelope, bytes)
      } finally {
        next()
      }
    },
    async close() {
      await Promise.all(Array.from({ length: options.connections }, turn))
      for (const session of idle.splice(0)) leave(session)
      for (let turns = options.connections; turns > 0; turns -= 1) next()
    },
  }
}

async function begin(options: SMTPConnectionOptions, auth: ReturnType<typeof parseConnectionUrl>['auth']): Promise<Session> {
  const smtp = new SMTPConnection(options)
  const session: Session = { smtp, messages: 0, alive: true }
  try {
    await new Promise<void>((resolve, reject) => {
      smtp.on('error', (error) => {
        session.alive = false
        reject(error)
      })
      smtp.once('end', () => {
        session.alive = false
        reject(new Error('closed'))
      })
      smtp.connect((error) => {
        if (error) return reject(error)
        if (!auth || !smtp.allowsAuth) return resolve()
        return smtp.login(auth, (refused) => (refused ? reject(refused) : resolve()))
      })
    })
    return session
  } catch (error) {
    smtp.close()
    throw new SmtpFailure(faultOf(error, 'connecting'))
  }
}

/** False when the session broke. */
async function reset({ smtp }: Session): Promise<boolean> {
  return new Promise((resolve) => {
    const broken = () => resolve(false)
    smtp.once('end', broken)
    smtp.reset((error) => {
      smtp.off('end', broken)
      resolve(!error)
    })
  })
}

function end(session: Session): void {
  session.alive = false
  session.smtp.close()
}

/** A server that answers a byte at a time never falls silent, and still comes to an end. */
async function within(
  milliseconds: number,
  act: (resolve: (response: string) => void, reject: (error: Error) => void) => void,
): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<string>((resolve, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT', command: 'CONN' })), milliseconds)
      act(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}

function faultOf(error: unknown, phase: SmtpFault['phase']): SmtpFault {
  const { code, originalCode, command, responseCode, response } = error as Partial<SmtpFault>
  return { phase, code, originalCode, command, responseCode, response }
}
