import { accepts } from 'hono/accepts'
import { Hono } from 'hono'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { clientNetwork, readKeyActor } from '../../accounts/index.ts'
import { apiDocument, operations, Refused, type Operation } from '../../api/index.ts'
import { Forbidden, NotFound } from '../../kernel/errors.ts'
import { sendPublic } from './api-answer.ts'
import { clientAddress } from '../client.ts'
import { handleApi } from './api-handle.ts'
import { apiRates, type ApiLimits } from './api-rates.ts'
import type { Environment, Request } from '../environment.ts'
import { tellSecurity } from '../security-line.ts'

const SEEN_BY_OTHERS = 'ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'

/**
 * `/api/v1`: everything public for anybody, and what somebody's role may do with a key (`Authorization: Bearer`), never with a cookie.
 * Its operations are described in `src/api`; the document and these routes come from the same list.
 */
export function apiRoutes(limits: ApiLimits | undefined) {
  const rates = apiRates(limits)
  const routes = new Hono<Environment>().use(async (c, next) => {
    const language = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
    c.set('words', words(language))
    c.set('ctx', c.var.services.ctx)
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Access-Control-Expose-Headers', SEEN_BY_OTHERS)
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    if (c.req.method === 'OPTIONS') return next()
    const network = clientNetwork(clientAddress(c))
    const key = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const sent = c.req.header('authorization') !== undefined
    const actor = key === undefined ? null : await readKeyActor(c.var.services.ctx, key)
    const kind = c.req.method === 'GET' || c.req.method === 'HEAD' ? 'read' : 'write'
    const rate = await rates(kind, actor === null ? { network } : { account: actor.accountId })
    for (const [name, value] of Object.entries(rate.headers)) c.header(name, value)
    if (rate.isFirstOver) tellSecurity(c, 'rate_limited', actor?.accountId ?? null)
    if (!rate.allowed) throw new Refused('too-many-requests')
    if (sent && actor === null) refuseKey(c, true)
    c.set('ctx', { ...c.var.services.ctx, actor })
    await next()
  })
  const mount = (operation: Operation) =>
    routes.on(operation.method.toUpperCase(), operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => {
      if (operation.access !== 'public' && c.var.ctx.actor === null) refuseKey(c, false)
      return handleApi(c, operation)
    })
  const fixed = operations.filter(isFixed)
  fixed.forEach(mount)
  const documents = new Map<string, string>()
  routes.get('/openapi.json', (c) => {
    const { words: said, ctx } = c.var
    const document = documents.get(said.language) ?? JSON.stringify(apiDocument(said, ctx.settings.publicUrl))
    documents.set(said.language, document)
    c.header('Vary', 'Accept-Language')
    return sendPublic(c, document, false)
  })
  // `/webhooks/key` is no webhook, whatever the method.
  for (const { path } of fixed) routes.all(path, otherMethod)
  operations.filter((operation) => !isFixed(operation)).forEach(mount)
  return routes.all('*', otherMethod)
}

function refuseKey(c: Request, sent: boolean): never {
  c.header('WWW-Authenticate', sent ? 'Bearer realm="Vigia", error="invalid_token"' : 'Bearer realm="Vigia"')
  throw new Forbidden({ key: sent ? 'errors.key_invalid' : 'errors.key_needed' }, true)
}

const ROOT = operations.find(({ path }) => path === '/')

/** OPTIONS, and methods that an address does not know: says which it knows (RFC 9110 section 15.5.6). Throws NotFound where it knows none. */
function otherMethod(c: Request): Response | Promise<Response> {
  const path = c.req.path.replace(/^\/api\/v1/, '') || '/'
  if (ROOT && path === '/' && (c.req.method === 'GET' || c.req.method === 'HEAD')) return handleApi(c, ROOT)
  const exact = operations.filter((operation) => operation.path === path)
  const here = exact.length > 0 ? exact : operations.filter((operation) => pattern(operation.path).test(path))
  const methods = here.map(({ method }) => method.toUpperCase())
  if (path === '/openapi.json') methods.push('GET')
  if (methods.length === 0) throw new NotFound('api')
  const allow = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ')
  if (c.req.method !== 'OPTIONS') throw new Refused('method-not-allowed', { Allow: allow })
  c.header('Allow', allow)
  c.header('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS')
  c.header('Access-Control-Allow-Headers', 'Accept-Language, If-None-Match')
  c.header('Access-Control-Max-Age', '86400')
  return c.body(null, 204)
}

function isFixed({ path }: Operation): boolean {
  return !path.includes('{')
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}
