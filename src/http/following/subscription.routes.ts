import { Hono } from 'hono'
import { subscriptionConfirmPage } from '../../../templates/pages/subscription-confirm.page.ts'
import { subscriptionDeletePage } from '../../../templates/pages/subscription-delete.page.ts'
import { PREFERENCE_NOTICES, subscriptionPreferencesPage } from '../../../templates/pages/subscription-preferences.page.ts'
import { subscriptionShutPage } from '../../../templates/pages/subscription-shut.page.ts'
import {
  changePreferences,
  confirmSubscription,
  deleteSubscriber,
  endSubscriptions,
  exportSubscriber,
  preferencesLink,
  readConfirmation,
  readPreferences,
  shutLinks,
  type Confirmation,
} from '../../subscriptions/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { linkAnswer, privately } from './subscription-link.ts'
import { isUuid } from '../uuid-param.ts'

/** `/{language}/subscribe/confirm/{token}` and `/{language}/subscribe/preferences/{token}`: what the links in mails open. A GET changes nothing. */
export const subscriptionRoutes = new Hono<Environment>()
  .use('/confirm/*', privately)
  .use('/preferences/*', privately)
  .onError((error, c) => linkAnswer(c, error))
  .get('/confirm/:token', async (c) => {
    const confirmation = await readConfirmation(c.var.ctx, c.req.param('token'))
    return c.html(confirmPage(c, confirmation, false), confirmation.state === 'over' ? 410 : 200)
  })
  .post('/confirm/:token', async (c) => {
    const confirmation = await confirmSubscription(c.var.ctx, c.req.param('token'))
    return c.html(confirmPage(c, confirmation, confirmation.changed), confirmation.state === 'over' ? 410 : 200)
  })
  .get('/preferences/:token', async (c) => showPreferences(c, c.req.param('token')))
  .post('/preferences/:token', async (c) => {
    const token = c.req.param('token')
    const { values } = await readForm(c)
    try {
      const { language, gap } = await changePreferences(c.var.ctx, token, values)
      return c.redirect(`/${language}/subscribe/preferences/${token}?done=${gap ? 'saved_gap' : 'saved'}`, 303)
    } catch (error) {
      return showPreferences(c, token, { values, ...refusal(c, error, (field) => field) })
    }
  })
  .post('/preferences/:token/end', async (c) => {
    const token = c.req.param('token')
    const { values } = await readForm(c)
    const id = values['end'] ?? ''
    if (values['all'] || isUuid(id)) await endSubscriptions(c.var.ctx, token, values['all'] ? null : id)
    return c.redirect(`${pathOf(c, token)}?done=${values['all'] ? 'ended_all' : 'ended'}`, 303)
  })
  .get('/preferences/:token/export', async (c) => {
    const data = await exportSubscriber(c.var.ctx, c.req.param('token'))
    c.header('Content-Disposition', 'attachment; filename="vigia.json"')
    return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, { 'Content-Type': 'application/json; charset=utf-8' })
  })
  .get('/preferences/:token/delete', async (c) => {
    const token = c.req.param('token')
    const { address } = await readPreferences(c.var.ctx, token)
    return c.html(subscriptionDeletePage({ state: 'asked', address, token }, pageOf(c)))
  })
  .post('/preferences/:token/delete', async (c) => {
    await deleteSubscriber(c.var.ctx, c.req.param('token'))
    return c.html(subscriptionDeletePage({ state: 'done' }, pageOf(c)))
  })
  .post('/preferences/:token/links', async (c) => {
    await shutLinks(c.var.ctx, c.req.param('token'))
    return c.html(subscriptionShutPage(pageOf(c)))
  })

function pathOf(c: Request, token: string): string {
  return `/${c.var.words.language}/subscribe/preferences/${token}`
}

function confirmPage(c: Request, confirmation: Confirmation, changed: boolean) {
  const { subscription, subscriberId, state } = confirmation
  const { stream, query } = subscription.topic
  const link = changed ? preferencesLink(c.var.ctx, subscriberId, c.var.words.language) : null
  return subscriptionConfirmPage(
    {
      state,
      subscription,
      key: query === '' ? stream : `${stream}?${query}`,
      token: c.req.param('token') ?? '',
      preferences: link === null ? null : new URL(link).pathname,
    },
    pageOf(c),
  )
}

async function showPreferences(
  c: Request,
  token: string,
  refused?: FormRefusal & { readonly values: Readonly<Record<string, string>> },
): Promise<Response> {
  const { address, language, attachReports, subscriptions, deleteAfter } = await readPreferences(c.var.ctx, token)
  const values = refused?.values ?? {
    language,
    attach_reports: attachReports ? '1' : '',
    ...Object.fromEntries(subscriptions.map(({ id, frequency }) => [`frequency_${id}`, frequency])),
  }
  const notice = refused ? null : (PREFERENCE_NOTICES.find((known) => known === c.req.query('done')) ?? null)
  const view = { token, address, subscriptions, deleteAfter, notice, values, errors: refused?.errors ?? {} }
  return c.html(subscriptionPreferencesPage(view, pageOf(c)), refused?.status ?? 200)
}
