import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { isMigrated } from '../../db/migrate.ts'
import { clientAddress, peerAddress } from './client.ts'
import type { Environment } from './environment.ts'

/** `/healthz`: the process answers; `/healthz/connection`: how this request came, as far as it is believed. `/readyz`: so do the database (migrated) and the queue's tables, and no reader waits for what is read at the start. */
export const healthRoutes = new Hono<Environment>()
  .get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }))
  .get('/healthz/connection', (c) => {
    const { proxies } = c.var.services
    const { incoming } = c.env as HttpBindings
    const peer = peerAddress(c)
    const trusted = proxies?.trusts(peer) ?? false
    const scheme = proxies?.schemeOf(peer, incoming.headers) ?? null
    return c.json({ client: clientAddress(c), proxy: trusted, scheme, host: c.req.header('host') ?? null }, 200, {
      'Cache-Control': 'no-store',
    })
  })
  .get('/readyz', async (c) => {
    const { ctx, pool, log, isWarm } = c.var.services
    try {
      const migrated = await isMigrated(ctx.db)
      await pool.query('select version from pgboss.version')
      const status = !migrated ? 'migrating' : isWarm?.() === false ? 'warming' : 'ready'
      return c.json({ status }, status === 'ready' ? 200 : 503, { 'Cache-Control': 'no-store' })
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      return c.json({ status: 'unavailable' }, 503, { 'Cache-Control': 'no-store' })
    }
  })
