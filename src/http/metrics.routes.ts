import { Hono } from 'hono'
import { readMailState } from '../deliveries/index.ts'
import { readHubFigures } from '../hubs/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Metrics, ServiceFigures } from '../kernel/metrics.ts'
import { readFigures } from '../kernel/read-figures.ts'
import { listOutstandingEditions } from '../reports/index.ts'
import { hasToken, isLocal } from './caller.ts'
import type { Environment } from './environment.ts'

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
    hubs: await readHubFigures(ctx),
    mails: await readMailFigures(ctx),
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

async function readMailFigures(ctx: Context): Promise<ServiceFigures['mails']> {
  const { counts, oldest, outage } = await readMailState(ctx)
  return {
    byState: counts,
    oldestSeconds: oldest === null ? 0 : Math.max(0, (ctx.clock.now().getTime() - oldest.getTime()) / 1000),
    pausedSince: outage === null ? 0 : outage.since.getTime() / 1000,
  }
}
