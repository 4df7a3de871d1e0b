import { randomUUIDv7 } from 'node:crypto'
import { matchedRoutes } from 'hono/route'
import { acceptedRequestId, withOrigin } from '../kernel/origin.ts'
import type { Metrics } from '../operation/index.ts'
import type { Request, Services } from './environment.ts'
import { pathForLog } from './path-for-log.ts'

/** Gives each request its id (a proxy's, when that is a UUID) and the services; then counts and logs it: by its route, without what may be personal in its address. */
export function tellRequest(services: Services, metrics: Metrics): (c: Request, next: () => Promise<void>) => Promise<void> {
  return async (c, next) => {
    const started = performance.now()
    c.set('services', services)
    const requestId = acceptedRequestId(c.req.header('x-request-id')) ?? randomUUIDv7()
    c.set('requestId', requestId)
    await withOrigin({ requestId }, next)
    const milliseconds = performance.now() - started
    c.header('X-Request-Id', requestId)
    const { status } = c.res
    const { method, path } = c.req
    metrics.record({ route: matchedRoutes(c).at(-1)?.path ?? '', method, status, seconds: milliseconds / 1000 })
    services.log.info({ requestId, method, path: pathForLog(path), status, ms: Math.round(milliseconds) }, 'request')
  }
}
