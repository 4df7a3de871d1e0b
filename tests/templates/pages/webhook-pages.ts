import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { webhookDeliveriesPage } from '../../../templates/pages/webhook-deliveries.page.ts'
import { webhookFormPage } from '../../../templates/pages/webhook-form.page.ts'
import { webhookListPage } from '../../../templates/pages/webhook-list.page.ts'
import { deleteWebhookPage, webhookPage } from '../../../templates/pages/webhook.page.ts'
import { ATTEMPT_FAULTS, DELIVERY_STATES, type DeliveryView, type WebhookView } from '../../../templates/view/webhook.ts'
import type { sampleRecord } from './sample.ts'

type Pages = Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>>

/** The pages of webhooks, on a record. */
export function webhookPages(record: typeof sampleRecord): Pages {
  const { theme, institution } = record
  const webhook: WebhookView = {
    id: '01930000-0000-7000-8000-0000000000aa',
    address: 'https://avisos.example/hooks/<token>?a=1&b=2',
    description: 'Canal de <la redacción>',
    state: 'on',
    disabled: null,
    owner: { organisation: { es: 'Observatorio', en: 'Observatory' } },
    ownerStands: true,
    topicKeys: ['changes', `changes?theme=${theme.slug}`],
    createdAt: '2026-11-01T12:00:00.000Z',
    acceptedAt: null,
    failures: 3,
    waiting: 2,
    unsent: 1,
    version: 2,
    topics: [
      { stream: 'changes', query: '', filters: [] },
      { stream: 'changes', query: `theme=${theme.slug}`, filters: [{ name: 'theme', value: theme.slug, label: theme.name }] },
    ],
    secretMadeAt: '2026-11-01T12:00:00.000Z',
    oldSecretUntil: '2026-11-21T12:00:00.000Z',
  }
  const disabled: WebhookView = {
    ...webhook,
    description: '',
    state: 'disabled',
    disabled: { at: '2026-11-20T12:00:00.000Z', reason: 'exhausted' },
    owner: { person: 'Rosa Quispe' },
    oldSecretUntil: null,
  }
  const deliveries = DELIVERY_STATES.map((state, place): DeliveryView => ({
    id: `01930000-0000-7000-8000-00000000000${place}`,
    messageId: `msg_0193000000007000800000000000000${place}`,
    act: state === 'accepted' ? null : { seq: place, kind: 'update_published', recommendation: 'REC-01', institution: institution.name },
    state,
    createdAt: '2026-11-20T12:00:00.000Z',
    nextTryAt: state === 'waiting' ? '2026-11-20T13:00:00.000Z' : null,
    finishedAt: null,
    attempts: [null, ...ATTEMPT_FAULTS].map((fault) => ({
      beganAt: '2026-11-20T12:00:00.000Z',
      milliseconds: 12_345,
      status: fault === 'redirect' || fault === null ? 302 : null,
      fault,
    })),
  }))
  const log = { webhook, deliveries, state: null, next: deliveries[0]?.id ?? null, keptDays: 30, done: 'Hecho.', problem: null }
  const form = { webhook: null, version: 0, themes: [theme], institutions: [institution], conflict: false }
  const values = { address: 'http://x', topics_changes: '1', [`topics_changes?theme=${theme.slug}`]: '1', more: 'changes?q=<b>' }
  const errors = { address: 'No.', topics: 'Tampoco.' }
  const path = `/workspace/webhooks/${webhook.id}`
  return {
    webhooks: {
      path: '/workspace/webhooks',
      workspace: true,
      render: (page) =>
        webhookListPage(
          { webhooks: [webhook, disabled, { ...webhook, ownerStands: false }], limits: { webhooks: 20, topics: 50 }, done: null },
          page,
        ),
    },
    'webhooks-none': {
      path: '/workspace/webhooks',
      workspace: true,
      render: (page) => webhookListPage({ webhooks: [], limits: { webhooks: 20, topics: 50 }, done: 'Hecho.' }, page),
    },
    'webhook-new': {
      path: '/workspace/webhooks/new',
      workspace: true,
      render: (page) => webhookFormPage({ ...form, values, errors }, page),
    },
    'webhook-edit': {
      path: `${path}/edit`,
      workspace: true,
      render: (page) => webhookFormPage({ ...form, webhook, version: 2, values, errors: {}, conflict: true }, page),
    },
    webhook: {
      path,
      workspace: true,
      render: (page) => webhookPage({ webhook, freshSecret: 'whsec_x', done: null, problem: null }, page),
    },
    'webhook-disabled': {
      path,
      workspace: true,
      render: (page) => webhookPage({ webhook: disabled, freshSecret: null, done: 'Hecho.', problem: 'No.' }, page),
    },
    'webhook-delete': { path: `${path}/delete`, workspace: true, render: (page) => deleteWebhookPage(webhook, page) },
    'webhook-deliveries': { path: `${path}/deliveries`, workspace: true, render: (page) => webhookDeliveriesPage(log, page) },
    'webhook-deliveries-none': {
      path: `${path}/deliveries?state=held`,
      workspace: true,
      render: (page) =>
        webhookDeliveriesPage({ ...log, webhook: disabled, deliveries: [], next: null, state: 'held', done: null, problem: 'No.' }, page),
    },
  }
}
