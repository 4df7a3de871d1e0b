import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { StartRefused } from '../../db/errors.ts'
import type { Watch } from '../operation/index.ts'
import type { Environment } from './environment.ts'
import { healthRoutes } from './health.routes.ts'
import { metricsRoutes } from './metrics.routes.ts'

export interface WatchPlace {
  readonly port: number
  readonly host: string
  readonly token: string | undefined
}

/**
 * `/metrics`, `/healthz` and `/readyz` at a port of their own, from before the database is opened until after it is closed: for
 * workers, which have no web address, and for whoever keeps them from the readers' port. Throws StartRefused when the port is taken.
 */
export async function listenForWatch(watch: Watch, { port, host, token }: WatchPlace): Promise<{ close(): Promise<void> }> {
  const app = new Hono<Environment>()
  app.route('/', healthRoutes(watch))
  app.route('/', metricsRoutes(watch, token))
  const listener = getRequestListener(app.fetch)
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)).catch(
    (error: NodeJS.ErrnoException) => {
      throw new StartRefused(
        `METRICS_PORT ${port} cannot be used on ${host} (${error.code ?? 'unknown'}). Stop what uses it, or set METRICS_PORT or METRICS_HOST to another one.`,
      )
    },
  )
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
