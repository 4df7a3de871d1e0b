import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { requireActor } from '../kernel/permissions.ts'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  endOldSecret,
  listDeliveries,
  listWebhooks,
  readDelivery,
  readWebhook,
  replayDelivery,
  replayFailed,
  rotateWebhookSecret,
  switchWebhook,
  testWebhook,
} from '../webhooks/index.ts'
import type { Environment, Request } from './environment.ts'
import { deliveryJson, deliveryStateOf, webhookChange, webhookJson, webhookOfJson, overlapOfJson, sinceOfJson } from './webhook-json.ts'

/** `/api/v1/webhooks`: what the pages of the workspace do, for programs whose key has the scope `manageWebhooks`. */
export const webhookApiRoutes = new Hono<Environment>()
  .get('/', async (c) => c.json({ webhooks: (await listWebhooks(c.var.ctx)).map(webhookJson) }))
  .post('/', async (c) => {
    const { ctx, words } = c.var
    requireActor(ctx, 'manageWebhooks')
    const { id: made, secret } = await addWebhook(ctx, { ...webhookOfJson(await bodyOf(c)), language: words.language })
    return c.json({ ...webhookJson(await readWebhook(ctx, made)), secret }, 201, {
      Location: `${ctx.settings.publicUrl}/api/v1/webhooks/${made}`,
    })
  })
  .get('/:id', async (c) => c.json(webhookJson(await readWebhook(c.var.ctx, id(c)))))
  .patch('/:id', async (c) => {
    const { ctx, words } = c.var
    const webhook = await readWebhook(ctx, id(c))
    const { state, ...change } = webhookChange(await bodyOf(c))
    if (Object.keys(change).length > 0) {
      const kept = { address: webhook.address, description: webhook.description, topics: webhook.topicKeys, version: webhook.version }
      await changeWebhook(ctx, { ...kept, ...change, id: webhook.id, language: words.language })
    }
    if (state !== undefined) await switchWebhook(ctx, { id: webhook.id, on: state === 'on' })
    return c.json(webhookJson(await readWebhook(ctx, webhook.id)))
  })
  .delete('/:id', async (c) => {
    await deleteWebhook(c.var.ctx, { id: id(c) })
    return c.body(null, 204)
  })
  .post('/:id/secret', async (c) => {
    requireActor(c.var.ctx, 'manageWebhooks')
    const { secret, oldUntil } = await rotateWebhookSecret(c.var.ctx, { id: id(c), overlapHours: overlapOfJson(await bodyOf(c)) })
    return c.json({ secret, old_secret_until: oldUntil?.toISOString() ?? null })
  })
  .delete('/:id/secret/old', async (c) => {
    await endOldSecret(c.var.ctx, { id: id(c) })
    return c.body(null, 204)
  })
  .post('/:id/test', async (c) => {
    const { deliveryId } = await testWebhook(c.var.ctx, { id: id(c) })
    return c.json(deliveryJson(await readDelivery(c.var.ctx, id(c), deliveryId)), 202)
  })
  .get('/:id/deliveries', async (c) => {
    const page = await listDeliveries(c.var.ctx, id(c), { state: deliveryStateOf(c.req.query('state')), beforeId: c.req.query('before') })
    return c.json({ deliveries: page.deliveries.map(deliveryJson), next_before: page.next })
  })
  .get('/:id/deliveries/:delivery', async (c) => c.json(deliveryJson(await readDelivery(c.var.ctx, id(c), c.req.param('delivery')))))
  .post('/:id/deliveries/:delivery/replay', async (c) => {
    const deliveryId = c.req.param('delivery')
    await replayDelivery(c.var.ctx, { id: id(c), deliveryId })
    return c.json(deliveryJson(await readDelivery(c.var.ctx, id(c), deliveryId)), 202)
  })
  .post('/:id/replay', async (c) => {
    requireActor(c.var.ctx, 'manageWebhooks')
    return c.json({ replayed: await replayFailed(c.var.ctx, { id: id(c), since: sinceOfJson(await bodyOf(c)) }) }, 202)
  })

function id(c: Request): string {
  return c.req.param('id') ?? ''
}

/** The JSON of a request; an empty body is an empty object. */
async function bodyOf(c: Request): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new HTTPException(400)
  }
}
