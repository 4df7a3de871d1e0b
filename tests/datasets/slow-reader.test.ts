import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Environment } from '../../src/http/environment.ts'
import { patientStream } from '../../src/http/record/patient-stream.ts'

const PIECE = Buffer.alloc(256 << 10, 'x')
/** More than the sockets of both sides hold. */
const PIECES = 100

let server: Server
let taken = 0
let ended = Promise.withResolvers<number>()

async function* pieces(): AsyncGenerator<Uint8Array> {
  try {
    for (taken = 0; taken < PIECES; taken += 1) yield PIECE
  } finally {
    ended.resolve(taken)
  }
}

beforeAll(async () => {
  const app = new Hono<Environment>().get('/:patience', async (c) =>
    c.body(await patientStream(c, pieces(), Number(c.req.param('patience')))),
  )
  const answer = getRequestListener(app.fetch)
  server = createServer((incoming, outgoing) => void answer(incoming, outgoing)).listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(path: string): Promise<Socket> {
  ended = Promise.withResolvers<number>()
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
  return socket
}

it('a reader that takes nothing is cut off, and what it was read from is let go', async () => {
  const socket = await ask('/200')
  expect(await ended.promise).toBeLessThan(PIECES)
  socket.destroy()
})

it('a reader that goes away ends the reading, however patient it was', async () => {
  const socket = await ask('/600000')
  await once(socket, 'readable')
  socket.destroy()
  expect(await ended.promise).toBeLessThan(PIECES)
})

it('a reader that is slow but alive gets all of it', async () => {
  const socket = await ask('/2000')
  let bytes = 0
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    bytes += chunk.length
    await sleep(1)
  }
  expect(await ended.promise).toBe(PIECES)
  expect(bytes).toBeGreaterThan(PIECES * PIECE.length)
})
