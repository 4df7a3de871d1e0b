import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { accepts } from 'hono/accepts'
import { Hono } from 'hono'
import { z } from 'zod'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { Refused } from '../../api/index.ts'
import { takeFeedback } from '../../deliveries/index.ts'
import { Forbidden, NotFound } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { readFeedback, type FeedbackReport } from '../../mail/index.ts'
import { hasToken } from '../caller.ts'
import type { Environment, Request } from '../environment.ts'

/** A report may bring the whole message that it is about, with the report attached to that. */
const LARGEST = 20 * 1024 * 1024

const Reported = z.array(
  z
    .object({
      token: z.string().max(2_000).optional(),
      return_path: z.string().max(2_000).optional(),
      type: z.enum(['bounce', 'complaint', 'delayed']),
      status: z.string().max(20).optional(),
    })
    .strict(),
)

/**
 * `POST /api/v1/mail/feedback`: failures and complaints, from whoever has the token: a raw report (`message/rfc822`), or a JSON list
 * of `{ return_path | token, type, status }`. Answers with what became of each, in order.
 */
export function mailFeedbackRoutes(token: string | undefined) {
  return new Hono<Environment>()
    .use(async (c, next) => {
      c.set('words', words(accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })))
      c.set('ctx', c.var.services.ctx)
      c.header('Cache-Control', 'no-store')
      if (c.req.method !== 'POST') throw new Refused('method-not-allowed', { Allow: 'POST' })
      if (token === undefined) throw new NotFound('feedback')
      if (hasToken(c, token)) return next()
      c.header('WWW-Authenticate', 'Bearer realm="Vigia"')
      throw new Forbidden({ key: 'errors.feedback_token_needed' }, true)
    })
    .use(
      bodyLimit({
        maxSize: LARGEST,
        onError: () => {
          throw new HTTPException(413)
        },
      }),
    )
    .post('/', async (c) => {
      const reports = await readReports(c)
      const outcomes = reports === null ? ['not_a_report'] : await takeFeedback(c.var.services.ctx, reports)
      return c.json({ outcomes })
    })
}

async function readReports(c: Request): Promise<readonly FeedbackReport[] | null> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'message/rfc822') {
    const report = await readFeedback(Buffer.from(await c.req.arrayBuffer()))
    return report && [report]
  }
  if (type !== 'application/json') throw new HTTPException(415)
  const body: unknown = await c.req.json().catch(() => {
    throw new HTTPException(400)
  })
  c.set('apiBody', body)
  return parse(Reported, body).map(({ token, return_path, type: kind, status }) => ({
    returnPaths: [token, return_path].filter((path) => path !== undefined),
    kind,
    status: status ?? null,
  }))
}
