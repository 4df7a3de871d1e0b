import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMailer } from '../../src/mail/index.ts'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { signInLinkMail } from '../../templates/mail/sign-in-link.mail.ts'
import { readOutbox } from '../support/outbox.ts'

const FROM = 'Vigía, la veedora <vigia@vigia.example>'
const view = { href: 'https://vigia.example/es/sign-in/link?token=a_b-c&x=<1>', minutes: 15, origin: 'https://vigia.example' }

const received: { mail: ParsedMail; envelope: unknown; user: unknown }[] = []
let refuse = false
let smtp: SMTPServer
let smtpUrl: string
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-mail-'))
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _, done) => (auth.password === 'p@ss' ? done(null, { user: auth.username }) : done(new Error('no'))),
    onData(stream, session, done) {
      simpleParser(stream, (error, mail) => {
        if (refuse || error) return done(new Error('try again later'))
        received.push({ mail, envelope: session.envelope.rcptTo.map(({ address }) => address), user: session.user })
        return done()
      })
    },
  })
  const listening = smtp.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  smtpUrl = `smtp://vigia:${encodeURIComponent('p@ss')}@127.0.0.1:${(listening.address() as { port: number }).port}`
})
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

describe.each(LANGUAGES)('the sign-in link in %s', (language) => {
  const mail = signInLinkMail(view, words(language))

  it('says the same in text and HTML, shows the address, loads nothing', () => {
    expect(mail.text).toContain(view.href)
    for (const paragraph of mail.text.split('\n\n').slice(0, 2)) expect(mail.html).toContain(paragraph)
    expect(mail.html).toContain('href="https://vigia.example/es/sign-in/link?token=a_b-c&amp;x=&lt;1&gt;"')
    expect(mail.html).not.toMatch(/<img|<link|<script|src=|url\(|<1>/)
    expect(mail.html).toContain(`<html lang="${language}">`)
  })

  it('arrives over SMTP as it was written', async () => {
    const mailer = createMailer({ smtpUrl, outbox: folder, from: FROM })
    await mailer.send({ to: 'rosa@example.org', ...mail })
    await mailer.close()
    const { mail: arrived, envelope, user } = received.at(-1) ?? {}
    expect({ envelope, user }).toEqual({ envelope: ['rosa@example.org'], user: 'vigia' })
    expect(arrived?.subject).toBe(mail.subject)
    expect(arrived?.text?.trim()).toBe(mail.text.trim())
    expect(String(arrived?.html).trim()).toBe(mail.html.trim())
    expect(arrived?.from?.text).toContain('vigia@vigia.example')
    expect(arrived?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(arrived?.headers.get('content-language')).toBe(language)
    expect(arrived?.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' })
    expect(arrived?.attachments).toEqual([])
  })
})

it('throws when the server refuses, so that the queue tries again', async () => {
  const mailer = createMailer({ smtpUrl, outbox: folder, from: FROM })
  const message = { to: 'rosa@example.org', ...signInLinkMail(view, words('es')) }
  refuse = true
  await expect(mailer.send(message)).rejects.toThrow(/deferred 450$/)
  refuse = false
  await mailer.send(message)
  await mailer.close()
  await expect(createMailer({ smtpUrl: smtpUrl.replace('p%40ss', 'x'), outbox: folder, from: FROM }).send(message)).rejects.toThrow()
})

it('one address is one address, whatever it looks like', async () => {
  const to = 'rosa@example.org>, <other@example.org'
  const mailer = createMailer({ smtpUrl, outbox: folder, from: FROM })
  await mailer.send({ to, ...signInLinkMail(view, words('es')) }).catch(() => undefined)
  await mailer.close()
  expect(received.flatMap(({ envelope }) => envelope)).not.toContain('other@example.org')
})

it('without a server writes whole .eml files that only their owner can read', async () => {
  const outbox = join(folder, 'outbox')
  const mailer = createMailer({ smtpUrl: undefined, outbox, from: FROM })
  const mail = signInLinkMail(view, words('es'))
  await Promise.all(['a', 'b', 'c'].map((name) => mailer.send({ to: `${name}@example.org`, ...mail })))
  const messages = await readOutbox(outbox)
  expect(new Set(messages.map(({ to }) => [to].flat()[0]?.text))).toEqual(new Set(['a@example.org', 'b@example.org', 'c@example.org']))
  expect(messages[0]?.text?.trim()).toBe(mail.text.trim())
  expect(statSync(outbox).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(outbox)) expect([name.endsWith('.eml'), statSync(join(outbox, name)).mode & 0o777]).toEqual([true, 0o600])
})
