import { html } from 'hono/html'
import type { InstitutionRef, ThemeRef } from '../view/references.ts'
import type { WebhookItem } from '../view/webhook.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { webhookFrame, webhookPath } from './parts/webhook-frame.ts'
import { webhookTopicFields } from './parts/webhook-topic-fields.ts'

export interface WebhookFormView extends FormState {
  /** The webhook that is changed; null for a new one. */
  readonly webhook: WebhookItem | null
  /** The version that what was typed is to follow. */
  readonly version: number
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
  /** Somebody else changed it meanwhile. */
  readonly conflict: boolean
}

/** A webhook's address, description and topics: posts `address`, `description`, `topics_<key>`, `more`, `version`. */
export function webhookFormPage(view: WebhookFormView, page: PageContext): Html {
  const { words } = page
  const { webhook } = view
  const title = words.t(webhook === null ? 'webhooks.form.new' : 'webhooks.form.edit')
  const label = {
    address: words.t('webhooks.field.address'),
    description: words.t('webhooks.field.description'),
    topics: words.t('webhooks.field.topics'),
  }
  const state = { ...view, labels: label }
  return webhookFrame(
    page,
    title,
    webhook,
    html`<div class="narrow">
      ${
        view.conflict
          ? html`<div class="problems" role="alert"><p>${words.t('webhooks.form.conflict')}</p></div>`
          : errorSummary(page, state)
      }
      <form
        class="form"
        method="post"
        action="${webhook === null ? ownPath(page, '/workspace/webhooks/new') : webhookPath(page, webhook.id, '/edit')}"
        novalidate
      >
        <input type="hidden" name="version" value="${view.version}" />
        ${textField(state, {
          name: 'address',
          label: label.address,
          hint: words.t('webhooks.field.address_hint'),
          type: 'url',
          autocomplete: 'off',
        })}
        ${textField(state, {
          name: 'description',
          label: label.description,
          hint: words.t('webhooks.field.description_hint'),
          autocomplete: 'off',
        })}
        ${webhookTopicFields(page, state, view)}
        <p><button type="submit">${words.t(webhook === null ? 'webhooks.form.create' : 'webhooks.form.save')}</button></p>
      </form>
    </div>`,
  )
}
