import { z } from 'zod'
import { DELIVERY_STATES } from '../../templates/view/webhook.ts'
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
  webhookKey,
} from '../webhooks/index.ts'
import { apiAddress } from './addresses.ts'
import { operation, type Operation } from './operation.ts'
import { EmptyRequest } from './update-requests.ts'
import {
  Delivery,
  deliveryJson,
  MadeWebhook,
  ReplayRequest,
  SecretRequest,
  Webhook,
  WebhookChange,
  webhookJson,
  WebhookKey,
  WebhookListItem,
  WebhookRequest,
  WebhookSecret,
} from './webhook-shapes.ts'

const Params = z.object({ id: z.string().max(200) })
const DeliveryParams = Params.extend({ delivery: z.string().max(200) })
type Id = z.output<typeof Params>
type DeliveryId = z.output<typeof DeliveryParams>
const DeliveryQuery = z.object({
  state: z.enum(DELIVERY_STATES, 'unknown_value').optional(),
  before: z.string().max(200, 'filter_invalid').optional(),
})

/** As they were before there was a document: any Content-Type is read as JSON, and no body is an empty one. */
const common = { tag: 'webhooks', access: 'manageWebhooks', anyType: true, emptyBody: true } as const

/** What the pages of the workspace do with webhooks, for programs. */
export const webhookOperations: readonly Operation[] = [
  operation({
    id: 'readWebhookKey',
    method: 'get',
    path: '/webhooks/key',
    tag: 'webhooks',
    access: 'public',
    answer: { status: 200, shape: WebhookKey },
    example: {},
    async handle({ ctx }) {
      const { publicKey, createdAt } = await webhookKey(ctx)
      const keys = [{ signature: 'v1a', algorithm: 'ed25519', publicKey, createdAt }]
      return { body: { keys }, headers: { 'Cache-Control': 'public, max-age=3600' } }
    },
  }),
  operation({
    ...common,
    id: 'listWebhooks',
    method: 'get',
    path: '/webhooks',
    answer: { status: 200, shape: z.object({ webhooks: z.array(WebhookListItem) }) },
    async handle({ ctx }) {
      return { body: { webhooks: (await listWebhooks(ctx)).map(webhookJson) } }
    },
  }),
  operation<unknown, unknown, z.output<typeof WebhookRequest>>({
    ...common,
    id: 'addWebhook',
    method: 'post',
    path: '/webhooks',
    body: WebhookRequest,
    answer: { status: 201, shape: MadeWebhook, headers: ['Location'] },
    example: { body: { address: 'https://example.org/hooks', topics: ['changes?theme=oversight'] } },
    async handle({ ctx, body, language }) {
      const { id, secret } = await addWebhook(ctx, { ...body, language })
      return { body: { ...webhookJson(await readWebhook(ctx, id)), secret }, headers: { Location: apiAddress(ctx, `/webhooks/${id}`) } }
    },
  }),
  operation<unknown, Id>({
    ...common,
    id: 'readWebhook',
    method: 'get',
    path: '/webhooks/{id}',
    params: Params,
    answer: { status: 200, shape: Webhook },
    async handle({ ctx, params }) {
      return { body: webhookJson(await readWebhook(ctx, params.id)) }
    },
  }),
  operation<unknown, Id, z.output<typeof WebhookChange>>({
    ...common,
    id: 'changeWebhook',
    method: 'patch',
    path: '/webhooks/{id}',
    params: Params,
    body: WebhookChange,
    answer: { status: 200, shape: Webhook },
    async handle({ ctx, params, body, language }) {
      const webhook = await readWebhook(ctx, params.id)
      const { address, description, topics, state } = body
      if (address !== undefined || description !== undefined || topics !== undefined) {
        await changeWebhook(ctx, {
          address: address ?? webhook.address,
          description: description ?? webhook.description,
          topics: topics ?? webhook.topicKeys,
          version: webhook.version,
          id: webhook.id,
          language,
        })
      }
      if (state !== undefined) await switchWebhook(ctx, { id: webhook.id, on: state === 'on' })
      return { body: webhookJson(await readWebhook(ctx, webhook.id)) }
    },
  }),
  operation<unknown, Id>({
    ...common,
    id: 'deleteWebhook',
    method: 'delete',
    path: '/webhooks/{id}',
    params: Params,
    answer: { status: 204, shape: null },
    async handle({ ctx, params }) {
      await deleteWebhook(ctx, { id: params.id })
      return { status: 204 }
    },
  }),
  operation<unknown, Id, z.output<typeof SecretRequest>>({
    ...common,
    id: 'rotateWebhookSecret',
    method: 'post',
    path: '/webhooks/{id}/secret',
    params: Params,
    body: SecretRequest,
    answer: { status: 200, shape: WebhookSecret },
    example: { body: { overlap_hours: 24 } },
    async handle({ ctx, params, body }) {
      const { secret, oldUntil } = await rotateWebhookSecret(ctx, { id: params.id, overlapHours: body.overlapHours })
      return { body: { secret, oldSecretUntil: oldUntil } }
    },
  }),
  operation<unknown, Id>({
    ...common,
    id: 'endOldSecret',
    method: 'delete',
    path: '/webhooks/{id}/secret/old',
    params: Params,
    answer: { status: 204, shape: null },
    async handle({ ctx, params }) {
      await endOldSecret(ctx, { id: params.id })
      return { status: 204 }
    },
  }),
  operation<unknown, Id>({
    ...common,
    id: 'testWebhook',
    method: 'post',
    path: '/webhooks/{id}/test',
    params: Params,
    body: EmptyRequest,
    answer: { status: 202, shape: Delivery },
    async handle({ ctx, params }) {
      const { deliveryId } = await testWebhook(ctx, { id: params.id })
      return { body: deliveryJson(await readDelivery(ctx, params.id, deliveryId)) }
    },
  }),
  operation<z.output<typeof DeliveryQuery>, Id>({
    ...common,
    id: 'listDeliveries',
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    params: Params,
    query: DeliveryQuery,
    answer: { status: 200, shape: z.object({ deliveries: z.array(Delivery), next_before: z.string().nullable() }) },
    async handle({ ctx, params, query }) {
      const { deliveries, next } = await listDeliveries(ctx, params.id, { state: query.state, beforeId: query.before })
      return { body: { deliveries: deliveries.map(deliveryJson), nextBefore: next } }
    },
  }),
  operation<unknown, DeliveryId>({
    ...common,
    id: 'readDelivery',
    method: 'get',
    path: '/webhooks/{id}/deliveries/{delivery}',
    params: DeliveryParams,
    answer: { status: 200, shape: Delivery },
    async handle({ ctx, params }) {
      return { body: deliveryJson(await readDelivery(ctx, params.id, params.delivery)) }
    },
  }),
  operation<unknown, DeliveryId>({
    ...common,
    id: 'replayDelivery',
    method: 'post',
    path: '/webhooks/{id}/deliveries/{delivery}/replay',
    params: DeliveryParams,
    body: EmptyRequest,
    answer: { status: 202, shape: Delivery },
    async handle({ ctx, params }) {
      await replayDelivery(ctx, { id: params.id, deliveryId: params.delivery })
      return { body: deliveryJson(await readDelivery(ctx, params.id, params.delivery)) }
    },
  }),
  operation<unknown, Id, z.output<typeof ReplayRequest>>({
    ...common,
    id: 'replayFailed',
    method: 'post',
    path: '/webhooks/{id}/replay',
    params: Params,
    body: ReplayRequest,
    answer: { status: 202, shape: z.object({ replayed: z.int() }) },
    example: { body: { since: '2026-11-01T00:00:00Z' } },
    async handle({ ctx, params, body }) {
      return { body: { replayed: await replayFailed(ctx, { id: params.id, since: new Date(body.since) }) } }
    },
  }),
]
