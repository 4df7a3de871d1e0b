import { createServer } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { createServer as createRawServer, type TLSSocket } from 'node:tls'
import type { WebhookSenderOptions } from '../../src/webhooks/index.ts'
import { CERTIFICATE, PRIVATE_KEY } from './certificate.ts'

export interface ReceivedMessage {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Receiver {
  readonly port: number
  readonly received: ReceivedMessage[]
  /** What is answered from now on: a status, with headers. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void
  close(): Promise<void>
}

/** A receiver on this machine, over https, that keeps what it gets and answers 204 unless told otherwise. */
export async function openReceiver(): Promise<Receiver> {
  const received: ReceivedMessage[] = []
  let now: readonly [number, Readonly<Record<string, string>>] = [204, {}]
  const server = createServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(...([now[0], { ...now[1] }] as const)).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    answer: (status, headers = {}) => void (now = [status, headers]),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A server that does with a connection whatever `act` does, once something was sent to it. */
export async function openRawReceiver(act: (socket: TLSSocket, path: string) => void): Promise<{ readonly port: number; close(): void }> {
  const open = new Set<TLSSocket>()
  const server = createRawServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
    socket.once('data', (head: Buffer) => act(socket, /^POST (\S+)/.exec(head.toString())?.[1] ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

/** Where names lead in tests: `*.receiver.example` to this machine, the rest where their first word says. */
const lookup: LookupFunction = (name, options, callback) => {
  const places: Readonly<Record<string, readonly string[]>> = {
    inside: ['127.0.0.2'],
    meta: ['169.254.169.254'],
    both: ['93.184.216.34', '10.0.0.1'],
    six: ['fd00::1'],
    mapped: ['::ffff:127.0.0.1'],
    public: ['93.184.216.34'],
  }
  const found = name.endsWith('receiver.example') ? ['127.0.0.1'] : (places[name.split('.')[0] ?? ''] ?? [])
  const addresses = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const [first] = addresses
  if (first === undefined) callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), [])
  else if (options.all === true) callback(null, addresses)
  else callback(null, first.address, first.family)
}

/** A sender that may reach these ports of this machine, by the names of `receiver.example`. */
export function toThisMachine(ports: readonly number[], over: Partial<WebhookSenderOptions> = {}): WebhookSenderOptions {
  return { allowed: ['127.0.0.1'], ports, lookup, authority: CERTIFICATE, ...over }
}
