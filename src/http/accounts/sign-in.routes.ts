import { Hono } from 'hono'
import { acceptInvitationPage } from '../../../templates/pages/accept-invitation.page.ts'
import { invitationOverPage } from '../../../templates/pages/invitation-over.page.ts'
import { acceptInvitation, findAccountTried, PASSWORD_MIN, readInvitation, signIn, signOut } from '../../accounts/index.ts'
import { isDomainError, RuleBroken } from '../../kernel/errors.ts'
import { clientAddress, CLEARED, setCookies } from '../client.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { enterWith } from './enter-with.ts'
import { carriedForm, ownPathOf } from './held-form.ts'
import { pageOf } from '../page-of.ts'
import { showSignIn } from './sign-in-page.ts'

/** Signing in and out, and the one-time link that makes an account. Nothing here is ever cached. */
export const signInRoutes = new Hono<Environment>()
  .use('/sign-in', noStore)
  .use('/invitation/*', noStore)
  .get('/sign-in', (c) => {
    const failed = c.req.query('provider') === 'failed' ? { errors: { '': c.var.words.t('errors.provider_failed') } } : {}
    return showSignIn(c, { next: ownPathOf(c, c.req.query('next')), ...failed })
  })
  .post('/sign-in', async (c) => {
    const form = await readForm(c)
    const { email = '', password = '' } = form.values
    const next = ownPathOf(c, form.values['next'])
    const held = carriedForm(c, form)
    try {
      return await enter(c, { email, password }, { next, held })
    } catch (error) {
      return showSignIn(c, { next, held, email, ...refusal(c, error, (field) => field) })
    }
  })
  .post('/sign-out', async (c) => {
    c.header('Clear-Site-Data', CLEARED)
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
      return await enter(c, { email, password }, { next: null, held: null })
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return showInvitation(c, values, errors, status)
    }
  })

async function showInvitation(
  c: Request,
  typed: Readonly<Record<string, string>> | null,
  errors: Readonly<Record<string, string>>,
  status: 200 | FormRefusal['status'],
): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const invitation = await readInvitation(c.var.ctx, token).catch((error: unknown) => {
    if (error instanceof RuleBroken) return null
    throw error
  })
  if (invitation === null) return c.html(invitationOverPage(pageOf(c)), 410)
  const values = typed ?? { name: invitation.name ?? '', email: invitation.email ?? '' }
  return c.html(
    acceptInvitationPage(
      { token, email: invitation.email, membership: invitation, passwordLength: PASSWORD_MIN, values, errors },
      pageOf(c),
    ),
    status,
  )
}

async function enter(
  c: Request,
  typed: { readonly email: string; readonly password: string },
  onward: Parameters<typeof enterWith>[2],
): Promise<Response> {
  const { ctx, services } = c.var
  const { setCookie } = await signIn(ctx, services.auth, { ...typed, clientAddress: clientAddress(c) }).catch(async (error: unknown) => {
    if (isDomainError(error)) c.set('triedAccountId', await findAccountTried(ctx, typed.email))
    throw error
  })
  return enterWith(c, setCookie, onward)
}

async function noStore(c: Request, next: () => Promise<void>): Promise<void> {
  c.header('Cache-Control', 'no-store')
  await next()
}
