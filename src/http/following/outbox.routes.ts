import { Hono } from 'hono'
import { outboxMailPage } from '../../../templates/pages/outbox-mail.page.ts'
import { outboxPage } from '../../../templates/pages/outbox.page.ts'
import { NotFound } from '../../kernel/errors.ts'
import { readFromOutbox, readOutbox, readOutboxMail } from '../../mail/index.ts'
import { isLocal } from '../caller.ts'
import type { Environment, Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
/** What the page's own policy allows, and the frame. */
const WITH_FRAME = `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * `/{language}/outbox`: the mails that lie in DATA_DIR/outbox for want of a server, with their links to sign in. Hence only while no
 * server is set, for requests that begin on this machine, under a name that is this machine's own; not there otherwise.
 */
export const outboxRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    folderOf(c)
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', async (c) => c.html(outboxPage(await readOutbox(folderOf(c), c.req.query('before') ?? null), pageOf(c))))
  .get('/:name', async (c) => {
    const mail = await readOutboxMail(folderOf(c), c.req.param('name'))
    if (mail === null) throw new NotFound('mail')
    c.header('Content-Security-Policy', WITH_FRAME)
    return c.html(outboxMailPage({ ...mail, hasHtml: mail.html !== null }, pageOf(c)))
  })
  .get('/:name/html', async (c) => {
    const mail = await readOutboxMail(folderOf(c), c.req.param('name'))
    if (mail === null || mail.html === null) throw new NotFound('mail')
    c.header('Content-Security-Policy', `${NOTHING}; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'`)
    c.header('X-Frame-Options', 'SAMEORIGIN')
    return c.html(mail.html)
  })
  .get('/:name/source', async (c) => {
    const name = c.req.param('name')
    const bytes = await readFromOutbox(folderOf(c), name)
    if (bytes === null) throw new NotFound('mail')
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'message/rfc822' })
  })

/** Throws NotFound for whoever is not sitting at this machine. The name that is asked for counts too: another site may have it lead here. */
function folderOf(c: Request): string {
  const { outbox, ctx } = c.var.services
  const asked = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname ?? ''
  const own = OWN_NAMES.has(asked) && OWN_NAMES.has(new URL(ctx.settings.publicUrl).hostname)
  if (outbox === undefined || !own || !isLocal(c)) throw new NotFound('outbox')
  return outbox
}
