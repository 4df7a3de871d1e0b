import { Hono } from 'hono'
import { linkSentPage, useLinkPage } from '../../../templates/pages/sign-in-link.page.ts'
import { readSignInLink, requestSignInLink, useSignInLink } from '../../accounts/index.ts'
import { clientAddress } from '../client.ts'
import type { Environment } from '../environment.ts'
import { readForm, refusal } from '../form.ts'
import { enterWith } from './enter-with.ts'
import { carriedForm, ownPathOf } from './held-form.ts'
import { pageOf } from '../page-of.ts'
import { showSignIn } from './sign-in-page.ts'

/** `/{language}/sign-in/link`: a link by mail. The token travels in the query, which no log line holds; only a POST uses it up. */
export const signInLinkRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .post('/', async (c) => {
    const form = await readForm(c)
    const email = form.values['email'] ?? ''
    const next = ownPathOf(c, form.values['next'])
    const held = carriedForm(c, form)
    try {
      const { language } = c.var.words
      await requestSignInLink(c.var.ctx, c.var.services.auth, { email, language, next, clientAddress: clientAddress(c) })
      return c.html(linkSentPage({ email: email.trim(), held }, pageOf(c)))
    } catch (error) {
      return showSignIn(c, { next, held, email, ...refusal(c, error, (field) => field) })
    }
  })
  .get('/', async (c) => {
    const token = c.req.query('token') ?? ''
    try {
      const { email } = await readSignInLink(c.var.ctx, token)
      return c.html(useLinkPage({ email, token }, pageOf(c)))
    } catch (error) {
      return showSignIn(c, { next: null, ...refusal(c, error, (field) => field) })
    }
  })
  .post('/use', async (c) => {
    const { values } = await readForm(c)
    try {
      const { setCookie, next } = await useSignInLink(c.var.ctx, c.var.services.auth, values['token'] ?? '')
      return await enterWith(c, setCookie, { next, held: null })
    } catch (error) {
      return showSignIn(c, { next: null, ...refusal(c, error, (field) => field) })
    }
  })
