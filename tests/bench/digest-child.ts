import { createTransport } from 'nodemailer'
import { connect } from '../../db/connect.ts'
import type { Database } from '../../db/schema.ts'
import { deliverMails, type ComposeMails } from '../../src/deliveries/index.ts'
import { createMailer } from '../../src/mail/index.ts'
import { composeMails } from '../../src/mailings/index.ts'
import { benchContext } from './bench-context.ts'
import { peakMegabytes } from './peak-megabytes.ts'

/** Mails composed and handed over by a process of its own. */
export interface DigestHandOver {
  readonly mails: number
  readonly seconds: number
  /** Of this process alone, all its threads. */
  readonly cpuSeconds: number
  readonly composeSeconds: number
  /** Characters of text and HTML of the first. */
  readonly characters: number
  readonly peakMegabytes: number
}

const CONNECTIONS = 8
const [kind = '', smtpUrl = '', databaseUrl = '', count = '0'] = process.argv.slice(2)
process.send?.(kind === 'digest' ? await sendDigest() : await sendConstant(Number(count)))
process.disconnect?.()

async function sendDigest(): Promise<DigestHandOver> {
  const { db, close } = await connect({ databaseUrl, dataDirectory: '' })
  const mail = createMailer({ smtpUrl, outbox: '', from: 'Vigía <vigia@vigia.example>', connections: CONNECTIONS })
  const ctx = { ...(await benchContext(db)), mail }
  let [mails, composing, characters] = [0, 0, 0]
  const before = process.cpuUsage()
  const began = performance.now()
  const compose: ComposeMails = async (own, rows) => {
    const at = performance.now()
    const made = await composeMails(own, rows)
    composing += performance.now() - at
    mails += rows.length
    for (const message of made.values()) if (characters === 0 && message) characters = message.text.length + message.html.length
    return made
  }
  for (let sent = -1; mails > sent && (await isOwed(db));) {
    sent = mails
    await deliverMails(ctx, compose)
  }
  const figures = measured(mails, began, before)
  await mail.close()
  await close()
  return { ...figures, composeSeconds: composing / 1000, characters }
}

/** A run of sending ends after ten minutes, and leaves the rest to the next. */
async function isOwed(db: Database): Promise<boolean> {
  return (await db.selectFrom('mails').select('id').where('state', '=', 'waiting').limit(1).executeTakeFirst()) !== undefined
}

/** The yardstick: nodemailer's own pool, one message of the same length, nothing composed. */
async function sendConstant(mails: number): Promise<DigestHandOver> {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: CONNECTIONS, maxMessages: Number.POSITIVE_INFINITY })
  const line = 'El portal muestra tres textos íntegros y anuncia los demás.\n'
  const length = Number(databaseUrl)
  const text = line.repeat(Math.ceil((length * 0.4) / line.length))
  const html = `<p>${line.repeat(Math.ceil((length * 0.6) / line.length))}</p>`
  const before = process.cpuUsage()
  const began = performance.now()
  let left = mails
  const work = async () => {
    while (left > 0) {
      left -= 1
      await transport.sendMail({ from: 'vigia@vigia.example', to: 'reader@example.org', subject: 'Vigía', text, html })
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  const figures = measured(mails, began, before)
  transport.close()
  return { ...figures, composeSeconds: 0, characters: text.length + html.length }
}

function measured(mails: number, began: number, before: NodeJS.CpuUsage) {
  const { user, system } = process.cpuUsage(before)
  return {
    mails,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1_000_000,
    peakMegabytes: peakMegabytes(),
  }
}
