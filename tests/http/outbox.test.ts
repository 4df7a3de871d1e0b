import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bounceAddress } from '../../src/mail/index.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { startServer, type TestServer } from '../support/server.ts'

const TOKEN = 'a-token-of-some-length'
const MAIL = { perSecond: 1000, connections: 2, feedbackToken: TOKEN }
let server: TestServer

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-23T15:00:00Z', empty: true, config: { mail: MAIL } })
  const body = new URLSearchParams({ topic: 'changes', email: 'rosa@example.org', frequency: 'weekly', language: 'es' })
  await fetch(`${server.origin}/es/subscribe`, { method: 'POST', body, headers: { origin: server.origin } })
})
afterAll(() => server?.close())

/** As a browser asks, with a Host of one's own choice. */
const ask = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(server.origin)
    const sent = request({ hostname, port, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.on('error', reject).end()
  })

it('shows the mails that were not sent, on this machine and under its own name only', async () => {
  await expect.poll(async () => (await server.messages()).length, { timeout: 20_000 }).toBe(1)
  const [mail] = await server.messages()
  expect((await ask('/outbox')).headers['location']).toMatch(/^\/e[sn]\/outbox$/)
  const list = await ask('/es/outbox')
  expect(list.text).toContain(mail?.subject)
  const [path = ''] = /\/es\/outbox\/[\w.-]+\.eml/.exec(list.text) ?? []
  const page = await ask(path)
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/es\/\S+/.exec(mail?.text ?? '') ?? []
  expect(page.text).toContain(`<a href="${link}">`)
  const html = await ask(`${path}/html`)
  expect(html.text.trim()).toBe(String(mail?.html).trim())
  expect(html.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  const source = await ask(`${path}/source`)
  expect([source.headers['content-type'], source.text.includes('Message-ID: <')]).toEqual(['message/rfc822', true])
  for (const here of ['/es/outbox', path, `${path}/html`, `${path}/source`]) {
    expect((await ask(here)).headers['cache-control']).toBe('no-store')
    for (const [status, headers] of [
      [421, { host: 'vigia.example' }],
      [421, { host: '127.0.0.1.evil.example:80' }],
      [404, { 'x-forwarded-for': '203.0.113.9' }],
      [404, { via: '1.1 p' }],
    ] as const)
      expect([here, headers, (await ask(here, headers)).status]).toEqual([here, headers, status])
  }
  for (const name of ['..%2flog-key', '%2e%2e/log-key', 'none.eml', '.x.eml', '..%2foutbox%2fnone.eml'])
    expect([name, (await ask(`/es/outbox/${name}`)).status]).toEqual([name, 404])
})

it('is not there with a mail server, or when readers use another name', async () => {
  for (const config of [{ smtpUrl: 'smtp://127.0.0.1:1' }, { publicUrl: 'https://vigia.example' }]) {
    const other = await startServer({ instant: '2026-11-23T15:00:00Z', empty: true, config: { mode: 'web', ...config } })
    expect((await fetch(`${other.origin}/es/outbox`)).status).toBe(404)
    const body = '[]'
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
    expect((await fetch(`${other.origin}/api/v1/mail/feedback`, { method: 'POST', body, headers })).status).toBe(404)
    await other.close()
  }
})

it('takes reports of failures from whoever has the token', async () => {
  const post = async (body: string, type: string, token = TOKEN) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type }
    const answer = await fetch(`${server.origin}/api/v1/mail/feedback`, { method: 'POST', body, headers })
    return [answer.status, await answer.json()]
  }
  const foreign = bounceAddress(createVault(Buffer.alloc(32, 1)), '019ab0c3-1f2d-7000-8000-0123456789ab', 'x')
  const list = [
    { return_path: foreign, type: 'bounce', status: '5.1.1' },
    { token: 'x', type: 'complaint' },
  ]
  expect(await post(JSON.stringify(list), 'application/json')).toEqual([200, { outcomes: ['not_ours', 'not_ours'] }])
  expect(await post('Subject: x\r\n\r\nx', 'message/rfc822')).toEqual([200, { outcomes: ['not_a_report'] }])
  const statuses = []
  for (const [body, type, token] of [
    ['[]', 'application/json', `${TOKEN}x`],
    ['{', 'application/json'],
    ['[{"type":"bounce"', 'application/json'],
    [JSON.stringify([{ token: 'x', type: 'bounced' }]), 'application/json'],
    [JSON.stringify([{ token: 'x', type: 'bounce', status: '5' }]), 'application/json'],
    ['x', 'text/plain'],
    ['x'.repeat(21 * 1024 * 1024), 'message/rfc822'],
  ] as const)
    statuses.push((await post(body, type, token))[0])
  expect(statuses).toEqual([401, 400, 400, 400, 400, 415, 413])
})
