import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { acceptInvitationPage } from '../../templates/pages/accept-invitation.page.ts'
import { signInPage } from '../../templates/pages/sign-in.page.ts'
import { acceptInvitation, PASSWORD_MIN, readInvitation, signIn, signOut } from '../accounts/index.ts'
import type { Environment, Request } from './environment.ts'
import { readForm, refusal } from './form.ts'
import { pageOf } from './page-of.ts'

/** Signing in and out, and the one-time link that makes an account. Nothing here is ever cached. */
export const signInRoutes = new Hono<Environment>()
  .use('/sign-in', noStore)
  .use('/invitation/*', noStore)
  .get('/sign-in', (c) => c.html(signInPage({ next: safeNext(c, c.req.query('next')), values: {}, errors: {} }, pageOf(c))))
  .post('/sign-in', async (c) => {
    const { values } = await readForm(c)
    const next = safeNext(c, values['next'])
    try {
      await enter(c, values['email'] ?? '', values['password'] ?? '')
      return c.redirect(next ?? desk(c), 303)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return c.html(signInPage({ next, values: { email: values['email'] ?? '' }, errors }, pageOf(c)), status)
    }
  })
  .post('/sign-out', async (c) => {
    setCookies(c, (await signOut(c.var.ctx, c.var.services.auth, c.req.raw.headers)).setCookie)
    return c.redirect(`/${c.var.words.language}`, 303)
  })
  .get('/invitation/:token', (c) => showInvitation(c, null, {}, 200))
  .post('/invitation/:token', async (c) => {
    const { values } = await readForm(c)
    const { email = '', password = '' } = values
    try {
      await acceptInvitation(c.var.ctx, c.var.services.auth, {
        token: c.req.param('token'),
        name: values['name'] ?? '',
        publicName: values['public_name'] ?? '',
        email,
        password,
        passwordAgain: values['password_again'] ?? '',
      })
      await enter(c, email, password)
      return c.redirect(desk(c), 303)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return showInvitation(c, values, errors, status)
    }
  })

async function showInvitation(
  c: Request,
  typed: Readonly<Record<string, string>> | null,
  errors: Readonly<Record<string, string>>,
  status: 200 | 409 | 422,
): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const invitation = await readInvitation(c.var.ctx, token)
  const values = typed ?? { name: invitation.name ?? '', email: invitation.email ?? '' }
  return c.html(acceptInvitationPage({ token, email: null, passwordLength: PASSWORD_MIN, values, errors }, pageOf(c)), status)
}

async function enter(c: Request, email: string, password: string): Promise<void> {
  const clientAddress = getConnInfo(c).remote.address ?? 'unknown'
  setCookies(c, (await signIn(c.var.ctx, c.var.services.auth, { email, password, clientAddress })).setCookie)
}

function setCookies(c: Request, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}

/** Where to go after signing in: a path of this site and nothing else. */
function safeNext(c: Request, next: string | undefined): string | null {
  if (next === undefined || !/^\/(?![/\\])/.test(next)) return null
  const { publicUrl } = c.var.ctx.settings
  if (!URL.canParse(next, publicUrl)) return null
  const url = new URL(next, publicUrl)
  return url.origin === new URL(publicUrl).origin ? url.pathname + url.search : null
}

function desk(c: Request): string {
  return `/${c.var.words.language}/workspace`
}

async function noStore(c: Request, next: () => Promise<void>): Promise<void> {
  c.header('Cache-Control', 'no-store')
  await next()
}
