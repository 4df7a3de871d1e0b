import { Hono } from 'hono'
import { subscribePage, HONEYPOT } from '../../../templates/pages/subscribe.page.ts'
import { subscriptionAccessPage } from '../../../templates/pages/subscription-access.page.ts'
import { subscriptionAskedPage, type SubscriptionAskedView } from '../../../templates/pages/subscription-asked.page.ts'
import { listTopicChoices, readTopicToFollow, requestAccess, requestSubscription } from '../../subscriptions/index.ts'
import { clientAddress } from '../client.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'

const NO_CHOICES = { themes: [], institutions: [], recommendations: [], agreements: [] }

/** `/{language}/subscribe`: mails about a topic, without an account. Whoever asks gets the same answer. */
export const subscribeRoutes = new Hono<Environment>()
  .get('/', (c) => showForm(c, { topic: c.req.query('topic') ?? '', frequency: 'weekly', language: c.var.words.language }))
  .post('/', async (c) => {
    const { values } = await readForm(c)
    try {
      const fields = { ...values, email: values['email'] ?? '' }
      if (!values[HONEYPOT]) await requestSubscription(c.var.ctx, { fields, clientAddress: clientAddress(c) })
      return answer(c, fields.email, await readTopicToFollow(c.var.ctx, values['topic'] ?? ''))
    } catch (error) {
      return showForm(c, values, refused(c, error))
    }
  })
  .get('/access', (c) => c.html(subscriptionAccessPage({ values: {}, errors: {} }, pageOf(c))))
  .post('/access', async (c) => {
    const { values } = await readForm(c)
    try {
      const fields = { email: values['email'] ?? '', language: c.var.words.language }
      await requestAccess(c.var.ctx, { fields, clientAddress: clientAddress(c) })
      return answer(c, fields.email, null)
    } catch (error) {
      const { errors, status } = refused(c, error)
      return c.html(subscriptionAccessPage({ values, errors }, pageOf(c)), status)
    }
  })

function answer(c: Request, email: string, chosen: SubscriptionAskedView['chosen']): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(subscriptionAskedPage({ email: email.trim(), chosen }, pageOf(c)))
}

function refused(c: Request, error: unknown): FormRefusal {
  c.header('Cache-Control', 'no-store')
  return refusal(c, error, (field) => field)
}

/** The form with what was typed. A topic that names nothing is said, and everything offered to choose from. */
async function showForm(c: Request, values: Readonly<Record<string, string>>, problem?: FormRefusal): Promise<Response> {
  const { ctx } = c.var
  const key = values['topic'] ?? ''
  let errors = problem?.errors ?? {}
  let status: FormRefusal['status'] | 200 | 404 = problem?.status ?? 200
  let chosen = null
  if (key !== '') {
    try {
      chosen = await readTopicToFollow(ctx, key)
    } catch (error) {
      errors = { ...refusal(c, error, (field) => field).errors, ...errors }
      status = problem?.status ?? 404
    }
  }
  const choices = chosen === null ? await listTopicChoices(ctx) : NO_CHOICES
  return c.html(subscribePage({ values, errors, chosen, choices }, pageOf(c)), status)
}
