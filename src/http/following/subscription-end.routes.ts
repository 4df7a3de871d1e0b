import { Hono } from 'hono'
import { subscriptionEndPage } from '../../../templates/pages/subscription-end.page.ts'
import { readUnsubscription, unsubscribe } from '../../subscriptions/index.ts'
import type { Environment } from '../environment.ts'
import { readForm } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { linkAnswer, privately } from './subscription-link.ts'

/**
 * `/{language}/unsubscribe/{token}`: a GET shows what ends and a button; a POST ends it, also one that a mail program sends without
 * a cookie or an Origin (RFC 8058 section 3.2). Whoever has the token may, so no other site can use it against anybody.
 */
export const subscriptionEndRoutes = new Hono<Environment>()
  .use(privately)
  .onError((error, c) => linkAnswer(c, error))
  .get('/:token', async (c) => {
    const token = c.req.param('token')
    const { frequency, subscriptions } = await readUnsubscription(c.var.ctx, token)
    const topics = subscriptions.map(({ topic }) => topic)
    return c.html(subscriptionEndPage({ state: topics.length === 0 ? 'ended_before' : 'asked', frequency, topics, token }, pageOf(c)))
  })
  .post('/:token', async (c) => {
    const token = c.req.param('token')
    // Whatever a mail program makes of the body, its owner wants no more mails.
    const form = await readForm(c).catch(() => null)
    const oneClick = form?.values['List-Unsubscribe'] === 'One-Click'
    const { frequency } = await readUnsubscription(c.var.ctx, token)
    const ended = await unsubscribe(c.var.ctx, token, oneClick ? 'one_click' : 'by_subscriber')
    return c.html(subscriptionEndPage({ state: ended === 0 ? 'ended_before' : 'ended', frequency, topics: [], token }, pageOf(c)))
  })
