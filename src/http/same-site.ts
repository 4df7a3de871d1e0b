import { HTTPException } from 'hono/http-exception'
import type { Request } from './environment.ts'

/** Mail programs post there by themselves (RFC 8058), from nowhere; the token alone says whose mails end. */
const ONE_CLICK = /^\/[^/]+\/unsubscribe\/[^/]+$/

/** A form must come from this site: browsers say so in Sec-Fetch-Site, older ones in Origin. */
export async function sameSite(c: Request, next: () => Promise<void>): Promise<void> {
  if (ONE_CLICK.test(c.req.path)) return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own = [new URL(c.var.services.ctx.settings.publicUrl).origin, `http://${c.req.header('host')}`, `https://${c.req.header('host')}`]
  const fits = site === undefined ? origin !== undefined && own.includes(origin) : site === 'same-origin'
  if (!fits) throw new HTTPException(403)
  await next()
}
