import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Environment } from '../../src/http/environment.ts'
import { listen, type HttpServer } from '../../src/http/listen.ts'

let server: HttpServer

beforeAll(async () => {
  const app = new Hono<Environment>()
  app.get('/', (c) => c.text('found'))
  app.post('/', async (c) => c.text(await c.req.text()))
  app.get('/long', (c) => c.body(ReadableStream.from(endless())))
  server = await listen(Object.assign(app, { shortcut: () => false }), 0, '127.0.0.1')
})
afterAll(() => server?.close())

async function* endless() {
  yield new TextEncoder().encode('the beginning, ')
  await Promise.withResolvers().promise
}

/** All that comes back over one connection until it ends, for what is sent, each when the one before has been answered with something. */
async function converse(...sent: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  const left = [...sent]
  let received = ''
  socket.on('connect', () => socket.write(left.shift() ?? '', 'latin1'))
  socket.on('data', (piece: Buffer) => {
    received += piece.toString('latin1')
    const next = left.shift()
    if (next !== undefined) socket.write(next, 'latin1')
  })
  await new Promise((resolve) => socket.on('close', resolve))
  return received
}

it.each([
  ['no request', 400, 'hello\r\n\r\n'],
  ['another protocol', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no Host', 400, 'GET / HTTP/1.1\r\n\r\n'],
  ['a line that ends in a header', 400, 'GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n'],
  ['NUL in a header', 400, 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n'],
  ['a folded header', 400, 'GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n'],
  ['a space before the colon', 400, 'GET / HTTP/1.1\r\nHost : a\r\n\r\n'],
  ['two lengths', 400, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ['a length and chunks', 400, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a chunk without size', 400, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['a tunnel', 405, 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['an expectation', 417, 'GET / HTTP/1.1\r\nHost: a\r\nExpect: the-impossible\r\n\r\n'],
  ['headers without end', 431, `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`],
] as const)('%s is a problem, and the end of the connection', async (_, status, sent) => {
  const [head = '', body = ''] = (await converse(sent)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head.toLowerCase()).toMatch(/content-type: application\/problem\+json[^]*connection: close/)
  expect(JSON.parse(/\{.*\}/.exec(body)?.[0] ?? '')).toMatchObject({ type: 'about:blank', status })
})

it('what is no request never stands in the middle of an answer', async () => {
  const asked = 'GET /long HTTP/1.1\r\nHost: a\r\n\r\n'
  const received = converse(asked, 'no request\r\n\r\n')
  expect(await received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*the beginning, (?![^]*HTTP\/1\.1)/)
})
