import { createServer as createWebServer, type Server } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import { StartRefused } from '../../db/errors.ts'
import type { App } from './environment.ts'
import type { Shortcut } from './caching/repeat-feeds.ts'
import { refuseRequest, refuseUnreadable, unreadableProblem } from './refuse-unreadable.ts'

export interface HttpServer {
  readonly origin: string
  /** Refuses new connections, lets requests under way finish, then ends idle connections. */
  close(): Promise<void>
}

/** Listens on a port (all interfaces unless a host is given). Throws StartRefused when the port is taken or may not be used. */
export async function listen(app: App & { readonly shortcut: Shortcut }, port: number, host: string | undefined): Promise<HttpServer> {
  const listener = getRequestListener(app.fetch, { ...(host === undefined ? {} : { hostname: host }), errorHandler: refuse })
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = createWebServer({ requireHostHeader: false }, (incoming, outgoing) => {
      // RFC 9112 section 3.2; Node would answer without a body.
      if (incoming.headers.host === undefined && incoming.httpVersion === '1.1') return refuseRequest(outgoing, 400)
      const onward = () => void listener(incoming, outgoing)
      if (!app.shortcut(incoming, outgoing, onward)) onward()
    })
    refuseUnreadable(starting)
    starting.once('error', reject)
    starting.listen(port, host, () => resolve(starting))
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    throw new StartRefused(`Port ${port} cannot be used (${error.code}). Stop what uses it, or set PORT to another one.`)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
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
