import { afterAll, beforeAll, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import type { Message } from '../../src/kernel/mailer.ts'
import { createMailer } from '../../src/mail/index.ts'
import { openMailSink, type MailSink, type SinkBehaviour, type SunkMail } from '../support/mail-sink.ts'

const MESSAGE: Message = {
  to: 'rosa@example.org',
  subject: 'Resumen semanal: «no iniciado» → comprometido',
  text: 'Texto, con acentos y una línea larga. '.repeat(30) + '\n.\nFin = fin\n',
  html: '<p>Texto, con acentos</p>\n'.repeat(30),
  language: 'es',
  messageId: 'a-1@vigia.example',
  list: { id: 'weekly.vigia.example', name: 'Vigía: resumen semanal' },
  unsubscribe: 'https://vigia.example/u/1',
  returnPath: 'bounces+1@vigia.example',
}
const PATIENCE = { connect: 2_000, greeting: 700, answer: 1_000 }
let sink: MailSink

beforeAll(async () => {
  sink = await openMailSink()
})
afterAll(() => sink?.close())

const mailer = (over: object = {}) =>
  createMailer({ smtpUrl: sink.url, outbox: '', from: 'Vigía <vigia@vigia.example>', patience: PATIENCE, ...over })

it('carries every header, and both texts as they were written', async () => {
  const mail = mailer()
  const pdf = { name: 'informe año.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7 …'.repeat(40)) }
  expect(await mail.deliver(MESSAGE)).toEqual({ kind: 'accepted', code: '250' })
  expect(await mail.deliver({ ...MESSAGE, attachments: [pdf] })).toEqual({ kind: 'accepted', code: '250' })
  await mail.close()
  const [plain, attached] = sink.taken as [SunkMail, SunkMail]
  expect([plain.from, plain.to, plain.messageId]).toEqual([MESSAGE.returnPath, MESSAGE.to, MESSAGE.messageId])
  for (const { raw } of [plain, attached]) {
    const parsed = await simpleParser(raw)
    expect([parsed.subject, parsed.text?.trimEnd(), String(parsed.html).trimEnd()]).toEqual([
      MESSAGE.subject,
      MESSAGE.text.trimEnd(),
      MESSAGE.html.trimEnd(),
    ])
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/vigia\.example\/u\/1>\r$/m)
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(raw).toMatch(/^List-ID: =\?UTF-8\?Q\?Vig=C3=ADa=3A_resumen_semanal\?= <weekly\.vigia\.example>\r$/im)
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.date).toBeInstanceOf(Date)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  }
  const { attachments } = await simpleParser(attached.raw)
  expect(attachments.map(({ filename, contentType, content }) => [filename, contentType, content.equals(pdf.content)])).toEqual([
    [pdf.name, pdf.mediaType, true],
  ])
})

const ANSWERS: readonly [name: string, behaviour: SinkBehaviour, answer: object][] = [
  ['no such mailbox', { recipient: (to) => `550 5.1.1 <${to}> unknown` }, { kind: 'refused', code: '550 5.1.1', address: true }],
  ['grey', { recipient: () => '451 4.7.1 greylisted' }, { kind: 'deferred', code: '451 4.7.1' }],
  ['policy', { taken: () => '554 5.7.1 spam' }, { kind: 'unwanted', code: '554 5.7.1' }],
  ['later, at DATA', { taken: () => '452 4.2.2 full' }, { kind: 'deferred', code: '452 4.2.2' }],
  ['421', { recipient: () => '421 4.3.2 shutting down' }, { kind: 'interrupted', code: '421 4.3.2' }],
  ['disconnect before DATA', { recipient: () => 'disconnect' }, { kind: 'interrupted', code: 'disconnected' }],
  ['disconnect in DATA', { data: () => 'disconnect' }, { kind: 'interrupted', code: 'disconnected' }],
  ['disconnect after DATA', { taken: () => 'disconnect' }, { kind: 'interrupted', code: 'disconnected' }],
  ['silence', { taken: () => 'silence' }, { kind: 'interrupted', code: 'timeout' }],
  ['no greeting', { connect: () => 'silence' }, { kind: 'outage', reason: 'timeout' }],
  ['greeted with no', { connect: () => '554 5.7.1 go away' }, { kind: 'outage', reason: 'greeting' }],
  ['cut at once', { connect: () => 'disconnect' }, { kind: 'outage', reason: 'unreachable' }],
  ['sender refused', { from: () => '550 5.7.1 not yours' }, { kind: 'outage', reason: 'sender' }],
]

it.each(ANSWERS)('tells %s, and goes on when it is over', async (_, behaviour, answer) => {
  const mail = mailer()
  expect(await mail.deliver(MESSAGE)).toMatchObject({ kind: 'accepted' })
  sink.behave(behaviour)
  // What a session that is open already cannot see begins with a new one.
  const other = 'connect' in behaviour ? mailer() : mail
  expect(await other.deliver(MESSAGE)).toEqual(answer)
  sink.behave({})
  expect(await other.deliver(MESSAGE)).toMatchObject({ kind: 'accepted' })
  await Promise.all([mail.close(), other.close()])
  expect(await mail.deliver(MESSAGE)).toEqual({ kind: 'closing' })
})

it('tells what keeps it from the server: a wrong password, nobody there, no TLS', async () => {
  const wrong = sink.url.replace('p%40ss', 'x')
  for (const [smtpUrl, reason] of [
    [wrong, 'sign_in'],
    ['smtp://127.0.0.1:1', 'unreachable'],
    ['smtp://nowhere.invalid', 'unreachable'],
    [`${sink.url}?requireTLS=true`, 'tls'],
  ] as const)
    expect([smtpUrl.slice(0, 20), await mailer({ smtpUrl }).deliver(MESSAGE)]).toEqual([smtpUrl.slice(0, 20), { kind: 'outage', reason }])
})

it('turns to TLS when the server offers it, and refuses a certificate that it cannot trust', async () => {
  const secure = await openMailSink({ server: { disabledCommands: [], hideSTARTTLS: false } })
  expect(await mailer({ smtpUrl: secure.url }).deliver(MESSAGE)).toEqual({ kind: 'outage', reason: 'tls' })
  expect(await mailer({ smtpUrl: `${secure.url}?tls.rejectUnauthorized=false` }).deliver(MESSAGE)).toMatchObject({ kind: 'accepted' })
  expect(secure.taken.length).toBe(1)
  await secure.close()
})
