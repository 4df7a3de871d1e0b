import { request } from 'node:http'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { clientAddress } from '../../src/http/client.ts'
import type { Environment, Services } from '../../src/http/environment.ts'
import { connectionRoutes, healthRoutes } from '../../src/http/health.routes.ts'
import { listen, type HttpServer, type ListenOptions } from '../../src/http/listen.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import { openProxies, type ProxyRules } from '../../src/kernel/proxies.ts'
import { openWatch } from '../../src/operation/index.ts'
import { converse } from './wire.ts'

let server: HttpServer | undefined
afterEach(() => server?.close())

const PUBLIC_URL = 'https://vigia.example'
interface Options extends Omit<ListenOptions, 'proxies'> {
  readonly proxies?: ProxyRules
}
interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
}

/** A site that says who asked, behind the door; `/kept` is answered before the application is. */
async function site({ proxies: rules, ...options }: Options) {
  const proxies = openProxies(rules ?? { trusted: [], header: 'x-forwarded-for' })
  const app = new Hono<Environment>()
  app.use(async (c, next) => {
    c.set('services', { proxies } as Services)
    await next()
  })
  app.route('/', healthRoutes(openWatch({ mode: 'web', log: createLogger('silent') })))
  app.route('/', connectionRoutes)
  app.all('*', (c) => c.text(clientAddress(c)))
  server = await listen(Object.assign(app, { shortcut: () => false }), 0, '127.0.0.1', { ...options, proxies })
  const { origin } = server
  const ask = (path: string, headers: Readonly<Record<string, string | readonly string[]>> = {}, method = 'GET') =>
    new Promise<Answered>((resolve, reject) => {
      request(origin, { path, method, headers: headers as Record<string, string>, agent: false }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      })
        .on('error', reject)
        .end()
    })
  return { ask, port: Number(new URL(origin).port) }
}

const clientSeen = async (rules: ProxyRules, headers: Readonly<Record<string, string | readonly string[]>>) =>
  (await (await site({ proxies: rules })).ask('/', headers)).text

describe('the client behind proxies', () => {
  const oneHop = { trusted: ['loopback'], header: 'x-forwarded-for' } as const
  const twoHops = { trusted: ['127.0.0.1', '198.51.100.0/24', '2001:db8:c::/48'], header: 'x-forwarded-for' } as const

  it.each([
    ['nobody is believed who is not named', { trusted: [], header: 'x-forwarded-for' }, '203.0.113.9', '127.0.0.1'],
    ['another network is believed, not this one', { trusted: ['10.0.0.0/8'], header: 'x-forwarded-for' }, '203.0.113.9', '127.0.0.1'],
    ['one hop', oneHop, '203.0.113.9', '203.0.113.9'],
    ['what the client wrote in front', oneHop, '10.0.0.1, 127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['an IPv6 client', oneHop, '2a00:1450:4003:80e::200e', '2a00:1450:4003:80e::200e'],
    ['an IPv4 address in IPv6', oneHop, '::ffff:203.0.113.9', '203.0.113.9'],
    ['a port', oneHop, '203.0.113.9:51234', '203.0.113.9'],
    ['brackets and a port', oneHop, '[2a00:1450::1]:443', '2a00:1450::1'],
    ['two hops', twoHops, '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    ['two hops, the client lies', twoHops, '1.1.1.1, 203.0.113.9, 198.51.100.7', '203.0.113.9'],
    ['two hops over IPv6', twoHops, '2a00:1450::1, 2001:db8:c::7', '2a00:1450::1'],
    ['the second hop is not known', twoHops, '203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['all are proxies', twoHops, '198.51.100.7', '198.51.100.7'],
    ['no address', oneHop, 'unknown', '127.0.0.1'],
    ['a name', oneHop, 'localhost', '127.0.0.1'],
    ['a number', oneHop, '2130706433', '127.0.0.1'],
    ['an injection', oneHop, "203.0.113.9'; --", '127.0.0.1'],
    ['nothing between commas', oneHop, ' , ', '127.0.0.1'],
    ['no header that is believed', { trusted: ['loopback'], header: 'none' }, '203.0.113.9', '127.0.0.1'],
    ['another header', { trusted: ['loopback'], header: 'forwarded' }, '203.0.113.9', '127.0.0.1'],
  ] as const)('%s', async (_, rules, sent, seen) => {
    expect(await clientSeen(rules, { 'x-forwarded-for': sent })).toBe(seen)
  })

  it('the header twice is one list, in order', async () => {
    expect(await clientSeen(oneHop, { 'x-forwarded-for': ['203.0.113.1', '203.0.113.2'] })).toBe('203.0.113.2')
  })

  it.each([
    ['for=203.0.113.9', '203.0.113.9'],
    ['for=192.0.2.43, FOR="203.0.113.9:8080";proto=https;by=203.0.113.43', '203.0.113.9'],
    ['for="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['for=203.0.113.9, for=_hidden', '127.0.0.1'],
    ['for=unknown', '127.0.0.1'],
    ['for="203.0.113.9', '127.0.0.1'],
    ['for=203.0.113.9, ;;;,for', '127.0.0.1'],
    ['proto=https', '127.0.0.1'],
  ])('RFC 7239: %s', async (forwarded, seen) => {
    expect(await clientSeen({ trusted: ['loopback'], header: 'forwarded' }, { forwarded })).toBe(seen)
  })
})

describe('https and names', () => {
  const behind = { publicUrl: PUBLIC_URL, proxies: { trusted: ['loopback'], header: 'x-forwarded-for' } } as const
  const host = 'vigia.example'

  it('leads to https who came by http, with path, query and method', async () => {
    const { ask } = await site(behind)
    for (const method of ['GET', 'HEAD', 'POST']) {
      const { status, headers } = await ask('/es/changes?q=a%20b', { host, 'x-forwarded-proto': 'http' }, method)
      expect([status, headers['location']]).toEqual([308, `${PUBLIC_URL}/es/changes?q=a%20b`])
    }
    expect((await ask('//evil.example/', { host, 'x-forwarded-proto': 'http' })).headers['location']).toBe(`${PUBLIC_URL}//evil.example/`)
  })

  it('refuses a program that came by http: its key was seen on the way, and a redirect would hide it', async () => {
    const { ask } = await site(behind)
    for (const [path, method] of [
      ['/api/v1/recommendations?limit=1', 'GET'],
      ['/api/v1/updates', 'POST'],
    ] as const) {
      const { status, headers } = await ask(path, { host, 'x-forwarded-proto': 'http', authorization: 'Bearer vigia_x' }, method)
      expect([status, headers['location'], headers['content-type']]).toEqual([403, undefined, 'application/problem+json'])
    }
    expect((await ask('/api/v1/recommendations', { host, 'x-forwarded-proto': 'https' })).status).toBe(200)
  })

  it('answers who came by https, probes that came by http, and where nothing is said', async () => {
    const { ask } = await site(behind)
    for (const scheme of ['https', 'HTTPS', 'https, http']) expect((await ask('/', { host, 'x-forwarded-proto': scheme })).status).toBe(200)
    expect((await ask('/healthz', { host, 'x-forwarded-proto': 'http' })).status).toBe(200)
    expect((await ask('/', { host })).status).toBe(200)
  })

  it('does not believe a stranger about the scheme', async () => {
    const { ask } = await site({ ...behind, proxies: { trusted: ['10.0.0.1'], header: 'x-forwarded-for' } })
    expect((await ask('/', { host, 'x-forwarded-proto': 'http' })).status).toBe(200)
  })

  it('reads the scheme from Forwarded where that is the header', async () => {
    const { ask } = await site({ ...behind, proxies: { trusted: ['loopback'], header: 'forwarded' } })
    expect((await ask('/', { host, forwarded: 'for=203.0.113.9;proto=http' })).status).toBe(308)
    expect((await ask('/', { host, forwarded: 'for=203.0.113.9;proto=https', 'x-forwarded-proto': 'http' })).status).toBe(200)
  })

  it.each(['vigia.example', 'VIGIA.example', 'vigia.example:443', 'localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:1'])(
    '%s is ours',
    async (name) => {
      const { ask } = await site({ publicUrl: PUBLIC_URL })
      expect([(await ask('/', { host: name })).status, (await ask('/', { host: name })).status]).toEqual([200, 200])
    },
  )

  it.each(['evil.example', 'vigia.example.evil.example', 'vigia.example:8443', '127.0.0.2', '10.0.0.1'])(
    '%s is not ours: 421, but for probes',
    async (name) => {
      const { ask } = await site({ publicUrl: PUBLIC_URL })
      const { status, headers, text } = await ask('/en', { host: name })
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([421, 'text/html; charset=utf-8', 'no-store'])
      expect(text).toContain('<html lang="en">')
      expect((await ask('/robots.txt', { host: name })).headers['content-type']).toBe('application/problem+json')
      expect((await ask('/healthz', { host: name })).status).toBe(200)
    },
  )

  it('any name is ours while no address is named', async () => {
    expect((await (await site({})).ask('/', { host: 'evil.example' })).status).toBe(200)
  })

  it('takes a whole address for a path: its host counts, not the line', async () => {
    const { port } = await site({ publicUrl: PUBLIC_URL })
    const statusOf = async (line: string) =>
      (await converse(port, `${line} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).answers.map(({ status }) => status)
    expect(await statusOf('GET https://vigia.example/es')).toEqual([200])
    expect(await statusOf('GET http://127.0.0.1/es')).toEqual([200])
    expect(await statusOf('GET http://evil.example/es')).toEqual([421])
    for (const line of ['GET ftp://vigia.example/', 'GET http://a:b@vigia.example/', 'GET es', 'GET *', 'GET http://', 'GET http:es'])
      expect([line, await statusOf(line)]).toEqual([line, [400]])
  })

  it.each(['', 'evil.example#vigia.example', 'vigia.example@evil.example', 'vigia.example/', '\xa0vigia.example'])(
    '"%s" is no name at all',
    async (name) => {
      const { port } = await site({ publicUrl: PUBLIC_URL })
      const { answers } = await converse(port, `GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)
      expect(answers.map(({ status }) => status)).toEqual([421])
    },
  )

  it('refuses two Hosts', async () => {
    const { port } = await site({ publicUrl: PUBLIC_URL })
    const { answers } = await converse(port, 'GET / HTTP/1.1\r\nHost: vigia.example\r\nHost: evil.example\r\n\r\n')
    expect(answers.map(({ status }) => status)).toEqual([400])
  })

  it('says how a request came, for who sets a proxy up', async () => {
    const { ask } = await site(behind)
    const told = async (headers: Record<string, string>) => JSON.parse((await ask('/healthz/connection', headers)).text) as unknown
    expect(await told({ host, 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })).toEqual({
      client: '203.0.113.9',
      proxy: true,
      scheme: 'https',
      host,
    })
    expect(await told({ host })).toEqual({ client: '127.0.0.1', proxy: true, scheme: null, host })
  })

  it('tells once of a proxy that nobody named', async () => {
    const told: string[] = []
    const { ask } = await site({ unknownProxy: (peer) => told.push(peer) })
    await ask('/')
    expect(told).toEqual([])
    for (const from of ['203.0.113.1', '203.0.113.2']) await ask('/', { 'x-forwarded-for': from })
    expect(told).toEqual(['127.0.0.1'])
  })
})

describe('requests of one client within a minute', () => {
  const bounds = { requestsAMinute: 3 }

  it('beyond the bound get a page in their language and how long to wait; others, probes and the API go on', async () => {
    const { ask } = await site({ bounds, publicUrl: PUBLIC_URL, proxies: { trusted: ['loopback'], header: 'x-forwarded-for' } })
    const from = (client: string, path = '/es') => ask(path, { host: 'vigia.example', 'x-forwarded-for': client })
    const statuses = []
    for (const client of ['203.0.113.1', '9.9.9.9, 203.0.113.1', '203.0.113.1', '8.8.8.8, 203.0.113.1'])
      statuses.push((await from(client)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const { headers, text } = await from('203.0.113.1', '/en/changes')
    expect([headers['content-type'], text.includes('<html lang="en">'), text.includes('Too many')]).toEqual([
      'text/html; charset=utf-8',
      true,
      true,
    ])
    expect(Number(headers['retry-after'])).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60)
    for (const path of ['/healthz', '/healthz?verbose', '/api/v1/themes']) expect((await from('203.0.113.1', path)).status).not.toBe(429)
    expect((await from('203.0.113.2')).status).toBe(200)
  })

  it('count an IPv6 network of 64 bits as one', async () => {
    const { ask } = await site({ bounds, proxies: { trusted: ['loopback'], header: 'x-forwarded-for' } })
    const statuses = []
    for (const end of ['1', '2', 'ffff:1', '3']) statuses.push((await ask('/', { 'x-forwarded-for': `2a00:1450:1:1::${end}` })).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  it('are not counted for this machine while no proxy is named, since it may be one; are, once one is', async () => {
    const { ask } = await site({ bounds })
    for (let turn = 0; turn < 6; turn += 1) expect((await ask('/')).status).toBe(200)
    await server?.close()
    const named = await site({ bounds, proxies: { trusted: ['10.0.0.1'], header: 'x-forwarded-for' } })
    const statuses = []
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await named.ask('/', { 'x-forwarded-for': `203.0.113.${turn}` })).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})
