import { Hono } from 'hono'
import { ownSessionsPage } from '../../../templates/pages/own-sessions.page.ts'
import { endOwnSessions, listOwnSessions } from '../../accounts/index.ts'
import type { Environment, Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'

/** `/{language}/workspace/account/sessions`: where one's own account is open, and how to end that. */
export const ownSessionRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', async (c) => {
    const { ctx, services, words } = c.var
    const sessions = (await listOwnSessions(ctx, services.auth, c.req.raw.headers)).map((session) => ({
      ...session,
      startedAt: session.startedAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
    }))
    const done = { one: words.t('security.sessions.done'), others: words.t('security.sessions.done_others') }[c.req.query('done') ?? '']
    return c.html(ownSessionsPage({ sessions, done: done ?? null }, pageOf(c)))
  })
  .post('/end-others', async (c) => {
    await endOwnSessions(c.var.ctx, c.var.services.auth, c.req.raw.headers)
    return c.redirect(own(c, 'others'), 303)
  })
  .post('/:id/end', async (c) => {
    await endOwnSessions(c.var.ctx, c.var.services.auth, c.req.raw.headers, { id: idOf(c) })
    return c.redirect(own(c, 'one'), 303)
  })

function own(c: Request, done: string): string {
  return `/${c.var.words.language}/workspace/account/sessions?done=${done}`
}
