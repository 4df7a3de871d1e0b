import { createHash } from 'node:crypto'
import { apiAddress, renamed, snakeCase, type Answer, type Operation } from '../../api/index.ts'
import { startOfDate, dateIn } from '../../kernel/clock.ts'
import type { AsOf } from '../as-of.ts'
import { versionTag } from './api-request.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Request } from '../environment.ts'

/** How long anybody may keep a public answer without asking again, in seconds. */
const KEPT_SECONDS = 60

/** What an answer says, in the shape of its operation: its own names, nothing that the document does not know. */
export function bodyOf(operation: Operation, answer: Answer, asOf: AsOf, fields: string | undefined): string {
  const shape = operation.answer.shape
  const whole = renamed(
    operation.travels
      ? { as_of: asOf.instant?.toISOString() ?? null, ...(answer.body as object), ...pageOf(answer) }
      : { ...(answer.body as object), ...pageOf(answer) },
    snakeCase,
  ) as Record<string, unknown>
  if (operation.list && !operation.travels) whole['as_of'] = null
  const known = shape === null ? undefined : shape.safeParse(whole)
  const body = (known?.success ? known.data : whole) as Record<string, unknown>
  if (fields === undefined || fields === '' || !operation.list) return JSON.stringify(body)
  const chosen = new Set(fields.split(','))
  const items = body['items'] as readonly Readonly<Record<string, unknown>>[]
  return JSON.stringify({
    ...body,
    items: items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => chosen.has(name)))),
  })
}

function pageOf({ next }: Answer): object {
  return next === undefined ? {} : { next }
}

/** The pages of a list as a Link header (RFC 8288): the first one, and the next where there is one. */
export function pageLinks(c: Request, operation: Operation, next: string | null): string {
  const query = new URL(c.req.url).searchParams
  query.delete('after')
  const address = (after: string | null) => {
    const asked = new URLSearchParams(query)
    if (after !== null) asked.set('after', after)
    const text = asked.toString()
    return apiAddress(c.var.ctx, `${operation.path}${text === '' ? '' : `?${text}`}`)
  }
  return [`<${address(null)}>; rel="first"`, ...(next === null ? [] : [`<${address(next)}>; rel="next"`])].join(', ')
}

/** Sends JSON that anybody may read, with a strong entity tag of its bytes; 304 to who has it already. */
export async function sendPublic(c: Request, body: string, keyed: boolean): Promise<Response> {
  const { ctx } = c.var
  const head = await ctx.db.selectFrom('log_head').select('last_instant').executeTakeFirstOrThrow()
  // Some labels turn with the day, without any act.
  const today = startOfDate(ctx.settings.timeZone, dateIn(ctx.settings.timeZone, ctx.clock.now()))
  const fresh = isFresh(c, {
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    lastModified: head.last_instant > today ? head.last_instant : today,
    cacheControl: keyed ? 'private, no-cache' : (c.res.headers.get('Cache-Control') ?? `public, max-age=${KEPT_SECONDS}`),
  })
  c.header('Vary', 'Authorization', { append: true })
  return fresh ? c.body(null, 304) : c.body(body, 200, { 'Content-Type': 'application/json' })
}

/** Sends what is of the caller alone. */
export function sendOwn(c: Request, status: number, body: string | null, version: number | undefined): Response {
  c.header('Cache-Control', 'no-store')
  if (version !== undefined) c.header('ETag', versionTag(version))
  if (body === null) return c.body(null, status as 204)
  return c.body(body, status as 200, { 'Content-Type': 'application/json' })
}
