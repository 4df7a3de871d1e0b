import { mkdtempSync, rmSync } from 'node:fs'
import { request as plainRequest, type IncomingHttpHeaders } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startCaddy } from './start-caddy.ts'
import { startNginx } from './start-nginx.ts'

const NAME = 'vigia.example.org'
/** Neither the proxy nor anybody who is believed: the proxies of this machine come from 127.0.0.1. */
const READER = '127.0.0.7'

interface Front {
  readonly httpPort: number
  readonly httpsPort: number
  stop(): Promise<void>
}
interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}
interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

let server: TestServer
let mirror: string
let cookie: string
const fronts = new Map<string, Front | null>()

beforeAll(async () => {
  mirror = mkdtempSync(join(tmpdir(), 'vigia-fallback-'))
  const config = { publicUrl: `https://${NAME}`, proxies: { trusted: ['127.0.0.1'], header: 'x-forwarded-for' } } as const
  server = await startServer({ instant: '2026-11-02T15:00:00Z', empty: true, config })
  await server.run(['export-site', mirror])
  const upstream = Number(new URL(server.origin).port)
  cookie = await administrator(upstream)
  fronts.set('nginx', await startNginx(upstream, mirror))
  fronts.set('Caddy', await startCaddy({ upstream, mirror }))
  fronts.set('Caddy before two', await startCaddy({ upstream, second: 9, mirror }))
}, 120_000)
afterAll(async () => {
  for (const front of fronts.values()) await front?.stop()
  rmSync(mirror, { recursive: true, force: true })
})

function ask(secure: boolean, port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answered> {
  const to = { host: '127.0.0.1', port, path, method, localAddress: READER, agent: false, headers: { host: NAME, ...headers } }
  return new Promise((resolve, reject) => {
    const answered = (answer: import('node:http').IncomingMessage) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }))
    }
    const asked = secure ? tlsRequest({ ...to, servername: NAME, rejectUnauthorized: false }, answered) : plainRequest(to, answered)
    asked.on('error', reject).end(body)
  })
}

/** The cookies of an administrator who has accepted an invitation. */
async function administrator(port: number): Promise<string> {
  const { lines } = await server.run(['user', 'invite', '--role', 'administrator'])
  const link = new URL(lines.find((line) => line.startsWith('https:')) ?? '')
  const { name, publicName, email, password } = EDITOR
  const typed = new URLSearchParams({ name, public_name: publicName, email, password, password_again: password })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: `https://${NAME}`, 'x-forwarded-proto': 'https' }
  const accepted = await ask(false, port, link.pathname, { method: 'POST', headers, body: Buffer.from(String(typed)) })
  return (accepted.headers['set-cookie'] ?? []).map((line) => line.replace(/;.*/, '')).join('; ')
}

/** Asks over TLS the front of this name; leaves the test out where it is not installed. */
function through(name: string, skip: (note: string) => never): (path: string, asked?: Asked) => Promise<Answered> {
  const front = fronts.get(name) ?? skip('not installed')
  return (path, asked) => ask(true, front.httpsPort, path, asked)
}

describe.each(['nginx', 'Caddy', 'Caddy before two'])('behind %s as docs/examples configures it', (name) => {
  it('http is led to https, with path and query', async ({ skip }) => {
    const front = fronts.get(name) ?? skip('not installed')
    const { status, headers } = await ask(false, front.httpPort, '/es/changes?q=a%20b')
    expect([301, 308]).toContain(status)
    expect(headers.location?.replace(/:\d+/, '')).toBe(`https://${NAME}/es/changes?q=a%20b`)
  })

  it('the address of the reader arrives, whatever the reader says, and the scheme', async ({ skip }) => {
    const secure = through(name, skip)
    const lies = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http', forwarded: 'for=203.0.113.9' }
    const { body } = await secure('/healthz/connection', { headers: lies })
    expect(JSON.parse(String(body))).toEqual({ client: READER, proxy: true, scheme: 'https', host: NAME })
  })

  it('pages and files come as they were sent, with their headers', async ({ skip }) => {
    const secure = through(name, skip)
    for (const path of ['/es', '/es/data', '/data/catalog.ttl', '/sitemap.xml']) {
      const direct = await ask(false, Number(new URL(server.origin).port), path)
      const { status, headers, body } = await secure(path)
      expect([path, status, body.equals(direct.body)]).toEqual([path, 200, true])
      for (const header of ['strict-transport-security', 'content-security-policy', 'cache-control', 'etag', 'content-type'])
        expect([path, header, headers[header]]).toEqual([path, header, direct.headers[header]])
    }
  })

  it('a file of 64 MB is taken', async ({ skip }) => {
    const secure = through(name, skip)
    const form = new FormData()
    form.set('kind', 'institutions')
    form.set('file', new Blob(['slug,country,kind,name\n', Buffer.alloc(64_000_000, 97)]), 'large.csv')
    const encoded = new Response(form)
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '', cookie, origin: `https://${NAME}` }
    const body = Buffer.from(await encoded.arrayBuffer())
    const { status, headers: answer } = await secure('/en/workspace/imports', { method: 'POST', headers, body })
    expect([status, answer.location]).toEqual([303, expect.stringMatching(/^\/en\/workspace\/imports\/[0-9a-f-]{36}$/)])
  })

  it('what is larger than anything that Vigía takes is refused: 413', async ({ skip }) => {
    const secure = through(name, skip)
    const body = Buffer.alloc(105 * 1024 * 1024, 97)
    const headers = { 'content-type': 'multipart/form-data; boundary=a', cookie, origin: `https://${NAME}` }
    const refused = secure('/en/workspace/imports', { method: 'POST', headers, body })
    // Who goes on sending may find the connection closed before the answer is read.
    expect(
      await refused.then(
        ({ status }) => status,
        ({ code }: NodeJS.ErrnoException) => code,
      ),
    ).toSatisfy((end) => [413, 'ECONNRESET', 'EPIPE'].includes(end))
  })
})

describe('while no process answers, the mirror is offered', () => {
  beforeAll(() => server.close())

  describe.each(['nginx', 'Caddy', 'Caddy before two'])('by %s', (name) => {
    it('a page says that it is a copy, and 503: nobody keeps or indexes it', async ({ skip }) => {
      const secure = through(name, skip)
      for (const [path, words] of [
        ['/es', 'Esta es una copia de'],
        ['/es/', 'Esta es una copia de'],
        ['/en/glossary?q=a', 'This is a copy of'],
      ] as const) {
        const { status, headers, body } = await secure(path)
        expect([path, status, headers['retry-after'], headers['cache-control']]).toEqual([path, 503, '60', 'no-store'])
        expect([headers['content-type'], headers['content-security-policy']]).toEqual([
          expect.stringMatching(/^text\/html/),
          expect.stringContaining("default-src 'none'"),
        ])
        expect(String(body)).toContain(words)
      }
    })

    it('what pages are made of and files to take home come whole, 200', async ({ skip }) => {
      const secure = through(name, skip)
      const page = String((await secure('/es')).body)
      const style = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? ''
      for (const path of [style, '/sitemap.xml', '/data/catalog.ttl']) {
        const { status, headers, body } = await secure(path)
        expect([path, status, headers['cache-control'], headers['x-content-type-options']]).toEqual([path, 200, 'no-store', 'nosniff'])
        expect(body.length).toBeGreaterThan(100)
      }
      expect((await secure(style)).headers['content-type']).toMatch(/^text\/css/)
    })

    it('what is not in it, an earlier checkpoint, what writes: no answer but that nobody answers', async ({ skip }) => {
      const secure = through(name, skip)
      for (const path of ['/en/sign-in', '/api/v1/themes', '/readyz', '/log/checkpoint', '/../../etc/passwd', '/%2e%2e/etc/passwd']) {
        const { status, body } = await secure(path)
        expect([path, status >= 400]).toEqual([path, true])
        expect([path, String(body)]).toEqual([path, expect.not.stringMatching(/This is a copy|root:|log\n/)])
      }
      const { status, body } = await secure('/es', { method: 'POST', headers: { origin: `https://${NAME}` }, body: Buffer.from('a=b') })
      expect([502, 503]).toContain(status)
      expect(String(body)).not.toContain('200 OK')
    })
  })
})
