import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a server says instead of yes (`550 5.1.1 no such user`), or does: `disconnect` breaks the connection, `silence` says nothing for ever. Null: yes. */
export type SinkAnswer = string | null

export interface SinkBehaviour {
  readonly connect?: () => SinkAnswer
  readonly from?: (address: string) => SinkAnswer
  readonly recipient?: (address: string) => SinkAnswer
  /** When the first bytes of a message arrive. */
  readonly data?: (address: string) => SinkAnswer
  /** When the message is whole; what is there is kept all the same when the answer is `disconnect`: the server took it, and its yes got lost. */
  readonly taken?: (address: string) => SinkAnswer
  /** After the server's yes went out. */
  readonly answered?: (address: string) => void
}

export interface SunkMail {
  readonly to: string
  readonly from: string
  readonly messageId: string
  readonly raw: string
}

export interface MailSink {
  readonly port: number
  /** `smtp://` with the one user that may sign in. */
  readonly url: string
  /** Every message that was taken, repeats included, in that order. */
  readonly taken: readonly SunkMail[]
  /** As mailboxes show them: one of each Message-ID. */
  mailbox(address: string): readonly SunkMail[]
  /** How it behaves from now on; everything is taken otherwise. */
  behave(behaviour: SinkBehaviour): void
  close(): Promise<void>
}

export interface SinkOptions {
  readonly port?: number
  /** The messages' bytes are thrown away. */
  readonly light?: boolean
  readonly server?: SMTPServerOptions
}

/** A real SMTP server on this machine that keeps a mailbox an address. Who signs in must be `vigia` with the password `p@ss`. */
export async function openMailSink(options: SinkOptions = {}): Promise<MailSink> {
  const taken: SunkMail[] = []
  let behaviour: SinkBehaviour = {}
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: true,
    closeTimeout: 100,
    onAuth: (auth, _, done) =>
      auth.username === 'vigia' && auth.password === 'p@ss' ? done(null, { user: 'vigia' }) : done(answerOf('535 5.7.8 not you')),
    onConnect: (session, done) => answer(behaviour.connect?.() ?? null, session.id, done),
    onMailFrom: (address, session, done) => answer(behaviour.from?.(address.address) ?? null, session.id, done),
    onRcptTo: (address, session, done) => answer(behaviour.recipient?.(address.address) ?? null, session.id, done),
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const early = behaviour.data?.(to) ?? null
      if (early === 'disconnect') return cut(session.id)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const late = early ?? behaviour.taken?.(to) ?? null
        if (late === null || late === 'disconnect') {
          const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
          const messageId = /^Message-ID: <([^>]+)>/im.exec(raw)?.[1] ?? ''
          taken.push({ to, from, messageId, raw: options.light ? '' : raw })
        }
        answer(late, session.id, (error) => {
          done(error ?? null)
          if (!error) setImmediate(() => behaviour.answered?.(to))
        })
      })
    },
    ...options.server,
  })
  server.on('error', () => undefined)
  const cut = (id: string) => {
    for (const connection of server.connections) if (connection.id === id) connection._socket.destroy()
  }
  const answer = (said: SinkAnswer, id: string, done: (error?: Error | null) => void) => {
    if (said === 'silence') return
    if (said === 'disconnect') return cut(id)
    done(said === null ? null : answerOf(said))
  }
  const listening = server.listen(options.port ?? 0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    port,
    url: `smtp://vigia:${encodeURIComponent('p@ss')}@127.0.0.1:${port}`,
    taken,
    mailbox: (address) => [...new Map(taken.filter(({ to }) => to === address).map((mail) => [mail.messageId, mail])).values()],
    behave(next) {
      behaviour = next
    },
    async close() {
      await Promise.race([new Promise<void>((resolve) => server.close(() => resolve())), sleep(1_000)])
    },
  }
}

function answerOf(said: string): Error {
  const [, code, text] = /^(\d{3}) (.*)$/.exec(said) ?? []
  return Object.assign(new Error(text), { responseCode: Number(code) })
}

/** Run by itself it is a sink of its own process: it says its port, and at the end of its input how much it took. */
if (process.argv[1] === import.meta.filename) {
  const sink = await openMailSink({ light: true })
  process.stdout.write(`${sink.port}\n`)
  process.stdin.resume()
  await once(process.stdin, 'end')
  process.stdout.write(`${sink.taken.length}\n`)
  process.exit(0)
}
