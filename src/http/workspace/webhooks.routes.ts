import { Hono } from 'hono'
import type { MessageKey } from '../../../templates/i18n/index.ts'
import { webhookDeliveriesPage } from '../../../templates/pages/webhook-deliveries.page.ts'
import { webhookFormPage } from '../../../templates/pages/webhook-form.page.ts'
import { webhookListPage } from '../../../templates/pages/webhook-list.page.ts'
import { deleteWebhookPage, webhookPage } from '../../../templates/pages/webhook.page.ts'
import type { WebhookView } from '../../../templates/view/webhook.ts'
import { Conflict } from '../../kernel/errors.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { listInstitutions, listThemes } from '../../recommendations/index.ts'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  endOldSecret,
  KEPT_DAYS,
  listDeliveries,
  listWebhooks,
  MOST_TOPICS,
  MOST_WEBHOOKS,
  readWebhook,
  replayDelivery,
  replayFailed,
  rotateWebhookSecret,
  switchWebhook,
  testWebhook,
} from '../../webhooks/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'
import { topicValues, webhookInput, webhookValues } from './webhook-form.ts'
import { deliveryStateOf } from './delivery-state.ts'

type Values = Readonly<Record<string, string>>

const HOUR = 3_600_000
/** Seconds after which a log with something under way is worth reading again. */
const PAUSE = 3
const FRESH_MS = 60_000

const DONE: Readonly<Record<string, MessageKey>> = {
  test: 'webhooks.page.done.test',
  saved: 'webhooks.page.done.saved',
  on: 'webhooks.page.done.on',
  off: 'webhooks.page.done.off',
  secret: 'webhooks.page.done.secret',
  replayed: 'webhooks.page.done.replayed',
  deleted: 'webhooks.page.done.deleted',
}

/** `/{language}/workspace/webhooks`: where programs are told at, by whoever manages them. */
export const webhookRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', async (c) => {
    const limits = { webhooks: MOST_WEBHOOKS, topics: MOST_TOPICS }
    return c.html(webhookListPage({ webhooks: await listWebhooks(c.var.ctx), limits, done: done(c) }, pageOf(c)))
  })
  .get('/new', (c) => {
    const topic = c.req.query('topic')
    return showForm(c, null, { values: topicValues(topic === undefined ? ['changes'] : [topic]) })
  })
  .post('/new', async (c) => {
    const { values } = await readForm(c)
    try {
      const { id, secret } = await addWebhook(c.var.ctx, { ...webhookInput(values), language: c.var.words.language })
      return await show(c, await readWebhook(c.var.ctx, id), { freshSecret: secret, status: 201 })
    } catch (error) {
      return showForm(c, null, { values, ...refusal(c, error, fieldOf) })
    }
  })
  .get('/:id', async (c) => show(c, await shown(c)))
  .get('/:id/edit', async (c) => {
    const webhook = await shown(c)
    return showForm(c, webhook, { values: { ...webhookValues(webhook), version: String(webhook.version) } })
  })
  .post('/:id/edit', async (c) => {
    const { values } = await readForm(c)
    const webhook = await shown(c)
    const version = /^\d{1,9}$/.test(values['version'] ?? '') ? Number(values['version']) : 0
    try {
      await changeWebhook(c.var.ctx, { ...webhookInput(values), id: webhook.id, version, language: c.var.words.language })
      return back(c, '', 'saved')
    } catch (error) {
      const refused = refusal(c, error, fieldOf)
      if (!(error instanceof Conflict)) return showForm(c, webhook, { values, ...refused })
      return showForm(c, webhook, { values: { ...values, version: String(error.currentVersion) }, status: 409, conflict: true })
    }
  })
  .post('/:id/switch', async (c) => {
    const on = (await readForm(c)).values['state'] === 'on'
    await switchWebhook(c.var.ctx, { id: idOf(c), on })
    return back(c, '', on ? 'on' : 'off')
  })
  .post('/:id/secret', async (c) => {
    const { values } = await readForm(c)
    const webhook = await shown(c)
    try {
      const { secret } = await rotateWebhookSecret(c.var.ctx, {
        id: webhook.id,
        overlapHours: Number(values['overlap_hours'] || Number.NaN),
      })
      return await show(c, await shown(c), { freshSecret: secret })
    } catch (error) {
      const { status, errors } = refusal(c, error, () => '')
      return show(c, webhook, { problem: errors[''] ?? '', status })
    }
  })
  .post('/:id/secret/end', async (c) => {
    await endOldSecret(c.var.ctx, { id: idOf(c) })
    return back(c, '', 'secret')
  })
  .get('/:id/delete', async (c) => c.html(deleteWebhookPage(await shown(c), pageOf(c))))
  .post('/:id/delete', async (c) => {
    await deleteWebhook(c.var.ctx, { id: idOf(c) })
    return c.redirect(`${ownPath(c, '/webhooks')}?done=deleted`, 303)
  })
  .post('/:id/test', async (c) => {
    try {
      await testWebhook(c.var.ctx, { id: idOf(c) })
      return back(c, '/deliveries', 'test')
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return show(c, await shown(c), { problem: errors[''] ?? '', status })
    }
  })
  .get('/:id/deliveries', (c) => showLog(c))
  .post('/:id/deliveries/:delivery/replay', (c) =>
    act(c, async () => {
      await replayDelivery(c.var.ctx, { id: idOf(c), deliveryId: c.req.param('delivery') })
      return 'replayed'
    }),
  )
  .post('/:id/replay', (c) =>
    act(c, async () => {
      const hours = Number((await readForm(c)).values['hours'] || Number.NaN)
      const since = new Date(c.var.ctx.clock.now().getTime() - hours * HOUR)
      return String(await replayFailed(c.var.ctx, { id: idOf(c), since }))
    }),
  )

/** Does something to messages, then shows the log: with a name of `DONE`, or a number of messages. */
async function act(c: Request, verb: () => Promise<string>): Promise<Response> {
  try {
    return back(c, '/deliveries', await verb())
  } catch (error) {
    const { status, errors } = refusal(c, error, () => '')
    return showLog(c, { problem: errors[''] ?? '', status })
  }
}

async function showLog(
  c: Request,
  refused: { readonly problem: string; readonly status: FormRefusal['status'] } | null = null,
): Promise<Response> {
  const webhook = await shown(c)
  const state = refused === null ? deliveryStateOf(c.req.query('state')) : undefined
  const { deliveries, next } = await listDeliveries(c.var.ctx, webhook.id, { state, beforeId: c.req.query('before') })
  const since = new Date(c.var.ctx.clock.now().getTime() - FRESH_MS).toISOString()
  const isUnderWay = deliveries.some(({ state: is, createdAt }) => (is === 'waiting' || is === 'sending') && createdAt > since)
  if (c.req.query('done') !== undefined && isUnderWay) c.header('Refresh', String(PAUSE))
  const view = { webhook, deliveries, next, state: state ?? null, keptDays: KEPT_DAYS, done: done(c), problem: refused?.problem ?? null }
  return c.html(webhookDeliveriesPage(view, pageOf(c)), refused?.status ?? 200)
}

async function shown(c: Request): Promise<WebhookView> {
  return readWebhook(c.var.ctx, idOf(c))
}

function show(
  c: Request,
  webhook: WebhookView,
  more: { readonly freshSecret?: string; readonly problem?: string; readonly status?: 201 | FormRefusal['status'] } = {},
): Response | Promise<Response> {
  const view = { webhook, freshSecret: more.freshSecret ?? null, problem: more.problem ?? null, done: done(c) }
  return c.html(webhookPage(view, pageOf(c)), more.status ?? 200)
}

async function showForm(
  c: Request,
  webhook: WebhookView | null,
  form: { readonly values: Values; readonly errors?: Values; readonly status?: FormRefusal['status']; readonly conflict?: boolean },
): Promise<Response> {
  const { ctx } = c.var
  requireActor(ctx, 'manageWebhooks')
  const { values, errors = {}, status = 200, conflict = false } = form
  const version = /^\d{1,9}$/.test(values['version'] ?? '') ? Number(values['version']) : 0
  const view = { webhook, version, themes: await listThemes(ctx), institutions: await listInstitutions(ctx), values, errors, conflict }
  return c.html(webhookFormPage(view, pageOf(c)), status)
}

function back(c: Request, rest: string, what: string): Response {
  return c.redirect(`${ownPath(c, `/webhooks/${idOf(c)}${rest}`)}?done=${what}`, 303)
}

function done(c: Request): string | null {
  const asked = c.req.query('done') ?? ''
  if (/^\d{1,6}$/.test(asked)) return c.var.words.t('webhooks.page.replayed', { n: Number(asked) })
  const key = DONE[asked]
  return key === undefined ? null : c.var.words.t(key)
}

/** `topics.3` is shown at the topics. */
function fieldOf(field: string): string {
  return field.split('.')[0] ?? ''
}
