import { createReadStream } from 'node:fs'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import type { Bounds } from '../../src/http/door/bounds.ts'
import type { Environment } from '../../src/http/environment.ts'
import { listen, type HttpServer } from '../../src/http/listen.ts'
import { openProxies } from '../../src/kernel/proxies.ts'
import { converse, openSocket } from './wire.ts'

const MEGABYTE = 1_048_576
let server: HttpServer | undefined
const open: Socket[] = []
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await server?.close()
})

/** A site behind the door with these bounds; `counted`: this machine counts as a client like any other. */
async function site(bounds: Partial<Bounds>, counted = false) {
  let answered = 0
  let streams = 0
  const app = new Hono<Environment>()
  app.get('/zeros', (c) => {
    streams += 1
    const zeros = createReadStream('/dev/zero', { end: 200 * MEGABYTE }).once('close', () => (streams -= 1))
    return c.body(Readable.toWeb(zeros) as ReadableStream)
  })
  app.onError((_, c) => c.text('broken off', 400))
  app.post('/read', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  app.all('*', (c) => {
    answered += 1
    return c.text('here')
  })
  const proxies = openProxies({ trusted: counted ? ['192.0.2.1'] : [], header: 'none' })
  server = await listen(Object.assign(app, { shortcut: () => false }), 0, '127.0.0.1', { bounds, proxies })
  const port = Number(new URL(server.origin).port)
  return {
    port,
    answered: () => answered,
    streams: () => streams,
    connect: async () => {
      const socket = await openSocket(port)
      open.push(socket)
      return socket
    },
    /** A reader who comes now is answered. */
    answers: async () =>
      (await converse(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).answers.map(({ status }) => status),
  }
}

const closed = (socket: Socket) =>
  socket.closed ? Promise.resolve() : new Promise<void>((resolve) => socket.once('close', () => resolve()))

describe('what takes too long ends', () => {
  const bounds = { headersTime: 300, requestTime: 600, keepAliveTime: 300, idleTime: 2_000 }

  it('no request at all', async () => {
    const { connect, answers } = await site(bounds)
    await closed((await connect()).resume())
    expect(await answers()).toEqual([200])
  })

  it('headers that come one by one', async () => {
    const { connect, answers } = await site(bounds)
    const socket = await connect()
    let received = ''
    socket.on('data', (piece: Buffer) => (received += piece.toString()))
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n')
    const drip = setInterval(() => socket.write('X: y\r\n'), 50)
    await closed(socket)
    clearInterval(drip)
    expect(received).toMatch(/^HTTP\/1\.1 408 /)
    expect(await answers()).toEqual([200])
  })

  it('a body that comes byte by byte', async () => {
    const { connect, answers } = await site(bounds)
    const socket = await connect()
    let received = ''
    socket.on('data', (piece: Buffer) => (received += piece.toString()))
    socket.write('POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n')
    const drip = setInterval(() => socket.write('x'), 50)
    await closed(socket)
    clearInterval(drip)
    expect(received).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
    expect(await answers()).toEqual([200])
  })

  it('a body that is shorter than announced', async () => {
    const { port, answers } = await site(bounds)
    const { ended, answers: got } = await converse(port, 'POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nshort')
    expect([ended, got.every(({ status }) => status === 408)]).toEqual([true, true])
    expect(await answers()).toEqual([200])
  })

  it('a connection on which nothing more is asked', async () => {
    const { connect } = await site(bounds)
    const socket = (await connect()).resume()
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await closed(socket)
  })

  it('an answer that nobody reads, without keeping it in memory', async () => {
    const { connect, answers, streams } = await site({ ...bounds, idleTime: 300 })
    const before = process.memoryUsage().rss
    const sockets = await Promise.all(Array.from({ length: 10 }, connect))
    for (const socket of sockets) socket.pause().write('GET /zeros HTTP/1.1\r\nHost: a\r\n\r\n')
    while (streams() < 10) await sleep(5)
    while (streams() > 0) await sleep(20)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MEGABYTE)
    const ended = sockets.map(closed)
    for (const socket of sockets) socket.resume()
    await Promise.all(ended)
    expect(sockets.every((socket) => socket.bytesRead < 100 * MEGABYTE)).toBe(true)
    expect(await answers()).toEqual([200])
  })
})

describe('what is too much ends', () => {
  it('more connections than there are places: the silent go first, then those between two requests', async () => {
    const { connect, answers } = await site({ connections: 40 })
    const silent = await Promise.all(Array.from({ length: 40 }, connect))
    for (const socket of silent) socket.resume()
    for (let turn = 0; turn < 5; turn += 1) expect(await answers()).toEqual([200])
    await server?.close()

    const again = await site({ connections: 20 })
    const idle = await Promise.all(Array.from({ length: 20 }, again.connect))
    for (const socket of idle) socket.resume().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    while (again.answered() < 20) await sleep(5)
    // The one that finds no place makes room for the next.
    await again.answers()
    expect(await again.answers()).toEqual([200])
  })

  it('four hundred that say nothing keep nobody out', async () => {
    const { connect, answers } = await site({ connections: 300 })
    for (let turn = 0; turn < 400; turn += 1) (await connect()).resume()
    expect(await answers()).toEqual([200])
    await Promise.all(open.slice(0, 100).map(closed))
  })

  it('connections of one client beyond its share; a place that is left is free again', async () => {
    const { connect, answers } = await site({ connectionsAClient: 5 }, true)
    const five = await Promise.all(Array.from({ length: 5 }, connect))
    const sixth = (await connect()).resume()
    await closed(sixth)
    for (const socket of five) socket.destroy()
    while ((await answers()).length === 0) await sleep(10)
    expect(await answers()).toEqual([200])
  })

  it('headers of a megabyte, in one or in many', async () => {
    const { port, answers } = await site({})
    const many = Array.from({ length: 30_000 }, (_, at) => `X-${at}: ${'v'.repeat(25)}\r\n`).join('')
    for (const headers of [`X: ${'v'.repeat(MEGABYTE)}\r\n`, many, `${'X'.repeat(MEGABYTE)}: v\r\n`]) {
      const { answers: got, ended } = await converse(port, `GET / HTTP/1.1\r\nHost: a\r\n${headers}\r\n`)
      expect(ended).toBe(true)
      expect(got.every(({ status }) => status === 431)).toBe(true)
    }
    const { answers: line } = await converse(port, `GET /${'a'.repeat(MEGABYTE)} HTTP/1.1\r\nHost: a\r\n\r\n`)
    expect(line.every(({ status }) => status === 431)).toBe(true)
    expect(await answers()).toEqual([200])
  })

  it('every header counts, also the last of many', async () => {
    const { port } = await site({})
    const many = 'a:b\r\n'.repeat(2_500)
    const { answers: got } = await converse(
      port,
      `POST /read HTTP/1.1\r\nHost: a\r\n${many}Content-Length: 3\r\nConnection: close\r\n\r\nabc`,
    )
    expect(got.map(({ status, body }) => [status, body])).toEqual([[200, '3']])
  })

  it('a body beyond the bound is refused by its announced length, before it is sent', async () => {
    const { port, answers, answered } = await site({ bodyBytes: 2 * MEGABYTE })
    const head = 'POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 67108864\r\n'
    for (const rest of ['\r\n', 'Expect: 100-continue\r\n\r\n', `\r\n${'x'.repeat(5 * MEGABYTE)}`]) {
      const { received, ended, answers: got } = await converse(port, head + rest)
      expect([got.map(({ status }) => status), ended, received.includes('100 Continue')]).toEqual([[413], true, false])
      expect(got[0]?.head).toContain('connection: close')
    }
    expect(answered()).toBe(0)
    expect(await answers()).toEqual([200])
  })

  it('an expectation that can be met is met', async () => {
    const { port } = await site({})
    const sent = 'POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\nabc'
    const { received } = await converse(port, sent)
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK[^]*3$/)
  })

  it('requests on one connection beyond the bound: it says so and ends', async () => {
    const { port } = await site({ requestsAConnection: 3 })
    const { answers: got, ended } = await converse(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(5))
    expect(got.map(({ status, head }) => [status, head.includes('connection: close')])).toEqual([
      [200, false],
      [200, false],
      [200, true],
    ])
    expect(ended).toBe(true)
  })
})
