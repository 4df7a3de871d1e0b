import { Hono } from 'hono'
import { LANGUAGES } from '../../../templates/i18n/index.ts'
import { PROVIDER_CALLBACK, readActor, startProviderSignIn } from '../../accounts/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { clientAddress, setCookies } from '../client.ts'
import type { Environment } from '../environment.ts'
import { refusal } from '../form.ts'
import { tellSecurity } from '../security-line.ts'
import { ownPathOf } from './held-form.ts'
import { showSignIn } from './sign-in-page.ts'
import { cookieHeaders, tellEntered } from './tell-entered.ts'

/** `/{language}/sign-in/provider`: off to the identity provider, where there is one. */
export const providerRoutes = new Hono<Environment>().get('/', async (c) => {
  const { ctx, services, words } = c.var
  c.header('Cache-Control', 'no-store')
  if (!services.provider) throw new NotFound('provider')
  const next = ownPathOf(c, c.req.query('next'))
  const { publicUrl } = ctx.settings
  try {
    const { location, setCookie } = await startProviderSignIn(ctx, services.auth, services.provider, {
      onward: publicUrl + (next ?? `/${words.language}/workspace`),
      failed: `${publicUrl}/${words.language}/sign-in?provider=failed`,
      clientAddress: clientAddress(c),
    })
    setCookies(c, setCookie)
    return c.redirect(location, 302)
  } catch (error) {
    return showSignIn(c, { next, ...refusal(c, error, (field) => field) })
  }
})

/** Where the provider sends people back to; the address is agreed with it, so it has no language. */
export const providerCallback = new Hono<Environment>().get(PROVIDER_CALLBACK, async (c) => {
  const { provider, ctx, auth } = c.var.services
  c.set('ctx', ctx)
  if (!provider) throw new NotFound('provider')
  try {
    const answer = await provider.finish(c.req.raw)
    tellEntered(c, await readActor(ctx, auth, cookieHeaders(answer.headers.getSetCookie())))
    return answer
  } catch (error) {
    tellSecurity(c, 'sign_in_failed')
    c.var.services.log.error({ err: error, requestId: c.var.requestId }, 'sign-in with the provider')
    return c.redirect(`/${LANGUAGES[0] ?? 'es'}/sign-in?provider=failed`, 303)
  }
})
