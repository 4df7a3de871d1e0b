import { randomUUIDv7 } from 'node:crypto'
import { matchedRoutes } from 'hono/route'
import { acceptedRequestId, acceptedTrace, withOrigin } from '../kernel/origin.ts'
import type { Tracer } from '../kernel/tracer.ts'
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
    const { tracer } = services
    if (tracer === undefined) await withOrigin({ requestId }, next)
    else await withOrigin({ requestId, trace: acceptedTrace(c.req.header('traceparent')) }, () => traced(tracer, c, next))
    const milliseconds = performance.now() - started
    c.header('X-Request-Id', requestId)
    const { status } = c.res
    const { method, path } = c.req
    metrics.record({ route: routeOf(c), method, status, seconds: milliseconds / 1000 })
    services.log.info({ requestId, method, path: pathForLog(path), status, ms: Math.round(milliseconds) }, 'request')
  }
}

function routeOf(c: Request): string {
  return matchedRoutes(c).at(-1)?.path ?? ''
}

/** The request as a span that is named after its route, which is known at its end. */
function traced(tracer: Tracer, c: Request, next: () => Promise<void>): Promise<void> {
  const { method } = c.req
  return tracer.span(method, 'server', async (note) => {
    await next()
    const route = routeOf(c)
    const facts = { 'http.request.method': method, 'http.route': route, 'http.response.status_code': c.res.status }
    note({ ...facts, 'vigia.request_id': c.var.requestId }, `${method} ${route}`)
  })
}
