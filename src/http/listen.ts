import { createServer as createWebServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import { StartRefused } from '../../db/errors.ts'
import { NO_PROXIES, openProxies } from '../kernel/proxies.ts'
import { USUAL_BOUNDS, type Bounds } from './door/bounds.ts'
import { openDoor, type DoorOptions } from './door/door.ts'
import { namesSeveralHosts } from './door/names-several-hosts.ts'
import type { App } from './environment.ts'
import type { Shortcut } from './caching/repeat-feeds.ts'
import { refuseRequest, refuseUnreadable, unreadableProblem } from './refuse-unreadable.ts'

export interface HttpServer {
  readonly origin: string
  /** Refuses new connections, lets requests under way finish for fifteen seconds, then ends what is left. */
  close(): Promise<void>
}

/** What differs from the usual: any Host, no proxy, `USUAL_BOUNDS`. */
export type ListenOptions = Partial<Omit<DoorOptions, 'bounds'>> & { readonly bounds?: Partial<Bounds> | undefined }

/** How often what takes too long is looked for, in milliseconds. */
const LOOK_EVERY = 5_000
/** How long requests under way may take once the server closes, in milliseconds. */
const PATIENCE = 15_000

/** Listens on a port (all interfaces unless a host is given). Throws StartRefused when the port is taken or may not be used. */
export async function listen(
  app: App & { readonly shortcut: Shortcut },
  port: number,
  host: string | undefined,
  options: ListenOptions = {},
): Promise<HttpServer> {
  const listener = getRequestListener(app.fetch, { ...(host === undefined ? {} : { hostname: host }), errorHandler: refuse })
  const bounds = { ...USUAL_BOUNDS, ...options.bounds }
  const starting = boundedServer(bounds)
  const door = openDoor({ publicUrl: undefined, proxies: openProxies(NO_PROXIES), ...options, bounds }, () =>
    starting.closeIdleConnections(),
  )
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse, expected = false) => {
    if (!door.admits(incoming, outgoing)) return
    if (expected) outgoing.writeContinue()
    const { headers } = incoming
    const onward = () => {
      if (namesSeveralHosts(incoming.rawHeaders)) refuseRequest(outgoing, 400)
      else void listener(incoming, outgoing)
    }
    const bringsBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
    // Whoever asks a question brings no body: it is not read, so nothing can follow it.
    if (bringsBody && (incoming.method === 'GET' || incoming.method === 'HEAD')) outgoing.setHeader('Connection', 'close')
    if (bringsBody || !app.shortcut(incoming, outgoing, onward)) onward()
  }
  starting.on('connection', (socket) => door.connected(socket))
  starting.on('request', (incoming, outgoing) => answer(incoming, outgoing))
  starting.on('checkContinue', (incoming, outgoing) => answer(incoming, outgoing, true))
  refuseUnreadable(starting)
  const server = await new Promise<Server>((resolve, reject) => {
    starting.once('error', reject)
    starting.listen(port, host, () => resolve(starting))
  }).catch((error: NodeJS.ErrnoException) => {
    door.close()
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    throw new StartRefused(`Port ${port} cannot be used (${error.code}). Stop what uses it, or set PORT to another one.`)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        door.close()
        const cut = setTimeout(() => server.closeAllConnections(), PATIENCE)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

function boundedServer(bounds: Bounds): Server {
  const server = createWebServer({
    requireHostHeader: false,
    maxHeaderSize: bounds.headerBytes,
    headersTimeout: bounds.headersTime,
    requestTimeout: bounds.requestTime,
    keepAliveTimeout: bounds.keepAliveTime,
    connectionsCheckingInterval: Math.min(LOOK_EVERY, bounds.headersTime),
  })
  server.setTimeout(bounds.idleTime)
  // All of them: Node would leave out the last, where proxies write. Their bytes are bounded.
  server.maxHeadersCount = 0
  return server
}

/** A request whose address or Host is none, before the application is asked; anything else is a defect. */
function refuse(error: unknown): Response {
  const status = error instanceof RequestError ? 400 : 500
  return new Response(unreadableProblem(status), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise<void>((resolve) => probe.close(() => resolve()))
  return port
}
