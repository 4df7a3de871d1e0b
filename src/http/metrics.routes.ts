import { Hono } from 'hono'
import type { Watch } from '../operation/index.ts'
import { hasToken, isLocal } from './caller.ts'
import type { Environment } from './environment.ts'

/** `/metrics` for Prometheus: for this machine, and for whoever has the token. */
export function metricsRoutes(watch: Watch, token: string | undefined) {
  return new Hono<Environment>().get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store')
    if (!isLocal(c) && !hasToken(c, token)) return c.text('Metrics are for this machine, and for whoever sends METRICS_TOKEN.\n', 403)
    return c.body(await watch.expose(), 200, { 'Content-Type': watch.metrics.contentType })
  })
}
