import { Hono } from 'hono'
import { LANGUAGES } from '../../../templates/i18n/index.ts'
import { dateIn } from '../../kernel/clock.ts'
import { NotFound } from '../../kernel/errors.ts'
import type { Environment } from '../environment.ts'

/** How long a copy of the file may be believed, in days (RFC 9116, section 2.5.5, asks for less than a year). */
const GOOD_FOR_DAYS = 180

/** `/.well-known/security.txt` (RFC 9116): where to report a weakness. Not there while nobody is named to report it to. */
export const securityTxtRoutes = new Hono<Environment>().get('/.well-known/security.txt', (c) => {
  const { settings, clock } = c.var.services.ctx
  const contact = settings.securityContact ?? settings.contact
  if (contact === undefined) throw new NotFound('security.txt')
  const expires = Temporal.PlainDate.from(dateIn('UTC', clock.now())).add({ days: GOOD_FOR_DAYS })
  const lines = [
    `Contact: ${/^https?:/.test(contact) ? contact : `mailto:${contact}`}`,
    `Expires: ${expires.toString()}T00:00:00Z`,
    `Preferred-Languages: ${LANGUAGES.join(', ')}`,
    `Canonical: ${settings.publicUrl}/.well-known/security.txt`,
  ]
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }
  return c.body(`${lines.join('\n')}\n`, 200, headers)
})
