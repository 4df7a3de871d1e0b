import { createHash, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { Hono } from 'hono'
import type { Context } from '../kernel/context.ts'
import type { Metrics, ServiceFigures } from '../kernel/metrics.ts'
import { readFigures } from '../kernel/read-figures.ts'
import { listOutstandingEditions } from '../reports/index.ts'
import { clientAddress } from './client.ts'
import type { Environment, Request } from './environment.ts'

/** What a proxy adds when it passes a request on: such a one did not begin on this machine. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** `/metrics` for Prometheus: for this machine, and for whoever has the token. */
export function metricsRoutes(metrics: Metrics, token: string | undefined) {
  return new Hono<Environment>().get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store')
    if (!isLocal(c) && !hasToken(c, token)) return c.text('Metrics are for this machine, and for whoever sends METRICS_TOKEN.\n', 403)
    const { ctx, log } = c.var.services
    const figures = await read(ctx).catch((error: unknown) => {
      log.warn({ err: error }, 'metrics without the database')
      return null
    })
    return c.body(await metrics.expose(figures), 200, { 'Content-Type': metrics.contentType })
  })
}

async function read(ctx: Context): Promise<ServiceFigures> {
  const { held, lastIssued, ...figures } = await readFigures(ctx)
  const outstanding = await listOutstandingEditions(ctx)
  const since = outstanding.map((edition) => Date.parse(edition.since))
  return {
    ...figures,
    editions: {
      outstanding: outstanding.length,
      alerting: outstanding.filter(({ alert }) => alert).length,
      failedAttempts: outstanding.reduce((sum, { failures }) => sum + failures, 0),
      oldestSeconds: since.length === 0 ? 0 : Math.max(0, (ctx.clock.now().getTime() - Math.min(...since)) / 1000),
      held,
      lastIssued,
    },
  }
}

function isLocal(c: Request): boolean {
  if (PASSED_ON.some((name) => c.req.header(name) !== undefined)) return false
  const address = clientAddress(c).replace(/^::ffff:/i, '')
  return isIPv6(address) ? address === '::1' : address.startsWith('127.')
}

function hasToken(c: Request, token: string | undefined): boolean {
  const [, sent] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  return token !== undefined && sent !== undefined && timingSafeEqual(digest(sent), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
