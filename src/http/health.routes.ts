import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Watch } from '../operation/index.ts'
import { clientAddress, peerAddress } from './client.ts'
import type { Environment } from './environment.ts'

/**
 * `/healthz`: the process answers. `/readyz`: it should be sent work: the database answers and is migrated, the queue's tables are
 * there, no reader waits for what is read at the start, and it does not stop; else 503 that says which.
 */
export function healthRoutes(watch: Watch) {
  const headers = { 'Cache-Control': 'no-store' }
  return new Hono<Environment>()
    .get('/healthz', (c) => c.json({ status: 'ok' }, 200, headers))
    .get('/readyz', async (c) => {
      const readiness = await watch.readiness()
      return c.json(readiness, readiness.status === 'ready' ? 200 : 503, headers)
    })
}

/** `/healthz/connection`: how this request came, as far as it is believed. */
export const connectionRoutes = new Hono<Environment>().get('/healthz/connection', (c) => {
  const { proxies } = c.var.services
  const { incoming } = c.env as HttpBindings
  const peer = peerAddress(c)
  const trusted = proxies?.trusts(peer) ?? false
  const scheme = proxies?.schemeOf(peer, incoming.headers) ?? null
  return c.json({ client: clientAddress(c), proxy: trusted, scheme, host: c.req.header('host') ?? null }, 200, {
    'Cache-Control': 'no-store',
  })
})
