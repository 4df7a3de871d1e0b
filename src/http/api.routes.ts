import { accepts } from 'hono/accepts'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { Hono } from 'hono'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { readKeyActor } from '../accounts/index.ts'
import { Forbidden } from '../kernel/errors.ts'
import { ALLOWED, may, type Permission } from '../kernel/permissions.ts'
import { addStatusUpdate } from '../recommendations/index.ts'
import { updateOfJson } from './api-update.ts'
import type { Environment, Request } from './environment.ts'
import { webhookApiRoutes } from './webhook-api.routes.ts'

const BODY_LIMIT = 1024 * 1024

/** `/api/v1`: for programs, with an API key (`Authorization: Bearer`) and never a cookie; messages follow Accept-Language. */
export const apiRoutes = new Hono<Environment>()
  .use(keyHolder)
  .use(
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: () => {
        throw new HTTPException(413)
      },
    }),
  )
  .get('/me', (c) => {
    const { actor } = c.var.ctx
    if (actor === null) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
    const permissions = (Object.keys(ALLOWED) as Permission[]).filter((permission) => may(actor, permission))
    return c.json({ id: actor.accountId, name: actor.name, public_name: actor.publicName, role: actor.role, scopes: permissions })
  })
  .post('/updates', async (c) => {
    const body: unknown = await c.req.json().catch((error: unknown) => {
      throw error instanceof SyntaxError ? new HTTPException(400) : error
    })
    const id = await addStatusUpdate(c.var.ctx, updateOfJson(body))
    return c.json({ id }, 201, { Location: `${c.var.ctx.settings.publicUrl}/${c.var.words.language}/workspace/updates/${id}` })
  })
  .route('/webhooks', webhookApiRoutes)

async function keyHolder(c: Request, next: () => Promise<void>): Promise<void> {
  const { ctx } = c.var.services
  const language = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
  c.set('words', words(language))
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'Accept-Language, Authorization')
  const key = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const actor = key === undefined ? null : await readKeyActor(ctx, key)
  c.set('ctx', { ...ctx, actor })
  if (actor === null) {
    c.header('WWW-Authenticate', key === undefined ? 'Bearer realm="Vigia"' : 'Bearer realm="Vigia", error="invalid_token"')
    throw new Forbidden({ key: key === undefined ? 'errors.key_needed' : 'errors.key_invalid' }, true)
  }
  await next()
}
