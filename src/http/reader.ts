import { LANGUAGES, words, type Words } from '../../templates/i18n/index.ts'
import { readActor } from '../accounts/index.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Request } from './environment.ts'

/** Finds the language of the address and who is signed in. Without a cookie no session is looked up. */
export async function reader(c: Request, next: () => Promise<void>): Promise<Response | void> {
  const { services } = c.var
  c.set('words', wordsOf(c))
  refuseNul(c)
  const session = c.req.header('cookie') === undefined ? null : await readActor(services.ctx, services.auth, c.req.raw.headers)
  c.set('ctx', { ...services.ctx, actor: session?.actor ?? null })
  c.set('pending', session?.pending)
  if (session?.pending === 'second_factor') c.set('triedAccountId', session.accountId)
  if (mustEnrolFirst(c)) return c.redirect(`/${c.var.words.language}/workspace/account/second-factor`, 303)
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', session ? 'private, no-store' : 'no-cache')
  c.header('Vary', 'Cookie', { append: true })
}

/** Whoever must turn a second factor on is led there from every page of the workspace but those of their own account. */
function mustEnrolFirst(c: Request): boolean {
  const [, , section, page] = c.req.path.split('/')
  return c.var.pending === 'enrolment' && c.req.method === 'GET' && section === 'workspace' && page !== 'account'
}

/** Files and feeds are the same for everybody: only the language of the address counts. */
export async function file(c: Request, next: () => Promise<void>): Promise<void> {
  c.set('words', wordsOf(c))
  c.set('ctx', c.var.services.ctx)
  refuseNul(c)
  await next()
}

/** Postgres has no text with U+0000, so nothing on record has such an address. */
function refuseNul(c: Request): void {
  if (/\0|%00/.test(c.req.path)) throw new NotFound('page')
}

/** In the language of the address; the first one where it names none. */
export function wordsOf(c: Request): Words {
  return words(LANGUAGES.find((language) => c.req.path.split('/')[1] === language) ?? LANGUAGES[0] ?? 'es')
}
